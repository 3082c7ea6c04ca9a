"""Lambda's Runtime API (version 2018-06-01), one small server for each function's process."""

import queue
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

API = "/2018-06-01/runtime"
_END = object()


class RuntimeApi:
    """Hands invocations to the process that asks for the next one, and takes its answers.

    ``on_ready()`` is called when the process asks, ``on_answer(id, body, is_error)`` when it answers and
    ``on_init_error(body)`` when it could not start.
    """

    def __init__(self, on_ready, on_answer, on_init_error):
        self.on_ready, self.on_answer, self.on_init_error = on_ready, on_answer, on_init_error
        self._jobs = queue.Queue()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Requests)
        self._server.daemon_threads = True
        self._server.api = self
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self._server.server_port}"

    def hand(self, job: dict) -> None:
        self._jobs.put(job)

    def next(self):
        job = self._jobs.get()
        return None if job is _END else job

    def release(self) -> None:
        """Lets go a request that a dead process left waiting; later ones wait anew."""
        stale, self._jobs = self._jobs, queue.Queue()
        stale.put(_END)

    def close(self) -> None:
        self.release()
        self._server.shutdown()
        self._server.server_close()


class _Requests(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *_):
        """Invocations are logged by LocalStack itself."""

    def do_GET(self):
        api: RuntimeApi = self.server.api
        if self.path != f"{API}/invocation/next":
            self._reply(404)
            return
        api.on_ready()
        job = api.next()
        if job is None:
            self.close_connection = True
            return
        self._reply(
            200,
            job["payload"].encode(),
            {
                "Lambda-Runtime-Aws-Request-Id": job["invoke-id"],
                "Lambda-Runtime-Deadline-Ms": str(int(job["deadline"] * 1000)),
                "Lambda-Runtime-Invoked-Function-Arn": job["invoked-function-arn"],
                "Lambda-Runtime-Trace-Id": job["trace-id"],
            },
        )

    def do_POST(self):
        api: RuntimeApi = self.server.api
        body = self._body()
        if self.path == f"{API}/init/error":
            api.on_init_error(body)
        elif self.path.startswith(f"{API}/invocation/"):
            api.on_answer(self.path.split("/")[4], body, self.path.endswith("/error"))
        self._reply(202, b'{"status":"OK"}')

    def _body(self) -> bytes:
        if "chunked" not in self.headers.get("Transfer-Encoding", ""):
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        body = b""
        while size := int(self.rfile.readline().split(b";")[0], 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def _reply(self, status, body=b"", headers=None):
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
