"""What goes wrong, as one line for the user and an exit status."""

import errno

FINDINGS = 1
USAGE = 64
INTERNAL = 70
IO = 74


class Failure(Exception):
    """A reason in Chinese and in English; the status is one of those that all commands use."""

    def __init__(self, status: int, chinese: str, english: str):
        super().__init__(f"{chinese} · {english}")
        self.status = status


def disk_full(where) -> Failure:
    return Failure(IO, f"磁盘空间不足：{where}", f"no space left: {where}")


def of(error: OSError) -> Failure:
    """A failure of the system, told as far as it can be known."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return disk_full(error.filename or "")
    return Failure(INTERNAL, f"系统错误：{error.strerror}", f"{error.strerror}: {error.filename or ''}")


def last_line(text: str) -> str:
    """The last line that says something: where tools put their reason."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "-"
