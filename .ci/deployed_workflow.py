"""What the workflow's nested stack has on the cloud at AWS_ENDPOINT_URL, compared with its template.

usage: deployed_workflow.py RIG express|standard      (.ci/deploy-workflow calls this)
"""

import json
import os
import subprocess
import sys
import tempfile

import boto3

rig, chosen = sys.argv[1:]
assert os.environ["AWS_ENDPOINT_URL"].startswith("http://localhost:"), "this machine only"
other = {"express": "standard", "standard": "express"}[chosen]
NAME = "efs-share-dev-workflow"


def client(service):
    return boto3.client(service)


def template():
    """The nested template's resources, as SAM translates them."""
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "nested.json")
        subprocess.run([sys.executable, f"{rig}/translate.py", "workflow/template.yaml", "-o", out], check=True)
        with open(out) as file:
            return json.load(file)["Resources"]


def declared():
    """Logical id -> type of what there is of it for the type."""
    absent = f"Is{other.capitalize()}"
    return {name: r["Type"] for name, r in template().items() if r.get("Condition") != absent}


def same(what, there, expected):
    assert there == expected, f"{what}: {there}, expected {expected}"
    print(f"{what}: {json.dumps(there)}")


def nested_stack():
    stacks = client("cloudformation").describe_stacks()["Stacks"]
    same("root stack", [s["StackStatus"] for s in stacks if s["StackName"] == "efs-share"], ["CREATE_COMPLETE"])
    nested = resources("efs-share")["WorkflowStack"]["PhysicalResourceId"]
    return next(s for s in stacks if nested in (s["StackId"], s["StackName"]))


def resources(stack):
    found = client("cloudformation").describe_stack_resources(StackName=stack)["StackResources"]
    # moto lists some without a name that it made for itself
    return {r["LogicalResourceId"]: r for r in found if r.get("LogicalResourceId") and r.get("PhysicalResourceId")}


def every_resource_is_there(stack):
    found = resources(stack["StackName"])
    there = {name: r["ResourceType"] for name, r in found.items()}
    missing = {name: kind for name, kind in declared().items() if there.get(name) != kind}
    assert not missing, f"declared, but not on the cloud: {missing}"
    more = set(there) - set(declared())
    assert not more, f"on the cloud, but not declared for {chosen}: {more}"
    print(f"nested stack {stack['StackStatus']}: {len(there)} of {len(there)} resources")
    return {name: r["PhysicalResourceId"] for name, r in found.items()}


def queue_and_pipe():
    sqs = client("sqs")
    url = sqs.get_queue_url(QueueName=NAME)["QueueUrl"]
    redrive = json.loads(sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["RedrivePolicy"])["Attributes"]["RedrivePolicy"])
    same("deliveries", int(redrive["maxReceiveCount"]), 3)
    assert redrive["deadLetterTargetArn"].endswith(NAME + "-dead-letters"), redrive
    pipe = client("pipes").describe_pipe(Name=NAME)
    invocation = pipe["TargetParameters"]["StepFunctionStateMachineParameters"]["InvocationType"]
    same("invocation", invocation, {"express": "REQUEST_RESPONSE", "standard": "FIRE_AND_FORGET"}[chosen])
    same("batch", pipe["SourceParameters"]["SqsQueueParameters"]["BatchSize"], 1)
    assert pipe["Target"].endswith(f"{NAME}-{chosen}"), pipe["Target"]


def state_machine():
    states = client("stepfunctions")
    machines = states.list_state_machines()["stateMachines"]
    same("state machines", [m["name"] for m in machines], [f"{NAME}-{chosen}"])
    # moto's CloudFormation takes a definition from the template only, not from S3; so it is given by hand
    definition = open(f"workflow/{chosen}.asl.json").read()
    account = client("sts").get_caller_identity()["Account"]
    for stage in ("Etl", "Filter", "Score", "Store"):
        arn = f"arn:aws:lambda:us-east-1:{account}:function:efs-share-dev-{stage.lower()}"
        client("lambda").get_function(FunctionName=arn)
        definition = definition.replace(f"${{{stage}FunctionArn}}", arn)
    definition = definition.replace("${WorkflowBucket}", f"efs-share-workflow-dev-{account}")
    definition = definition.replace("${DeduplicateJobName}", "efs-share-dev-deduplicate")
    assert "${" not in definition, "a substitution is missing"
    states.update_state_machine(stateMachineArn=machines[0]["stateMachineArn"], definition=definition)
    held = states.describe_state_machine(stateMachineArn=machines[0]["stateMachineArn"])["definition"]
    same("states", list(json.loads(held)["States"]), list(json.loads(definition)["States"]))
    groups = client("logs").describe_log_groups(logGroupNamePrefix=f"/aws/vendedlogs/states/{NAME}")["logGroups"]
    same("log kept, days", [g["retentionInDays"] for g in groups], [14])


