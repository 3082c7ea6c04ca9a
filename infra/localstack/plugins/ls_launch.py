"""Starts LocalStack on CPython 3.11 and 3.12 too; upstream runs it on 3.13 only."""

import _thread
import hashlib
import runpy
import sys
import threading
import uuid

if not isinstance(threading.Lock, type):
    # A function before 3.13: LocalStack's annotation `Lock | None` needs a class.
    class Lock:
        def __new__(cls):
            return _thread.allocate_lock()

    threading.Lock = Lock

if sys.version_info < (3, 12):
    # Takes bytes since 3.12; KMS CreateKey passes bytes.
    def uuid5(namespace, name):
        name = name.encode() if isinstance(name, str) else name
        digest = hashlib.sha1(namespace.bytes + name, usedforsecurity=False).digest()
        return uuid.UUID(bytes=digest[:16], version=5)

    uuid.uuid5 = uuid5

if __name__ == "__main__":
    runpy.run_module("localstack.runtime.main", run_name="__main__", alter_sys=True)
