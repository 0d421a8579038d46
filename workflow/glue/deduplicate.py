"""The Glue step: of records with the same text, the first stays.

Records are JSON Lines, UTF-8. Two texts are the same when they differ only in white space or in how Unicode
composes a character: in what the stage Etl evens out, if it came before. What stays keeps its bytes and its
place.

    python3 deduplicate.py --lines < records > fewer      on one machine, nothing else needed
    ... --execution-id E --input-bucket B --input-key K --output-bucket B --output-key K
                                                          as a Glue job, on Spark

As a job it keeps to the handover of the other stages: the input is compared with the size and the SHA-256
in its metadata before anything made from it is published; the output is one object, written once, with
its own; an output that is there already is the answer; result.json beside it tells what happened.
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
        # by a header: the boto3 that Glue brings may be older than the parameter IfNoneMatch
        s3.meta.events.register("before-sign.s3.PutObject", self._once)
        self._create_only = False

    def run(self, transform):
        """Publishes what `transform` makes of the input, once; answers the stage's result."""
        try:
            result = self._there_already() or self._make(transform)
        except Exception as e:
            self._tell(failure(e))
            raise
        self._tell(result)
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
                return self._there_already()
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
        self._create_only = True
        try:
            self.s3.put_object(
                Bucket=self.arguments.output_bucket,
                Key=self.arguments.output_key,
                Body=file,
                ContentType="application/x-ndjson",
                ChecksumSHA256=base64.b64encode(sha256).decode(),
                Metadata=metadata,
            )
            return True
        except self.s3.exceptions.ClientError as e:
            if e.response["ResponseMetadata"]["HTTPStatusCode"] == 412:
                return False
            raise
        finally:
            self._create_only = False

    def _once(self, request, **_):
        if self._create_only:
            request.headers["If-None-Match"] = "*"

    def _there_already(self):
        """The result of an earlier attempt, told by the objects; none if there is no output."""
        try:
            there = self.s3.head_object(
                Bucket=self.arguments.output_bucket, Key=self.arguments.output_key
            )["Metadata"]
        except self.s3.exceptions.ClientError as e:
            if e.response["ResponseMetadata"]["HTTPStatusCode"] == 404:
                return None
            raise
        dropped = json.loads(there.get("dropped", "{}"))
        return success(self.arguments.output_key, int(there["records"]), dropped, True)

    def _tell(self, result):
        print(json.dumps({"executionId": self.arguments.execution_id, **result}))
        self.s3.put_object(
            Bucket=self.arguments.output_bucket,
            Key=self.arguments.output_key.rsplit("/", 1)[0] + "/result.json",
            Body=json.dumps(result).encode(),
            ContentType="application/json",
        )


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
    return {
        "status": status,
        "stage": STAGE,
        "recordsProcessed": written + sum(dropped.values()),
        "recordsWritten": written,
        "dropped": dropped,
        "output": output,
        "repeated": repeated,
        "errorType": error,
        "errorMessage": message,
        "stackTrace": trace,
    }


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
