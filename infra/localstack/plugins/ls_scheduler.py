"""EventBridge Scheduler that fires: LocalStack keeps schedules, this delivers them when they are due."""

import json
import logging
import re
import threading
import time

from localstack.aws.connect import connect_to
from localstack.runtime import hooks

from ls_due import next_due

LOG = logging.getLogger(__name__)
LOOK_EVERY_SECONDS = 0.5


class Scheduler:
    """Remembers when each schedule is due; one that is changed is another one."""

    def __init__(self, send):
        self.send = send
        self.due: dict[tuple, float | None] = {}

    def look(self, schedule, account: str, region: str, now: float) -> None:
        key = (
            schedule.arn,
            schedule.schedule_expression,
            schedule.schedule_expression_timezone,
            json.dumps(schedule.target, sort_keys=True, default=str),
        )
        when = (schedule.schedule_expression, schedule.schedule_expression_timezone, float(schedule.creation_date))
        if key not in self.due:
            self.due[key] = next_due(*when, now)
        due = self.due[key]
        # A schedule that says nothing of its state is enabled.
        if (schedule.state or "ENABLED") != "ENABLED" or due is None or now < due:
            return
        self.due[key] = next_due(*when, now)
        LOG.info("schedule %s fires at %s", schedule.name, schedule.target["Arn"])
        self.send(schedule.target, account, region)


def deliver(target: dict, account: str, region: str) -> None:
    arn, text = target["Arn"], target.get("Input") or "{}"
    to = connect_to(aws_access_key_id=account, region_name=region)
    service = arn.split(":")[2]
    if service == "states":
        to.stepfunctions.start_execution(stateMachineArn=arn, input=text)
    elif service == "lambda":
        to.lambda_.invoke(FunctionName=arn, InvocationType="Event", Payload=text)
    elif service == "sqs":
        name = arn.split(":")[5]
        to.sqs.send_message(QueueUrl=to.sqs.get_queue_url(QueueName=name)["QueueUrl"], MessageBody=text)
    elif called := re.match(r"arn:[^:]+:scheduler:::aws-sdk:(\w+):(\w+)", arn):
        client = getattr(to, {"sfn": "stepfunctions"}.get(called[1], called[1]))
        getattr(client, re.sub(r"(?<!^)(?=[A-Z])", "_", called[2]).lower())(**json.loads(text))
    else:
        raise NotImplementedError(f"no target of this kind: {arn}")


def watch() -> None:
    from moto.scheduler.models import scheduler_backends

    scheduler = Scheduler(deliver)
    while True:
        time.sleep(LOOK_EVERY_SECONDS)
        for account, regions in list(scheduler_backends.items()):
            for region, backend in list(regions.items()):
                for group in list(backend.schedule_groups.values()):
                    for schedule in list(group.schedules.values()):
                        try:
                            scheduler.look(schedule, account, region, time.time())
                        except Exception:
                            LOG.exception("schedule %s failed", schedule.name)


@hooks.on_infra_ready()
def start_scheduler():
    threading.Thread(target=watch, name="scheduler", daemon=True).start()
