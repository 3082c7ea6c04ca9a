"""When a schedule of EventBridge Scheduler is due next; knows nothing of LocalStack."""

import re
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from crontab import CronTab

SECONDS = {"minute": 60, "hour": 3600, "day": 86400}


def next_due(expression: str, zone: str | None, created: float, after: float) -> float | None:
    """The moment in seconds of the epoch; None if there is none any more."""
    kind, argument = re.fullmatch(r"(at|rate|cron)\((.*)\)", expression).groups()
    place = ZoneInfo(zone or "UTC")
    if kind == "at":
        moment = datetime.fromisoformat(argument).replace(tzinfo=place).timestamp()
        return moment if moment > after else None
    if kind == "rate":
        number, unit = argument.split()
        step = int(number) * SECONDS[unit.removesuffix("s")]
        return created + (int((after - created) // step) + 1) * step
    return _cron(argument, place, after)


def _cron(fields: str, place: ZoneInfo, after: float) -> float | None:
    """Counted on the wall clock, as the schedule is meant; ``?`` is AWS's way to say any."""
    wall = datetime.fromtimestamp(after, timezone.utc).astimezone(place).replace(tzinfo=None)
    seconds = CronTab(fields.replace("?", "*")).next(now=wall, default_utc=False)
    return None if seconds is None else (wall + timedelta(seconds=seconds)).replace(tzinfo=place).timestamp()
