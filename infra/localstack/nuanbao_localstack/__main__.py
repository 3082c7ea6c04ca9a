"""The commands behind ``./nuanbao localstack``."""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree

from . import failure, install, place, server
from .failure import Failure
from .place import Place

USAGE = """\
用法 · usage: ./nuanbao localstack [--port N] start|stop|deploy|test|logs

  start    不用 Docker 启动 LocalStack，首次使用时安装 · starts LocalStack without Docker, installs it on first use
  deploy   按 template.yaml 部署（未启动则先启动）· deploys template.yaml itself; starts first where need be
  test     启动、部署、运行集成测试、停止 · starts, deploys, runs the integration tests, stops
  logs     日志的末尾，-f 持续显示 · the end of the log; -f follows it
  stop     停止 · stops it, and with it the functions

  --port N   端口，默认 4566 · port of all services, 4566 if none is given

需要 · needs: CPython 3.11–3.13 (venv), JDK 25, Maven
退出码 · exit status: 0 · 1 部署或测试失败 deployment or tests failed · 64 · 70 · 74 磁盘满、端口占用 disk full, port in use
"""


class Parser(argparse.ArgumentParser):
    """One line on wrong usage, and the status that all commands use."""

    def error(self, message):
        raise Failure(failure.USAGE, "用法不对，见 ./nuanbao localstack -h", f"wrong usage: {message}")


def parsed(arguments: list[str]):
    parser = Parser(prog="nuanbao localstack", add_help=False)
    parser.add_argument("--port", type=int, default=int(os.environ.get("NUANBAO_LOCALSTACK_PORT", place.DEFAULT_PORT)))
    parser.add_argument("-f", "--follow", action="store_true")
    parser.add_argument("command", choices=["start", "stop", "deploy", "test", "logs"])
    return parser.parse_known_args(arguments)


def tell(line: str) -> None:
    print(f"nuanbao: {line}", file=sys.stderr, flush=True)


def start(where: Place) -> None:
    install.install(where, tell)
    server.start(where)
    tell(f"LocalStack 已启动 · is up: {where.url}")


def deploy(where: Place) -> None:
    start(where)
    install.functions_zip(tell)
    done = subprocess.run([where.python, "-m", "nuanbao_localstack.stack", str(where.port)],
                          env={**os.environ, "PYTHONPATH": str(place.HERE)})
    if done.returncode != 0:
        raise SystemExit(done.returncode)


def test(where: Place, options: list[str]) -> int:
    """What was running before is stopped too: the tests want a system of their own."""
    began = time.monotonic()
    install.install(where, tell)
    server.stop(where)
    own_tests(where)
    try:
        deploy(where)
        passed = integration_tests(where, options)
    except BaseException:
        server.stop(where)
        tell(f"日志留在 · the log stays: {where.log}")
        raise
    server.stop(where)
    shutil.rmtree(where.instance)
    minutes = (time.monotonic() - began) / 60
    tell(f"{passed} 项集成测试在 LocalStack 上通过，{minutes:.1f} 分钟 · integration tests passed on LocalStack")
    return 0


def own_tests(where: Place) -> None:
    """Those of these commands and of the plugins."""
    tests = place.HERE / "tests"
    done = subprocess.run([where.python, "-m", "unittest", "discover", "-s", tests, "-t", tests])
    if done.returncode != 0:
        raise Failure(failure.FINDINGS, "infra/localstack 自身的测试未通过", "the tests of infra/localstack failed")


def integration_tests(where: Place, options: list[str]) -> int:
    """How many passed; none is no success."""
    summary = place.PROJECT / "local" / "target" / "failsafe-reports" / "failsafe-summary.xml"
    summary.unlink(missing_ok=True)
    done = subprocess.run(
        [*install.maven(), "-q", "verify", "-pl", "local", "-am", "-Dgroups=cloud|localstack", "-Dtests.excluded=none", "-Dtests.forks=1",
         "-Dnuanbao.cloud=localstack", f"-Dnuanbao.localstack={where.instance}", "-Dnuanbao.wait.seconds=240", "-Djacoco.skip", "-Dcyclonedx.skip",
         "-Dspotless.check.skip=true", "-Dassembly.skipAssembly=true", "-Dlicense.skipAddThirdParty=true", *options],
        cwd=place.PROJECT,
    )
    passed = completed(summary)
    if done.returncode != 0 or passed == 0:
        raise Failure(failure.FINDINGS, f"集成测试未通过，见 {summary.parent}", "the integration tests failed")
    return passed


def completed(summary: Path) -> int:
    """How many tests Maven's summary tells of; none where it wrote none."""
    if not summary.exists():
        return 0
    return int(ElementTree.parse(summary).findtext("completed", "0"))


def logs(where: Place, follow: bool) -> None:
    if follow:
        os.execvp("tail", ["tail", "-n", "100", "-F", str(where.log)])
    print("".join(server.tail(where, 100)), end="")


def run(arguments: list[str]) -> int:
    if not arguments or {"-h", "--help", "help"} & set(arguments):
        print(USAGE, end="")
        return 0 if arguments else failure.USAGE
    options, rest = parsed(arguments)
    if rest and options.command != "test":
        raise Failure(failure.USAGE, "用法不对，见 ./nuanbao localstack -h", f"wrong usage: {rest[0]}")
    where = Place.of(options.port)
    match options.command:
        case "start":
            start(where)
        case "deploy":
            deploy(where)
        case "test":
            return test(where, rest)
        case "logs":
            logs(where, options.follow)
        case "stop":
            was = server.stop(where)
            tell("已停止 · stopped" if was else "没有在运行 · was not running")
    return 0


def main() -> int:
    # Asked to end, it cleans up like after an interrupt from the keyboard.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return run(sys.argv[1:])
    except Failure as failed:
        tell(str(failed))
        return failed.status
    except OSError as failed:
        known = failure.of(failed)
        tell(str(known))
        return known.status
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
