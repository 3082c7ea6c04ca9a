"""What the commands say when something is missing or in the way; standard library only."""

import contextlib
import io
import os
import shutil
import socket
import subprocess
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import paths  # noqa: F401
from nuanbao_localstack import __main__ as commands
from nuanbao_localstack import failure, install, server
from nuanbao_localstack.place import LOCK, PROJECT, Place


def said(*arguments: str) -> tuple[int, str]:
    screen = io.StringIO()
    with contextlib.redirect_stderr(screen), contextlib.redirect_stdout(io.StringIO()):
        with mock.patch("sys.argv", ["localstack", *arguments]):
            status = commands.main()
    return status, screen.getvalue()


class CommandsTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        environment = mock.patch.dict(os.environ, {"NUANBAO_CACHE": folder.name})
        environment.start()
        self.addCleanup(environment.stop)

    def test_wrong_usage_is_one_line(self):
        for wrong in (["dance"], ["start", "--colour"], ["--port", "x", "start"]):
            status, line = said(*wrong)
            self.assertEqual((status, line.count("\n")), (failure.USAGE, 1), line)

    def test_help_is_no_error(self):
        self.assertEqual(said("-h")[0], 0)
        self.assertEqual(said("start", "-h")[0], 0)

    def test_a_port_in_use_is_named(self):
        with socket.socket() as other:
            other.bind(("127.0.0.1", 0))
            other.listen()
            port = other.getsockname()[1]
            with mock.patch.object(install, "install"):
                status, line = said("--port", str(port), "start")
        self.assertEqual(status, failure.IO)
        self.assertIn(str(port), line)
        self.assertEqual(line.count("\n"), 1)

    def test_without_a_fitting_python_it_says_which_is_needed(self):
        tools = self.folder / "bin"
        tools.mkdir()
        for tool in ("sh", "dirname", "readlink", "grep", "locale"):
            (tools / tool).symlink_to(shutil.which(tool))
        (tools / "python3").write_text("#!/bin/sh\nexit 1\n")
        (tools / "python3").chmod(0o755)
        done = subprocess.run(
            [PROJECT / "nuanbao", "localstack", "stop"], text=True, capture_output=True,
            env={"PATH": str(tools), "HOME": str(self.folder), "JAVA_HOME": install.jdk()},
        )
        self.assertEqual((done.returncode, done.stderr.count("\n")), (failure.INTERNAL, 1), done.stderr)
        self.assertIn("3.11–3.13", done.stderr)

    def test_stopping_leaves_the_log_and_no_data(self):
        place = Place.of(4598)
        place.filesystem.mkdir(parents=True)
        for file in (place.log, place.outputs, place.clock_offset, place.filesystem / "data"):
            file.write_text("x")
        self.assertFalse(server.stop(place))
        self.assertEqual(list(place.instance.iterdir()), [place.log])

    def test_tests_that_did_not_run_are_not_counted_as_passed(self):
        summary = self.folder / "summary.xml"
        self.assertEqual(commands.completed(summary), 0)
        summary.write_text("<failsafe-summary><completed>9</completed></failsafe-summary>")
        self.assertEqual(commands.completed(summary), 9)

    def after(self, passed):
        place = Place.of(4597)

        def deployed(where):
            where.filesystem.mkdir(parents=True)
            where.log.write_text("x")

        with mock.patch.multiple(commands, own_tests=mock.DEFAULT, deploy=deployed, integration_tests=passed):
            with mock.patch.object(install, "install"):
                return place, *said("--port", "4597", "test")

    def test_after_tests_that_passed_nothing_of_the_instance_is_left(self):
        place, status, line = self.after(lambda where, options: 9)
        self.assertEqual((status, line.count("\n")), (0, 1), line)
        self.assertIn("9 ", line)
        self.assertFalse(place.instance.exists())

    def test_after_tests_that_failed_the_log_is_left(self):
        def fails(where, options):
            raise failure.Failure(failure.FINDINGS, "未通过", "failed")

        place, status, lines = self.after(fails)
        self.assertEqual(status, failure.FINDINGS, lines)
        self.assertIn(str(place.log), lines)
        self.assertEqual(list(place.instance.iterdir()), [place.log])

    def test_a_full_disk_is_told_before_anything_is_installed(self):
        with mock.patch("shutil.disk_usage", return_value=mock.Mock(free=1)):
            status, line = said("start")
        self.assertEqual((status, line.count("\n")), (failure.IO, 1), line)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_a_tool_that_fails_gives_its_last_line(self):
        with self.assertRaises(failure.Failure) as failed:
            install.run("tool", ["sh", "-c", "echo one >&2; echo the reason >&2; exit 3"])
        self.assertIn("the reason", str(failed.exception))
        with self.assertRaises(failure.Failure) as full:
            install.run("tool", ["sh", "-c", "echo No space left on device >&2; exit 1"])
        self.assertEqual(full.exception.status, failure.IO)

    def test_stopping_what_does_not_run_is_no_error(self):
        self.assertEqual(said("stop")[0], 0)

    def test_a_process_id_taken_by_another_program_is_not_ours(self):
        place = Place.of(4599)
        place.instance.mkdir(parents=True)
        place.pid_file.write_text(str(os.getpid()))
        self.assertIsNone(server.running(place))

    def test_each_package_is_pinned_and_comes_from_wherever_pip_is_set_to(self):
        lines = LOCK.read_text().split()
        self.assertGreater(len(lines), 50)
        for line in lines:
            self.assertRegex(line, r"^[a-z0-9.-]+==[0-9][0-9a-z.]*$")

    def test_lines_of_a_manifest_are_short(self):
        path = "Class-Path: " + " ".join(f"lib/jar-{n}.jar" for n in range(100))
        lines = install.folded(path).split("\r\n")
        self.assertLessEqual(max(len(line) for line in lines), 72)
        self.assertEqual("".join([lines[0], *(line[1:] for line in lines[1:])]), path)
