"""The Glue step: of records with the same text, the first stays.

Records are JSON Lines, UTF-8. Two texts are the same when they differ only in white space or in how Unicode
composes a character: in what the stage Etl evens out, if it came before. What stays keeps its bytes and its
place.

    python3 deduplicate.py --lines < records > fewer      on one machine, nothing else needed
    ... --execution-id E --input-bucket B --input-key K --output-bucket B --output-key K
                                                          as a Glue job, on Spark

As a job it keeps to the handover of the other stages: the input is compared with the SHA-256 in its metadata
before anything made from it is published; the output is one object, written once, with its own; an output
that is there already is the answer; result.json beside it tells what happened, and once it tells of success
it stays.
"""

import argparse
import base64
import hashlib
import json
import sys
import tempfile
import traceback
import unicodedata

STAGE = "Deduplicate"
DUPLICATE = "duplicate"
# what every stage hands on; the rest of the metadata is about one object
ORIGIN = ("dataset", "input-sha256", "model")
CHUNK = 1 << 20
ATTEMPTS = 5
# another was first, or is at it: https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
LOST = (409, 412)


class DamagedInput(Exception):
    """The input is not what its metadata says, or not what a stage hands over."""


def identity(line):
    """What two records must share for one of them to go: 16 bytes of the digest of the text."""
    try:
        text = json.loads(line)["text"]
        same = " ".join(unicodedata.normalize("NFC", text).split())
    except (ValueError, TypeError, KeyError) as e:
        raise DamagedInput(f"not a JSON object with a text: {line[:80]!r}") from e
    return hashlib.sha256(same.encode()).digest()[:16]


def deduplicated(lines):
    """The lines whose identity was not there before, in their order."""
    seen = set()
    for line in lines:
        key = identity(line)
        if key not in seen:
            seen.add(key)
            yield line


def deduplicated_on_spark(context, uri):
    """The same, with the memory and the disks of all workers: the first of each identity, in order."""
    numbered = context.textFile(uri).zipWithIndex()
    first = numbered.map(lambda each: (identity(each[0]), (each[1], each[0]))).reduceByKey(min)
    return (line for _, line in first.values().sortBy(lambda each: each[0]).toLocalIterator())


class Handover:
    """Takes over what the stage before left in the bucket, and hands over what this one makes of it."""

    def __init__(self, s3, arguments):
        self.s3 = s3
        self.arguments = arguments
        # by a header: the boto3 that Glue brings may be older than the parameters IfNoneMatch and IfMatch
        s3.meta.events.register("before-sign.s3.PutObject", self._conditionally)
        self._condition = {}

    def run(self, transform):
        """Publishes what `transform` makes of the input, once; answers the stage's result."""
        try:
            result = self._there_already() or self._make(transform)
        except Exception as e:
            self._try_to_tell(failure(e))
            raise
        self._try_to_tell(result)
        return result

    def _make(self, transform):
        read, metadata = self._verified_input()
        with tempfile.TemporaryFile() as file:
            written, sha256 = spool(transform(), file)
            told = {name: metadata[name] for name in ORIGIN if name in metadata}
            told |= {"sha256": sha256.hex(), "records": str(written)}
            dropped = {DUPLICATE: read - written} if read > written else {}
            if dropped:
                told["dropped"] = json.dumps(dropped)
            if not self._publish(file, sha256, told):
                return self._there_already() or written_by_others(self.arguments.output_key)
        return success(self.arguments.output_key, written, dropped, False)

    def _verified_input(self):
        """How many records there are, and the metadata."""
        answer = self.s3.get_object(Bucket=self.arguments.input_bucket, Key=self.arguments.input_key)
        digest, lines, last = hashlib.sha256(), 0, b"\n"
        for chunk in answer["Body"].iter_chunks(CHUNK):
            digest.update(chunk)
            lines += chunk.count(b"\n")
            last = chunk[-1:]
        expected = answer["Metadata"].get("sha256")
        if digest.hexdigest() != expected:
            raise DamagedInput(
                f"s3://{self.arguments.input_bucket}/{self.arguments.input_key} has the SHA-256"
                f" {digest.hexdigest()}, but its metadata says {expected}"
            )
        return lines + (last != b"\n"), answer["Metadata"]

    def _publish(self, file, sha256, metadata):
        """Whether it was this one; otherwise another attempt was first, with the same bytes."""
        file.seek(0)
        what = {"Key": self.arguments.output_key, "Body": file, "ContentType": "application/x-ndjson"}
        checksum = base64.b64encode(sha256).decode()
        return self._put({"If-None-Match": "*"}, **what, ChecksumSHA256=checksum, Metadata=metadata)

    def _put(self, condition, **what):
        """Whether the object was put; not if the condition does not hold any more."""
        self._condition = condition
        try:
            self.s3.put_object(Bucket=self.arguments.output_bucket, **what)
            return True
        except self.s3.exceptions.ClientError as e:
            if e.response["ResponseMetadata"]["HTTPStatusCode"] in LOST:
                return False
            raise
        finally:
            self._condition = {}

    def _conditionally(self, request, **_):
        for name, value in self._condition.items():
            request.headers[name] = value

    def _head(self, key):
        """What is known of an object; none if it is not there."""
        try:
            return self.s3.head_object(Bucket=self.arguments.output_bucket, Key=key)
        except self.s3.exceptions.ClientError as e:
            if e.response["ResponseMetadata"]["HTTPStatusCode"] == 404:
                return None
            raise

    def _there_already(self):
        """The result of an earlier attempt, told by the objects; none if there is no output."""
        there = self._head(self.arguments.output_key)
        if there is None:
            return None
        metadata = there["Metadata"]
        dropped = json.loads(metadata.get("dropped", "{}"))
        return success(self.arguments.output_key, int(metadata["records"]), dropped, True)

    def _try_to_tell(self, result):
        """What happened matters more than whether it could be written down."""
        print(json.dumps({"executionId": self.arguments.execution_id, **result}))
        try:
            self._tell(result)
        except Exception as e:
            print(f"deduplicate.py: the result could not be written: {e}", file=sys.stderr)

    def _tell(self, result):
        key = self.arguments.output_key.rsplit("/", 1)[0] + "/result.json"
        for _ in range(ATTEMPTS):
            there = self._head(key)
            if there and there["Metadata"].get("status") == "SUCCEEDED":
                return
            condition = {"If-Match": there["ETag"]} if there else {"If-None-Match": "*"}
            what = {"Key": key, "Body": json.dumps(result).encode(), "ContentType": "application/json"}
            if self._put(condition, **what, Metadata={"status": result["status"]}):
                return
        written_by_others(key)