def functions():
    for purpose in ("etl", "filter", "score", "store", "reactive"):
        there = client("lambda").get_function_configuration(FunctionName=f"efs-share-dev-{purpose}")
        mounts = [m["LocalMountPath"] for m in there.get("FileSystemConfigs", [])]
        same(there["FunctionName"], mounts, ["/mnt/efs"] if purpose in ("score", "reactive") else [])
        assert bool(there.get("VpcConfig", {}).get("SubnetIds")) == bool(mounts), there
        assert there["LoggingConfig"]["LogGroup"] == f"/aws/lambda/efs-share-dev-{purpose}", there


def as_the_api_has(rule):
    """A lifecycle rule of CloudFormation, in S3's own words."""
    own = {"ID": rule["Id"], "Status": rule["Status"], "Filter": {"Prefix": rule.get("Prefix", "")}}
    if "ExpirationInDays" in rule:
        own["Expiration"] = {"Days": rule["ExpirationInDays"]}
    if "AbortIncompleteMultipartUpload" in rule:
        own["AbortIncompleteMultipartUpload"] = rule["AbortIncompleteMultipartUpload"]
    return own


def bucket(name):
    s3 = client("s3")
    # moto's CloudFormation takes no lifecycle; so the service is given what the template declares, and takes it
    rules = template()["WorkflowBucket"]["Properties"]["LifecycleConfiguration"]["Rules"]
    s3.put_bucket_lifecycle_configuration(Bucket=name, LifecycleConfiguration={"Rules": [as_the_api_has(r) for r in rules]})
    held = s3.get_bucket_lifecycle_configuration(Bucket=name)["Rules"]
    expires = [[r["Filter"]["Prefix"], r["Expiration"]["Days"]] for r in held if "Expiration" in r]
    same("expires", expires, [["executions/", 7]])
    encryption = s3.get_bucket_encryption(Bucket=name)["ServerSideEncryptionConfiguration"]["Rules"]
    same("encryption", [r["ApplyServerSideEncryptionByDefault"]["SSEAlgorithm"] for r in encryption], ["AES256"])
    assert all(s3.get_public_access_block(Bucket=name)["PublicAccessBlockConfiguration"].values())


def of_standard():
    job = client("glue").get_job(JobName="efs-share-dev-deduplicate")["Job"]
    location = job["Command"]["ScriptLocation"]
    place, key = location.removeprefix("s3://").split("/", 1)
    script = client("s3").get_object(Bucket=place, Key=key)["Body"].read()
    assert script == open("workflow/glue/deduplicate.py", "rb").read(), location
    print("glue job:", job["Name"], "with the script that was packaged")
    events = client("events")
    rule = events.describe_rule(Name=NAME + "-failed")
    same("told", json.loads(rule["EventPattern"])["detail"]["status"], ["FAILED", "TIMED_OUT", "ABORTED"])
    topic = events.list_targets_by_rule(Rule=NAME + "-failed")["Targets"][0]["Arn"]
    policy = json.loads(client("sns").get_topic_attributes(TopicArn=topic)["Attributes"]["Policy"])
    assert {"Service": "events.amazonaws.com"} in [s["Principal"] for s in policy["Statement"]], policy


ids = every_resource_is_there(nested_stack())
queue_and_pipe()
state_machine()
functions()
bucket(ids["WorkflowBucket"])
if chosen == "standard":
    of_standard()
else:
    assert not client("glue").get_jobs()["Jobs"], "Express has no Glue job"
