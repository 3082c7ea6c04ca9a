"""What a deployment says when a resource failed or was only pretended; run in LocalStack's environment."""

import unittest

import paths  # noqa: F401
from nuanbao_localstack import failure, stack
from nuanbao_localstack.failure import Failure


class Events:
    """Answers as CloudFormation does, newest first."""

    def __init__(self, *events: tuple[str, str, str, str]):
        names = ("LogicalResourceId", "ResourceType", "ResourceStatus", "ResourceStatusReason")
        self.events = [dict(zip(names, event)) for event in events]

    def describe_stack_events(self, StackName):
        return {"StackEvents": self.events}

    def describe_stacks(self, StackName):
        return {"Stacks": [{"StackStatusReason": "the whole"}]}


FALLBACK = "Resource type AWS::X::Y is not supported but was deployed as a fallback"


class StackTest(unittest.TestCase):
    def test_the_resource_that_failed_first_is_named_with_its_reason(self):
        events = Events(
            ("nuanbao", "AWS::CloudFormation::Stack", "ROLLBACK_IN_PROGRESS", "-"),
            ("Later", "AWS::SQS::Queue", "CREATE_FAILED", "cancelled"),
            ("OriginalsBucket", "AWS::S3::Bucket", "CREATE_FAILED", "the name is taken"),
        )
        self.assertEqual(stack.reason(events), "OriginalsBucket (AWS::S3::Bucket): the name is taken")

    def test_without_such_a_resource_the_stacks_own_reason_is_told(self):
        self.assertEqual(stack.reason(Events()), "the whole")

    def test_a_resource_that_was_only_pretended_stops_the_deployment(self):
        found = stack.placeholders(Events(("Quota", "AWS::X::Y", "CREATE_COMPLETE", FALLBACK)))
        with self.assertRaises(Failure) as stopped:
            stack.demand_real(found)
        self.assertEqual(stopped.exception.status, failure.FINDINGS)
        self.assertIn("Quota", str(stopped.exception))
        self.assertEqual(str(stopped.exception).count("\n"), 0)

    def test_those_that_are_listed_do_not_and_each_has_a_reason(self):
        for kind, reason in stack.PLACEHOLDERS.items():
            stack.demand_real(stack.placeholders(Events(("Any", kind, "CREATE_COMPLETE", FALLBACK))))
            self.assertGreater(len(reason), 10)

    def test_only_what_nothing_depends_on_is_listed(self):
        """A new entry is to be thought over here."""
        self.assertEqual(
            sorted(stack.PLACEHOLDERS),
            [
                "AWS::Backup::BackupPlan", "AWS::Backup::BackupSelection", "AWS::Backup::BackupVault",
                "AWS::Budgets::Budget", "AWS::CloudWatch::Dashboard", "AWS::WAFv2::WebACL",
            ],
        )
