"""The LocalStack process: started, asked whether it is well, stopped."""

import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections import deque

from . import failure, install
from .failure import Failure
from .place import PLUGINS, Place

START_SECONDS = 90
STOP_SECONDS = 20


def running(place: Place) -> int | None:
    """The process id of this instance, if it lives."""
    try:
        pid = int(place.pid_file.read_text())
        os.kill(pid, 0)
        command = subprocess.run(["ps", "-o", "args=", "-p", str(pid)], capture_output=True, text=True)
        return pid if "ls_launch" in command.stdout else None
    except (FileNotFoundError, ValueError, ProcessLookupError, PermissionError):
        return None


def healthy(place: Place) -> bool:
    try:
        with urllib.request.urlopen(f"{place.url}/_localstack/health", timeout=2) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def demand_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise Failure(
                failure.IO,
                f"端口 {port} 已被占用，请用 --port 换一个端口",
                f"port {port} is in use; choose another with --port",
            ) from None


def start(place: Place) -> None:
    """Starts afresh: nothing of an earlier instance is kept, for LocalStack keeps nothing."""
    if running(place):
        return
    demand_port(place.port)
    shutil.rmtree(place.instance, ignore_errors=True)
    libraries = place.filesystem / "var" / "lib" / "localstack"
    libraries.mkdir(parents=True)
    (place.filesystem / "ostmp").mkdir()
    (libraries / "lib" / "java").mkdir(parents=True)
    (libraries / "lib" / "dynamodb-local").symlink_to(place.libraries / "dynamodb-local")
    (libraries / "lib" / "java" / "21").symlink_to(install.jdk())
    with open(place.log, "wb") as log:
        process = subprocess.Popen(
            [place.python, "-m", "ls_launch"],
            env={**os.environ, **environment(place)},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    place.pid_file.write_text(str(process.pid))
    deadline = time.monotonic() + START_SECONDS
    while not healthy(place):
        if process.poll() is not None or time.monotonic() > deadline:
            reason = failure.last_line("".join(tail(place, 20)))
            stop(place)
            raise Failure(
                failure.INTERNAL, f"LocalStack 未能启动：{reason}（日志 {place.log}）", "LocalStack did not start"
            )
        time.sleep(0.2)


def environment(place: Place) -> dict[str, str]:
    """LocalStack's settings; each is here because something failed or was not verified without it."""
    return {
        "PYTHONPATH": str(PLUGINS),
        # Host mode, everything below the instance's folder, on the loopback only.
        "OVERRIDE_IN_DOCKER": "0",
        "FILESYSTEM_ROOT": str(place.filesystem),
        "TMPDIR": str(place.filesystem / "ostmp"),
        "GATEWAY_LISTEN": f"127.0.0.1:{place.port}",
        "LOCALSTACK_HOST": f"127.0.0.1:{place.port}",
        "DNS_ADDRESS": "0",
        # No call home, no certificate from elsewhere.
        "DISABLE_EVENTS": "1",
        "SKIP_SSL_CERT_DOWNLOAD": "1",
        # DynamoDB Local from Maven, in memory.
        "PROVIDER_OVERRIDE_DYNAMODB": "v2",
        "PROVIDER_OVERRIDE_DYNAMODBSTREAMS": "v2",
        "DYNAMODB_IN_MEMORY": "1",
        # Pre-signed URLs are verified.
        "S3_SKIP_SIGNATURE_VALIDATION": "0",
        "SQS_ENDPOINT_STRATEGY": "path",
        # What is not supported becomes a placeholder with an event; deploy names each and allows a few.
        "CFN_IGNORE_UNSUPPORTED_RESOURCE_TYPES": "1",
        # Functions as processes of this machine.
        "LAMBDA_RUNTIME_EXECUTOR": "process",
        "LAMBDA_PROCESS_JAVA_HOME": install.jdk(),
        "LAMBDA_PROCESS_RIC": str(place.runtime),
        "LAMBDA_PROCESS_ENVIRONMENT": f"NUANBAO_CLOCK_OFFSET_FILE={place.clock_offset}",
        "LAMBDA_RUNTIME_ENVIRONMENT_TIMEOUT": "120",
        "LAMBDA_KEEPALIVE_MS": "600000",
        "LAMBDA_LIMITS_CODE_SIZE_ZIPPED": str(250 << 20),
    }


def stop(place: Place) -> bool:
    """Ends LocalStack, and with it the functions' processes and all data; the log stays. Whether there was one."""
    pid = running(place)
    if pid is not None:
        end(pid)
    for gone in (place.pid_file, place.outputs, place.clock_offset):
        gone.unlink(missing_ok=True)
    shutil.rmtree(place.filesystem, ignore_errors=True)
    return pid is not None


def end(pid: int) -> None:
    os.kill(pid, signal.SIGTERM)
    deadline = time.monotonic() + STOP_SECONDS
    while alive(pid) and time.monotonic() < deadline:
        time.sleep(0.2)
    # It leads its own process group; what is left of it goes too.
    try:
        os.killpg(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        reaped, _ = os.waitpid(pid, os.WNOHANG)
        return reaped == 0
    except ChildProcessError:
        return True
    except ProcessLookupError:
        return False


def tail(place: Place, lines: int) -> list[str]:
    if not place.log.exists():
        return []
    with open(place.log, errors="replace") as log:
        return list(deque(log, lines))
