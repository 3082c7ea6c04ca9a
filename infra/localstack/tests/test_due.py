"""When schedules are due."""

import sys
import unittest
from datetime import datetime
from zoneinfo import ZoneInfo

from paths import PLUGINS

sys.path.insert(0, str(PLUGINS))
from ls_due import next_due  # noqa: E402


def moment(text: str, zone: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp()


class DueTest(unittest.TestCase):
    def test_cron_counts_on_the_clock_of_its_zone(self):
        at = next_due("cron(30 1 * * ? *)", "Asia/Shanghai", 0, moment("2026-11-22T00:00", "Asia/Shanghai"))
        self.assertEqual(at, moment("2026-11-22T01:30", "Asia/Shanghai"))
        self.assertEqual(at, moment("2026-11-21T17:30", "UTC"))

    def test_cron_goes_on_with_the_next_day(self):
        at = next_due("cron(30 1 * * ? *)", "Asia/Shanghai", 0, moment("2026-11-22T01:30", "Asia/Shanghai"))
        self.assertEqual(at, moment("2026-11-23T01:30", "Asia/Shanghai"))

    def test_without_a_zone_it_is_utc(self):
        self.assertEqual(
            next_due("cron(0 3 * * ? *)", None, 0, moment("2026-11-22T02:00", "UTC")), moment("2026-11-22T03:00", "UTC")
        )

    def test_rate_counts_from_the_creation(self):
        self.assertEqual(next_due("rate(2 minutes)", None, 1000, 1000), 1120)
        self.assertEqual(next_due("rate(1 hour)", None, 1000, 4700), 8200)

    def test_at_comes_once(self):
        due = moment("2026-11-22T08:00", "Asia/Shanghai")
        self.assertEqual(next_due("at(2026-11-22T08:00:00)", "Asia/Shanghai", 0, due - 1), due)
        self.assertIsNone(next_due("at(2026-11-22T08:00:00)", "Asia/Shanghai", 0, due))
