"""What the Glue script makes of lines.

Run by: python3 -m unittest discover -s workflow/glue
"""

import json
import os
import pathlib
import random
import subprocess
import sys
import unittest
import unicodedata

import deduplicate

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


if __name__ == "__main__":
    unittest.main()
