"""Deploys template.yaml as the stack ``nuanbao``; runs inside LocalStack's own environment.

Its local files go to a bucket and the template through a change set, as on AWS. What LocalStack only
pretends to have made stops the deployment, unless its type is among ``PLACEHOLDERS``.
"""

import json
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError, WaiterError

from . import failure, install
from .failure import Failure
from .place import PROJECT, Place

STACK = "nuanbao"
# One that has SES, which not all have.
REGION = "ap-southeast-1"
ARTIFACTS = "nuanbao-artifacts"
FILES = ["functions/target/functions.zip", "infra/night-run.asl.json"]
MAIL_FROM = "nuanbao@nuanbao.test"

PLACEHOLDERS = {
    "AWS::CloudWatch::Dashboard": "only shows what is measured; nothing depends on it",
    "AWS::Budgets::Budget": "there is no bill on LocalStack",
    "AWS::Backup::BackupVault": "not in the free LocalStack; what restoring needs is walked through in docs/operations.md",
    "AWS::Backup::BackupPlan": "not in the free LocalStack; only AWS Backup itself reads it",
    "AWS::Backup::BackupSelection": "not in the free LocalStack; only AWS Backup itself reads it",
    "AWS::WAFv2::WebACL": "not in the free LocalStack; made only when its parameter asks for it",
}


class Cloud:
    """Clients of this LocalStack, whose access key is the one everybody uses there."""

    def __init__(self, url: str):
        self.url = url

    def client(self, service: str):
        return boto3.client(
            service,
            endpoint_url=self.url,
            region_name=REGION,
            aws_access_key_id="test",
            aws_secret_access_key="test",
            config=Config(retries={"max_attempts": 2}, s3={"addressing_style": "path"}),
        )


def packaged(cloud: Cloud) -> str:
    """The template with its local files put into a bucket, as ``aws cloudformation package`` does."""
    s3 = cloud.client("s3")
    s3.create_bucket(Bucket=ARTIFACTS, CreateBucketConfiguration={"LocationConstraint": REGION})
    template = (PROJECT / "template.yaml").read_text()
    for file in FILES:
        if file not in template:
            raise Failure(failure.FINDINGS, f"template.yaml 没有提到 {file}", f"template.yaml does not name {file}")
        s3.upload_file(str(PROJECT / file), ARTIFACTS, file)
        template = template.replace(file, f"s3://{ARTIFACTS}/{file}")
    s3.put_object(Bucket=ARTIFACTS, Key="template.yaml", Body=template.encode())
    return f"{cloud.url}/{ARTIFACTS}/template.yaml"


def deployed(cloud: Cloud, template: str, parameters: dict[str, str]) -> None:
    stacks = cloud.client("cloudformation")
    try:
        change = stacks.create_change_set(
            StackName=STACK,
            ChangeSetName="deploy",
            ChangeSetType="CREATE",
            TemplateURL=template,
            Capabilities=["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"],
            Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()],
        )["Id"]
        wait(stacks, "change_set_create_complete", ChangeSetName=change)
        stacks.execute_change_set(ChangeSetName=change)
        wait(stacks, "stack_create_complete", StackName=STACK)
    except WaiterError:
        raise Failure(failure.FINDINGS, f"部署失败：{reason(stacks)}", "the deployment failed") from None


def wait(stacks, what: str, **of) -> None:
    stacks.get_waiter(what).wait(WaiterConfig={"Delay": 1, "MaxAttempts": 300}, **of)


def reason(stacks) -> str:
    """The first resource that failed, and why."""
    failed = [event for event in events(stacks) if event["ResourceStatus"].endswith("FAILED")]
    if not failed:
        return str(stacks.describe_stacks(StackName=STACK)["Stacks"][0].get("StackStatusReason", "-"))
    first = failed[-1]
    return f"{first['LogicalResourceId']} ({first['ResourceType']}): {first.get('ResourceStatusReason', '-')}"


def events(stacks) -> list[dict]:
    """Newest first."""
    return stacks.describe_stack_events(StackName=STACK)["StackEvents"]


