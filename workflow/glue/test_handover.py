"""What the Glue script promises as a job: its handover on a real S3 server of moto's, Spark left out.

Run by: python3 -m unittest discover -s workflow/glue
"""

import argparse
import hashlib
import json
import unittest

import deduplicate

try:
    import boto3
    from moto.server import ThreadedMotoServer
except ImportError:
    ThreadedMotoServer = None


def record(text, **more):
    return json.dumps({"text": text, **more}, ensure_ascii=False)


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

    def test_failure_afterASuccess_doesNotUnsayIt(self):
        def overtaken():
            self.run_on(self.lines)
            raise OSError("late")

        with self.assertRaisesRegex(OSError, "late"):
            self.handover().run(overtaken)
        self.assertEqual(self.told()["status"], "SUCCEEDED")
        self.assertEqual(self.read("result.json")["Metadata"], {"status": "SUCCEEDED"})

    def test_success_afterAFailure_saysSo(self):
        with self.assertRaisesRegex(OSError, "once"):
            self.handover().run(failing("once"))
        self.assertEqual(self.told()["errorMessage"], "once")

        self.run_on(self.lines)
        self.assertEqual(self.told()["status"], "SUCCEEDED")

    def test_result_ofAnAttemptInBetween_isNotOverwrittenUnseen(self):
        with self.assertRaisesRegex(OSError, "first"):
            self.handover().run(failing("first"))
        slow = self.handover()
        head, heads = slow._head, []

        def overtaken(key):
            there = head(key)
            heads.append(key)
            if heads.count(key) == 1 and key.endswith("result.json"):
                self.run_on(self.lines)
            return there

        slow._head = overtaken
        with self.assertRaisesRegex(OSError, "slow"):
            slow.run(failing("slow"))
        self.assertEqual(self.told()["status"], "SUCCEEDED")

    def test_failure_thatCannotBeWrittenDown_keepsItsOwnReason(self):
        handover = self.handover()
        handover.arguments.output_key = "nowhere/output.json"

        def failing_twice():
            handover.arguments.output_bucket = "no-such-bucket"
            raise OSError("the reason")

        with self.assertRaisesRegex(OSError, "the reason"):
            handover.run(failing_twice)

    def test_success_thatCannotBeWrittenDown_isASuccess(self):
        handover = self.handover()
        publish = handover._publish

        def publishing(*given):
            published = publish(*given)
            handover.arguments.output_bucket = "no-such-bucket"
            return published

        handover._publish = publishing
        self.assertEqual(handover.run(lambda: iter(self.lines))["status"], "SUCCEEDED")
        self.assertEqual(self.read("output.json")["Metadata"]["records"], "3")

    def told(self):
        return json.loads(self.read("result.json")["Body"].read())


def failing(reason):
    def transform():
        raise OSError(reason)

    return transform


if __name__ == "__main__":
    unittest.main()
