"""Schedules fire when they are due, once each time; run in LocalStack's environment."""

import sys
import unittest
from types import SimpleNamespace

from paths import PLUGINS

sys.path.insert(0, str(PLUGINS))
from ls_scheduler import Scheduler  # noqa: E402


def schedule(**changes):
    return SimpleNamespace(
        **{
            "arn": "arn:aws:scheduler:ap-southeast-1:000000000000:schedule/default/night",
            "name": "night",
            "schedule_expression": "rate(1 minute)",
            "schedule_expression_timezone": None,
            "creation_date": 0,
            "state": "ENABLED",
            "target": {"Arn": "arn:aws:states:ap-southeast-1:000000000000:stateMachine:night"},
            **changes,
        }
    )


class SchedulerTest(unittest.TestCase):
    def setUp(self):
        self.sent = []
        self.scheduler = Scheduler(lambda target, account, region: self.sent.append(target["Arn"]))

    def look(self, what, *moments):
        for now in moments:
            self.scheduler.look(what, "000000000000", "ap-southeast-1", now)

    def test_fires_once_a_minute(self):
        self.look(schedule(), 1, 59, 60, 61, 119, 121)
        self.assertEqual(len(self.sent), 2)

    def test_one_that_is_off_stays_silent(self):
        self.look(schedule(state="DISABLED"), 1, 61, 121)
        self.assertEqual(self.sent, [])

    def test_one_that_says_nothing_of_its_state_is_on(self):
        self.look(schedule(state=None), 1, 61)
        self.assertEqual(len(self.sent), 1)

    def test_one_that_was_changed_fires_at_its_new_time(self):
        self.look(schedule(), 1)
        self.look(schedule(schedule_expression="rate(1 hour)"), 2, 61)
        self.assertEqual(self.sent, [])
        self.look(schedule(schedule_expression="rate(1 hour)"), 3600)
        self.assertEqual(len(self.sent), 1)
