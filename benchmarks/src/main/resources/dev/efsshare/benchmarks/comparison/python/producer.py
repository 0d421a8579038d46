"""POST /ingest as one would write it with boto3: an object becomes a file, whole or not at all."""

import hashlib
import json
import os
import uuid

import boto3

CHUNK = 1024 * 1024
MODELS = os.path.join(os.environ["EFS_MOUNT_PATH"], os.environ["MODELS_DIR"])
BUCKET = os.environ["S3_BUCKET_NAME"]

s3 = boto3.client("s3")


def handler(event, context):
    key = json.loads(event["body"])["key"]
    target = os.path.join(MODELS, key.removeprefix("models/"))
    os.makedirs(os.path.dirname(target), exist_ok=True)
    size, digest = fetch(key, target)
    answer = {"key": key, "efsPath": target, "sizeBytes": size, "sha256": digest}
    return {
        "statusCode": 201,
        "headers": {"Content-Type": "application/json"},
        "body": json.dumps(answer),
    }


def fetch(key, target):
    content = s3.get_object(Bucket=BUCKET, Key=key)["Body"]
    temporary = "%s.%s.tmp" % (target, uuid.uuid4().hex)
    size, digest = 0, hashlib.sha256()
    try:
        with open(temporary, "xb", buffering=0) as file:
            while chunk := content.read(CHUNK):
                write_all(file, chunk)
                digest.update(chunk)
                size += len(chunk)
            os.fsync(file.fileno())
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise
    return size, digest.hexdigest()


def write_all(file, chunk):
    rest = memoryview(chunk)
    while rest:
        rest = rest[file.write(rest) :]
