"""The Runtime API as Lambda's client speaks to it."""

import sys
import threading
import unittest
import urllib.request

from paths import PLUGINS

sys.path.insert(0, str(PLUGINS))
from ls_runtime_api import API, RuntimeApi  # noqa: E402

JOB = {
    "invoke-id": "r1",
    "payload": '{"n":1}',
    "deadline": 1.5,
    "invoked-function-arn": "arn:aws:lambda:ap-southeast-1:000000000000:function:f",
    "trace-id": "Root=1-2-3",
}


class RuntimeApiTest(unittest.TestCase):
    def setUp(self):
        self.answers, self.ready, self.faults = [], threading.Event(), []
        self.api = RuntimeApi(self.ready.set, lambda *answer: self.answers.append(answer), self.faults.append)
        self.addCleanup(self.api.close)

    def post(self, path, body):
        urllib.request.urlopen(f"http://{self.api.address}{API}{path}", data=body, timeout=5).close()

    def test_hands_out_an_invocation_and_takes_its_answer(self):
        self.api.hand(JOB)
        with urllib.request.urlopen(f"http://{self.api.address}{API}/invocation/next", timeout=5) as job:
            self.assertEqual(job.headers["Lambda-Runtime-Aws-Request-Id"], "r1")
            self.assertEqual(job.headers["Lambda-Runtime-Deadline-Ms"], "1500")
            self.assertEqual(job.read(), b'{"n":1}')
        self.assertTrue(self.ready.is_set())
        self.post("/invocation/r1/response", b'{"ok":true}')
        self.post("/invocation/r2/error", b"{}")
        self.assertEqual(self.answers, [("r1", b'{"ok":true}', False), ("r2", b"{}", True)])

    def test_a_function_that_cannot_start_says_so(self):
        self.post("/init/error", b'{"errorType":"X"}')
        self.assertEqual(self.faults, [b'{"errorType":"X"}'])
