"""First use: Python packages by the lock, DynamoDB Local and Lambda's Java client by Maven."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from . import failure
from .failure import Failure
from .place import HERE, LOCK, PROJECT, Place

ROOM = 1_500 << 20
TOOL = "dependency:copy-dependencies"
RIC_JARS = "aws-lambda-java-core,aws-lambda-java-serialization,aws-lambda-java-runtime-interface-client"


def install(place: Place, tell) -> None:
    """Makes the installation, unless it is there whole."""
    done = place.root / "installed"
    if done.exists():
        return
    demand_room(place.root.parent)
    tell(f"首次使用，正在安装 LocalStack 到 {place.root} …… · first use, installing LocalStack")
    shutil.rmtree(place.root, ignore_errors=True)
    place.root.mkdir(parents=True)
    packages(place)
    jars(place)
    done.write_text("")


def demand_room(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(folder).free < ROOM:
        raise failure.disk_full(folder)


def run(what: str, command: list, **more) -> None:
    """Runs a tool; its last line is the reason when it fails."""
    done = subprocess.run(
        [str(part) for part in command], text=True, capture_output=True, stdin=subprocess.DEVNULL, **more
    )
    if done.returncode != 0:
        said = done.stderr + done.stdout
        if "No space left" in said:
            raise failure.disk_full(what)
        reason = failure.last_line(done.stderr or done.stdout)
        raise Failure(failure.INTERNAL, f"{what} 失败：{reason}", f"{what} failed")


def packages(place: Place) -> None:
    run("venv", [sys.executable, "-m", "venv", place.root / "venv"])
    run("pip", [place.python, "-m", "pip", "install", "--quiet", "--no-input", "--no-deps", "-r", LOCK])


def jars(place: Place) -> None:
    """LocalStack believes a package is installed when its marker file is there: lay it in place."""
    dynamo = place.libraries / "dynamodb-local" / "2"
    copied(place.runtime, "lambda", f"-DincludeArtifactIds={RIC_JARS}")
    copied(dynamo / "DynamoDBLocal_lib", "dynamodb")
    server_jar(dynamo)


def copied(folder: Path, profile: str, *options: str) -> None:
    run(
        "maven",
        [*maven(), "-q", "-f", HERE / "pom.xml", f"-P{profile}", *options,
         TOOL, "-DincludeScope=runtime", f"-DoutputDirectory={folder}"],
    )


def jdk() -> str:
    """The launcher has found one and says where."""
    return os.environ["JAVA_HOME"]


def server_jar(folder: Path) -> None:
    """Our main class, and DynamoDB Local's jars on its class path."""
    jars = sorted((folder / "DynamoDBLocal_lib").glob("*.jar"))
    classes = folder / "classes"
    run("javac", [f"{jdk()}/bin/javac", "-d", classes, "-cp", ":".join(str(jar) for jar in jars),
                  HERE / "java" / "Tables.java"])
    path = folded("Class-Path: " + " ".join(f"DynamoDBLocal_lib/{jar.name}" for jar in jars))
    for name in ("DynamoDBLocal.jar", "ddb-local-loader-0.1.jar"):
        with zipfile.ZipFile(folder / name, "w") as jar:
            jar.writestr(
                "META-INF/MANIFEST.MF",
                f"Manifest-Version: 1.0\r\nMain-Class: Tables\r\nPremain-Class: Tables\r\n{path}\r\n\r\n",
            )
            jar.write(classes / "Tables.class", "Tables.class")


def folded(line: str) -> str:
    """A manifest's lines hold 72 bytes at most."""
    parts, line = [line[:70]], line[70:]
    while line:
        parts.append(line[:69])
        line = line[69:]
    return "\r\n ".join(parts)


def maven() -> list[str]:
    return [os.environ.get("NUANBAO_MAVEN", "mvn"), "-B", "-ntp", *os.environ.get("NUANBAO_MAVEN_ARGS", "").split()]


def functions_zip(tell) -> Path:
    """The deployed zip, packed again when a source is younger than it."""
    zipped = PROJECT / "functions" / "target" / "functions.zip"
    if not zipped.exists() or zipped.stat().st_mtime < youngest_source():
        tell("正在打包函数 …… · packing the functions")
        run("maven", [*maven(), "-q", "package", "-pl", "functions", "-am", "-DskipTests", "-Djacoco.skip",
                      "-Dcyclonedx.skip", "-Dspotless.check.skip=true"], cwd=PROJECT)
    return zipped


def youngest_source() -> float:
    folders = [PROJECT / module / "src" / "main" for module in ("shared", "functions")]
    files = [PROJECT / "pom.xml", *(file for folder in folders for file in folder.rglob("*") if file.is_file())]
    return max(file.stat().st_mtime for file in files)
