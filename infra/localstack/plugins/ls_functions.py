"""Functions as processes of this machine: LocalStack's runtime executor ``process``.

Each execution environment is one JVM with Lambda's own runtime interface client, and one Runtime API
server. A process that dies fails its invocation as on Lambda, and the next one starts it anew.
"""

import glob
import json
import logging
import os
import shutil
import subprocess
import tempfile
import threading
import time

from localstack import config
from localstack.services.lambda_.invocation.executor_endpoint import StatusErrorException
from localstack.services.lambda_.invocation.lambda_models import InvocationResult
from localstack.services.lambda_.invocation.plugins import RuntimeExecutorPlugin
from localstack.services.lambda_.invocation.runtime_executor import RuntimeExecutor

from ls_runtime_api import RuntimeApi

LOG = logging.getLogger(__name__)
CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda"


def java_command(function, code: str, work: str) -> list[str]:
    """As Lambda's java25 starts a function: serial collector, first compiler only, 85 % of memory."""
    jars = sorted(glob.glob(f"{code}/lib/*.jar"))
    client = sorted(glob.glob(os.path.join(os.environ["LAMBDA_PROCESS_RIC"], "*.jar")))
    return [
        os.path.join(os.environ["LAMBDA_PROCESS_JAVA_HOME"], "bin", "java"),
        f"-Xmx{int((function.memory_size or 512) * 0.85)}m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        f"-Djava.io.tmpdir={work}",
        "-cp",
        ":".join([code, *jars, *client]),
        CLIENT,
        function.handler,
    ]


def extra_environment() -> dict[str, str]:
    """NAME=value pairs that every function is given beside those of the template."""
    pairs = os.environ.get("LAMBDA_PROCESS_ENVIRONMENT", "").split()
    return dict(pair.split("=", 1) for pair in pairs)


class ProcessExecutor(RuntimeExecutor):
    def __init__(self, id, function_version):
        super().__init__(id, function_version)
        self.ready, self.answered = threading.Event(), threading.Event()
        self.current = self.answer = self.init_error = self.process = self.api = None
        self.stopping = False
        self.variables: dict[str, str] = {}
        self.work = tempfile.mkdtemp(prefix=f"lambda-{function_version.id.function_name[:40]}-")
        self.log_path = os.path.join(self.work, "output.log")

    # What LocalStack calls

    def start(self, env_vars):
        self.variables = {name: str(value) for name, value in env_vars.items()}
        self.api = RuntimeApi(self.ready.set, self._answered, self._init_failed)
        self._boot()

    def stop(self):
        self.stopping = True
        self._end_process()
        if self.current and not self.answered.is_set():
            self._fail("Runtime.Stopped", "environment stopped")
        if self.api:
            self.api.close()
        shutil.rmtree(self.work, ignore_errors=True)

    def invoke(self, payload):
        if self.process.poll() is not None:
            self._boot()
        timeout = int(self.variables.get("AWS_LAMBDA_FUNCTION_TIMEOUT", 3))
        began, offset = time.time(), os.path.getsize(self.log_path)
        self.answered.clear()
        self.current = {**payload, "deadline": began + timeout}
        self.api.hand(self.current)
        if not self.answered.wait(timeout):
            self._end_process(now=True)
            self._fail("Sandbox.Timedout", f"Task timed out after {timeout:.2f} seconds")
        body, is_error = self.answer
        self.current = None
        logs = self._logs(payload["invoke-id"], offset, (time.time() - began) * 1000)
        return InvocationResult(payload["invoke-id"], body, is_error=is_error, logs=logs)

    def get_logs(self):
        try:
            with open(self.log_path, errors="replace") as log:
                return log.read()
        except OSError:
            return ""

    def get_address(self):
        return "127.0.0.1"

    def get_endpoint_from_executor(self):
        return "127.0.0.1"

    def get_runtime_endpoint(self):
        return f"http://127.0.0.1:{config.GATEWAY_LISTEN[0].port}/_localstack_lambda/{self.id}"

    @classmethod
    def prepare_version(cls, function_version):
        if function_version.config.code:
            function_version.config.code.prepare_for_execution()

    @classmethod
    def cleanup_version(cls, function_version):
        """Nothing is kept for a version."""

    # What the Runtime API calls

    def _init_failed(self, body):
        self.init_error = body
        self.ready.set()

    def _answered(self, request_id, body, is_error):
        if self.current and self.current["invoke-id"] == request_id and not self.answered.is_set():
            self.answer = (body, is_error)
            self.answered.set()

    # The process

    def _boot(self):
        self.api.release()
        self.current = self.init_error = None
        self.ready.clear()
        self._spawn()
        if not self.ready.wait(config.LAMBDA_RUNTIME_ENVIRONMENT_TIMEOUT):
            self._end_process()
            raise TimeoutError("the function's process did not ask for work in time:\n" + self.get_logs()[-2000:])
        if self.init_error:
            LOG.warning("%s cannot start: %s", self.function_version.id.function_name, self.init_error[:2000])
            self._end_process()
            raise StatusErrorException("Environment startup failed", payload=self.init_error)

    def _spawn(self):
        function = self.function_version.config
        if not (function.runtime or "").startswith("java"):
            raise NotImplementedError(f"the process executor runs Java only, not {function.runtime!r}")
        code = str(function.code.get_unzipped_code_location())
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": self.work,
            "LANG": "en_US.UTF-8",
            **self.variables,
            **extra_environment(),
            "AWS_LAMBDA_RUNTIME_API": self.api.address,
            "AWS_EXECUTION_ENV": f"AWS_Lambda_{function.runtime}",
            "LAMBDA_TASK_ROOT": code,
            "LAMBDA_RUNTIME_DIR": os.environ["LAMBDA_PROCESS_RIC"],
            "TZ": "UTC",
        }
        with open(self.log_path, "ab") as log:
            self.process = subprocess.Popen(
                java_command(function, code, self.work),
                env=environment,
                cwd=code,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        threading.Thread(target=self._watch, args=(self.process,), daemon=True).start()

    def _watch(self, process):
        """Tells of a process that ended by itself, or was killed from outside."""
        status = process.wait()
        if process is not self.process or self.stopping:
            return
        if not self.ready.is_set():
            self._init_failed(_error("Runtime.ExitError", f"Runtime exited with error: exit status {status}"))
        elif self.current:
            self._fail("Runtime.ExitError", f"Runtime exited with error: exit status {status}")

    def _fail(self, kind, message):
        request = self.current["invoke-id"]
        self._answered(request, _error(kind, f"RequestId: {request} Error: {message}"), True)

    def _end_process(self, now=False):
        process = self.process
        if process is None or process.poll() is not None:
            return
        self.process = None if now else process
        process.kill() if now else process.terminate()
        try:
            process.wait(3)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        self.process = process

    def _logs(self, request, offset, millis):
        with open(self.log_path, "rb") as log:
            log.seek(offset)
            written = log.read().decode("utf-8", "replace").rstrip()
        memory = self.variables.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")
        return (
            f"START RequestId: {request} Version: {self.function_version.id.qualifier}\n{written}\n"
            f"END RequestId: {request}\n"
            f"REPORT RequestId: {request}\tDuration: {millis:.2f} ms\tMemory Size: {memory} MB\n"
        )


def _error(kind: str, message: str) -> bytes:
    return json.dumps({"errorType": kind, "errorMessage": message}).encode()


class ProcessExecutorPlugin(RuntimeExecutorPlugin):
    name = "process"

    def load(self, *args, **kwargs):
        return ProcessExecutor