def written_by_others(key):
    raise OSError(f"{key} is written by others at the same time; try again")


def spool(lines, file):
    """Writes the lines; answers how many, and the SHA-256 of what is in the file now."""
    digest, count = hashlib.sha256(), 0
    for line in lines:
        data = line.encode() + b"\n"
        digest.update(data)
        file.write(data)
        count += 1
    file.flush()
    return count, digest.digest()


def success(output, written, dropped, repeated):
    return result("SUCCEEDED", written, dropped, output, repeated)


def failure(e):
    why = (type(e).__name__, str(e), traceback.format_exc())
    return result("FAILED", 0, {}, None, False, *why)


def result(status, written, dropped, output, repeated, error=None, message=None, trace=None):
    """As the other stages tell theirs."""
    read = written + sum(dropped.values())
    counts = {"recordsProcessed": read, "recordsWritten": written, "dropped": dropped}
    why = {"errorType": error, "errorMessage": message, "stackTrace": trace}
    return {"status": status, "stage": STAGE, **counts, "output": output, "repeated": repeated, **why}


def arguments_of(arguments):
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0], allow_abbrev=False)
    for name in ("execution-id", "input-bucket", "input-key", "output-bucket", "output-key"):
        parser.add_argument("--" + name, required=True)
    # Glue adds some of its own
    return parser.parse_known_args(arguments)[0]


def on_lines(source, target):
    for line in deduplicated(each.rstrip("\n") for each in source):
        target.write(line + "\n")


def on_glue(arguments):
    given = arguments_of(arguments)
    # Glue has both
    import boto3
    from pyspark.context import SparkContext

    uri = f"s3://{given.input_bucket}/{given.input_key}"
    Handover(boto3.client("s3"), given).run(
        lambda: deduplicated_on_spark(SparkContext.getOrCreate(), uri)
    )


def main(arguments):
    if arguments != ["--lines"]:
        on_glue(arguments)
        return
    lines = {"encoding": "utf-8", "newline": "\n"}
    with open(0, closefd=False, **lines) as source, open(1, "w", closefd=False, **lines) as target:
        try:
            on_lines(source, target)
        except (DamagedInput, UnicodeDecodeError) as e:
            sys.exit(f"deduplicate.py: {e}")


if __name__ == "__main__":
    main(sys.argv[1:])
