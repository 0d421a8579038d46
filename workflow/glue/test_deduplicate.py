"""What the Glue script promises; its handover on a real S3 server of moto's, Spark left out.

Run by: python3 -m unittest discover -s workflow/glue
"""

import argparse
import hashlib
import json
import os
import pathlib
import random
import subprocess
import sys
import unittest
import unicodedata

import deduplicate

try:
    import boto3
    from moto.server import ThreadedMotoServer
except ImportError:
    ThreadedMotoServer = None

SCRIPT = pathlib.Path(deduplicate.__file__)


def record(text, **more):
    return json.dumps({"text": text, **more}, ensure_ascii=False)


class Lines(unittest.TestCase):
    def test_lines_ofTheSameText_stayOnce_theFirst(self):
        lines = [record("a", n=1), record("b", n=2), record("a", n=3)]
        self.assertEqual(list(deduplicate.deduplicated(lines)), lines[:2])

    def test_texts_thatDifferInBlanksOrCompositionOnly_areTheSame(self):
        lines = [record("caf\u00e9  noir"), record(" cafe\u0301 noir\t"), record("Caf\u00e9 noir")]
        self.assertEqual(list(deduplicate.deduplicated(lines)), [lines[0], lines[2]])

    def test_lines_keepTheirBytes(self):
        line = '{ "text" : "\\u00e9" ,"x":1.50}'
        self.assertEqual(list(deduplicate.deduplicated([line])), [line])

    def test_line_withoutAText_isDamage_namedByItsBeginning(self):
        for line in ("{", "[]", '{"txt":"a"}', '{"text":7}', "", "\ufffd"):
            with self.assertRaisesRegex(deduplicate.DamagedInput, "not a JSON object with a text"):
                list(deduplicate.deduplicated([line]))

    def test_anyLines_leaveEachIdentityOnce_inOrder(self):
        seed = int(os.environ.get("EFSSHARE_TEST_SEED", random.randrange(1 << 32)))
        dice = random.Random(seed)
        for _ in range(50):
            texts = ["".join(dice.choice("ae \u00e9\u0301") for _ in range(3)) for _ in range(40)]
            lines = [record(text, n=n) for n, text in enumerate(texts)]
            same = [" ".join(unicodedata.normalize("NFC", t).split()) for t in texts]
            expected = [line for n, line in enumerate(lines) if same.index(same[n]) == n]
            self.assertEqual(list(deduplicate.deduplicated(lines)), expected, f"seed {seed}")

    def test_command_readsAndWritesBytes(self):
        source = (record("a\u2028b") + "\n" + record("\u00e4") + "\n" + record("a\u0308")).encode()
        done = subprocess.run([sys.executable, SCRIPT, "--lines"], input=source, capture_output=True, check=True)
        self.assertEqual(done.stdout, source.rsplit(b"\n", 1)[0] + b"\n")

    def test_command_givenDamage_failsInOneLine(self):
        done = subprocess.run([sys.executable, SCRIPT, "--lines"], input=b"{}\n", capture_output=True)
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr.decode(), r"\Adeduplicate.py: not a JSON object with a text: '\{\}'\n\Z")


class Arguments(unittest.TestCase):
    def test_arguments_ofGluesOwn_areLetThrough(self):
        given = deduplicate.arguments_of(
            "--JOB_NAME j --execution-id e --input-bucket b --input-key i --output-bucket c --output-key o"
            " --job-language python".split()
        )
        self.assertEqual(
            vars(given),
            {"execution_id": "e", "input_bucket": "b", "input_key": "i", "output_bucket": "c", "output_key": "o"},
        )


@unittest.skipIf(ThreadedMotoServer is None, "moto for Python is not installed: no S3 to hand over by")
class HandoverTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
        cls.server.start()
        cls.addClassCleanup(cls.server.stop)
        host, port = cls.server.get_host_and_port()
        cls.s3 = boto3.client(
            "s3",
            endpoint_url=f"http://{host}:{port}",
            region_name="us-east-1",
            aws_access_key_id="test",
            aws_secret_access_key="test",
        )
        cls.s3.create_bucket(Bucket="workflow")

    def setUp(self):
        self.execution = f"executions/{self.id()}"
        self.lines = [record("a", n=1), record("a ", n=2), record("b", n=3)]
        self.put_input("\n".join(self.lines) + "\n")

    def put_input(self, body, **metadata):
        digest = hashlib.sha256(body.encode()).hexdigest()
        told = {
            "sha256": digest,
            "records": "3",
            "dataset": "d",
            "input-sha256": "i",
            "dropped": '{"bad-json": 7}',
            **metadata,
        }
        self.s3.put_object(
            Bucket="workflow", Key=self.execution + "/Etl/output.json", Body=body.encode(), Metadata=told
        )

    def handover(self):
        given = argparse.Namespace(
            execution_id="e",
            input_bucket="workflow",
            input_key=self.execution + "/Etl/output.json",
            output_bucket="workflow",
            output_key=self.execution + "/Deduplicate/output.json",
        )
        return deduplicate.Handover(self.s3, given)

    def run_on(self, lines):
        return self.handover().run(lambda: deduplicate.deduplicated(lines))

    def read(self, name):
        return self.s3.get_object(Bucket="workflow", Key=f"{self.execution}/Deduplicate/{name}")

    def test_output_isWritten_withItsChecksum_andTheInputsMetadata(self):
        result = self.run_on(self.lines)

        output = self.read("output.json")
        body = output["Body"].read()
        self.assertEqual(body.decode(), self.lines[0] + "\n" + self.lines[2] + "\n")
        self.assertEqual(
            output["Metadata"],
            {
                "sha256": hashlib.sha256(body).hexdigest(),
                "records": "2",
                "dataset": "d",
                "input-sha256": "i",
                "dropped": '{"duplicate": 1}',
            },
        )
        self.assertEqual(
            result,
            {
                "status": "SUCCEEDED",
                "stage": "Deduplicate",
                "recordsProcessed": 3,
                "recordsWritten": 2,
                "dropped": {"duplicate": 1},
                "output": self.execution + "/Deduplicate/output.json",
                "repeated": False,
                "errorType": None,
                "errorMessage": None,
                "stackTrace": None,
            },
        )
        self.assertEqual(json.loads(self.read("result.json")["Body"].read()), result)

    def test_output_thatIsThere_isTheAnswer_andStays(self):
        first = self.run_on(self.lines)
        etag = self.read("output.json")["ETag"]

        again = self.run_on(["this is not looked at"])
        self.assertEqual(again, {**first, "repeated": True})
        self.assertEqual(self.read("output.json")["ETag"], etag)

    def test_output_ofAnAttemptThatWasFaster_stays(self):
        def slow():
            self.run_on(self.lines)
            return iter([record("late")])

        self.assertTrue(self.handover().run(slow)["repeated"])
        self.assertEqual(self.read("output.json")["Metadata"]["records"], "2")

    def test_input_thatDiffersFromItsChecksum_publishesNothing_andIsTold(self):
        self.put_input("\n".join(self.lines) + "\n", sha256="0" * 64)

        with self.assertRaisesRegex(deduplicate.DamagedInput, "its metadata says 0000"):
            self.run_on(self.lines)
        told = json.loads(self.read("result.json")["Body"].read())
        self.assertEqual((told["status"], told["errorType"]), ("FAILED", "DamagedInput"))
        self.assertIn("DamagedInput", told["stackTrace"])
        with self.assertRaises(self.s3.exceptions.NoSuchKey):
            self.read("output.json")


if __name__ == "__main__":
    unittest.main()
