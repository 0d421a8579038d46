"""POST /predict as one would write it with hashlib: the model is read and verified each time. Beside
a model FILE, FILE.sha256 holds what its digest should be."""

import hashlib
import json
import os
import uuid

CHUNK = 1024 * 1024
MOUNT = os.environ["EFS_MOUNT_PATH"]
MODELS = os.path.join(MOUNT, os.environ["MODELS_DIR"])
OUTPUTS = os.path.join(MOUNT, os.environ["OUTPUTS_DIR"])


def handler(event, context):
    model = json.loads(event["body"])["model"]
    path = os.path.join(MODELS, model)
    size, digest = read(path)
    with open(path + ".sha256") as record:
        expected = record.read().strip()
    if digest != expected:
        raise ValueError("%s has SHA-256 %s instead of %s" % (path, digest, expected))
    answer = {"model": model, "sizeBytes": size, "sha256": digest}
    write(os.path.join(OUTPUTS, model + ".result"), json.dumps(answer).encode())
    return {
        "statusCode": 200,
        "headers": {"Content-Type": "application/json"},
        "body": json.dumps(answer),
    }


def read(path):
    size, digest = 0, hashlib.sha256()
    with open(path, "rb", buffering=0) as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
    return size, digest.hexdigest()


def write(target, content):
    os.makedirs(os.path.dirname(target), exist_ok=True)
    temporary = "%s.%s.tmp" % (target, uuid.uuid4().hex)
    with open(temporary, "xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, target)