def placeholders(stacks) -> dict[str, str]:
    """Resources that were only pretended to be made: name → type."""
    return {
        event["LogicalResourceId"]: event["ResourceType"]
        for event in events(stacks)
        if "deployed as a fallback" in event.get("ResourceStatusReason", "")
    }


def demand_real(found: dict[str, str]) -> None:
    unknown = {name: kind for name, kind in found.items() if kind not in PLACEHOLDERS}
    if unknown:
        name, kind = next(iter(unknown.items()))
        raise Failure(
            failure.FINDINGS, f"{name}（{kind}）在 LocalStack 上只是占位", f"{name} was deployed as a fallback"
        )


def parameters(cloud: Cloud) -> dict[str, str]:
    """What an engineer would give; the sender of mails is verified first."""
    cloud.client("sesv2").create_email_identity(EmailIdentity=MAIL_FROM)
    # Neither is in the free LocalStack: API Gateway's setting for the account, CloudTrail.
    return {"MailFrom": MAIL_FROM, "MailIdentity": MAIL_FROM, "AccessLog": "no", "FileTrail": "no"}


def put_keys(cloud: Cloud, where: Place, secret: str) -> None:
    """A fresh key chain, made by the deployed code, as an engineer does after the first deployment."""
    with tempfile.TemporaryDirectory(dir=where.instance) as folder:
        with zipfile.ZipFile(PROJECT / FILES[0]) as functions:
            functions.extractall(folder)
        keys = Path(folder) / "keys.json"
        install.run("keys", [f"{install.jdk()}/bin/java", "-cp", f"{folder}/lib/*",
                             "org.nuanbao.functions.keys.KeyChains", keys])
        cloud.client("secretsmanager").put_secret_value(SecretId=secret, SecretString=keys.read_text())


def drop_greetings(cloud: Cloud, queues: list[str]) -> None:
    """S3 greets each queue before there are keys: whoever took that message failed, and it would stay
    hidden for as long as the template says, counted among what waits."""
    for queue in queues:
        cloud.client("sqs").purge_queue(QueueUrl=queue)


def save(where: Place, stacks) -> dict[str, str]:
    """Outputs and all resources, for the tests and for status."""
    stack = stacks.describe_stacks(StackName=STACK)["Stacks"][0]
    outputs = {output["OutputKey"]: output["OutputValue"] for output in stack.get("Outputs", [])}
    resources = {
        resource["LogicalResourceId"]: resource["PhysicalResourceId"]
        for page in stacks.get_paginator("list_stack_resources").paginate(StackName=STACK)
        for resource in page["StackResourceSummaries"]
    }
    content = {"url": where.url, "region": REGION, "python": str(where.python), "outputs": outputs,
               "resources": resources, "placeholders": placeholders(stacks)}
    where.outputs.write_text(json.dumps(content, indent=1))
    return {**outputs, "ApiUrl": f"{where.url}/_aws/execute-api/{resources['Api']}/v1"}


def deploy(where: Place) -> None:
    cloud = Cloud(where.url)
    stacks = cloud.client("cloudformation")
    began = time.monotonic()
    deployed(cloud, packaged(cloud), parameters(cloud))
    demand_real(placeholders(stacks))
    given = save(where, stacks)
    put_keys(cloud, where, given["KeyChainSecretArn"])
    drop_greetings(cloud, [given["Uploads"], given["MailsQueueUrl"], given["LooksQueueUrl"]])
    for name, value in sorted(given.items()):
        print(f"{name}  {value}")
    print(f"nuanbao: 已部署 · deployed in {time.monotonic() - began:.0f} s", file=sys.stderr)


def main(port: str) -> int:
    try:
        deploy(Place.of(int(port)))
        return 0
    except Failure as failed:
        print(f"nuanbao: {failed}", file=sys.stderr)
        return failed.status
    except ClientError as refused:
        print(f"nuanbao: 部署失败 · the deployment failed: {refused}", file=sys.stderr)
        return failure.FINDINGS


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
