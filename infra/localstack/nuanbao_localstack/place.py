"""Where everything lies: the project, the cache folder, the running instance."""

import hashlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
PROJECT = HERE.parent.parent
LOCK = HERE / "requirements.lock"
PLUGINS = HERE / "plugins"
DEFAULT_PORT = 4566


def cache() -> Path:
    """Beside other programs' caches; NUANBAO_CACHE names another place."""
    if own := os.environ.get("NUANBAO_CACHE"):
        return Path(own).absolute()
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "nuanbao"


@dataclass(frozen=True)
class Place:
    """One installation, named by what is in it, and one running instance of it, named by its port.

    A changed lock or another Python makes another installation, so an old one is never half new.
    """

    root: Path
    instance: Path
    port: int

    @staticmethod
    def of(port: int) -> "Place":
        content = b"".join(file.read_bytes() for file in (LOCK, HERE / "pom.xml", HERE / "java" / "Tables.java"))
        mark = hashlib.sha256(content).hexdigest()[:10]
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        root = cache() / f"localstack-{version}-{mark}"
        return Place(root, cache() / f"localstack-on-{port}", port)

    @property
    def python(self) -> Path:
        return self.root / "venv" / "bin" / "python"

    @property
    def filesystem(self) -> Path:
        """What LocalStack takes for its root; its installers look below it."""
        return self.instance / "fs"

    @property
    def libraries(self) -> Path:
        return self.root / "lib"

    @property
    def runtime(self) -> Path:
        """Lambda's runtime interface client for Java."""
        return self.root / "ric"

    @property
    def pid_file(self) -> Path:
        return self.instance / "pid"

    @property
    def log(self) -> Path:
        return self.instance / "localstack.log"

    @property
    def outputs(self) -> Path:
        """What the deployed stack gave out, for the integration tests and for status."""
        return self.instance / "stack.json"

    @property
    def clock_offset(self) -> Path:
        """The business clock of the deployed functions: the machine's plus what stands here."""
        return self.instance / "clock-offset"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"
