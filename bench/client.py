"""A small HTTP client on one kept connection: it costs the machine little, so that the server is what is measured."""

import multiprocessing
import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles

BUFFER = 65_536


class AnswerError(Exception):
    """The server did not answer 200: what would be measured is not the page."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where the pages are, and who asks for them."""

    port: int
    cookie: str

    def request_for(self, path: str) -> bytes:
        lines = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", f"Cookie: {self.cookie}", "Accept: text/html"]
        return ("\r\n".join(lines) + "\r\n\r\n").encode()


class Connection:
    def __init__(self, server: Server) -> None:
        self.socket = socket.create_connection(("127.0.0.1", server.port), timeout=60)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def get(self, request: bytes) -> int:
        """Sends, reads the whole answer, returns the size of its body."""
        self.socket.sendall(request)
        received = self.socket.recv(BUFFER)
        while b"\r\n\r\n" not in received:
            received += self.socket.recv(BUFFER)
        head, _, body = received.partition(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200"):
            raise AnswerError(head.split(b"\r\n", 1)[0].decode())
        size = _content_length(head)
        left = size - len(body)
        while left > 0:
            left -= len(self.socket.recv(min(left, BUFFER)))
        return size

    def close(self) -> None:
        self.socket.close()


def _content_length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    raise AnswerError("an answer without its length")


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds of one client's requests, and the size of the page in bytes."""

    p50: float
    p95: float
    size: int


def time_page(server: Server, path: str, *, times: int) -> Timing:
    """One client asking `times` times, after a few that warm the server."""
    connection, request = Connection(server), server.request_for(path)
    size = connection.get(request)
    for _ in range(max(8, times // 10)):
        connection.get(request)
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        connection.get(request)
        taken.append((time.perf_counter() - start) * 1000)
    connection.close()
    cuts = quantiles(taken, n=20)
    return Timing(p50=cuts[9], p95=cuts[18], size=size)


def _ask_until(server: Server, path: str, end: float, answers: "multiprocessing.Queue[int]") -> None:
    connection, request = Connection(server), server.request_for(path)
    count = 0
    while time.monotonic() < end:
        connection.get(request)
        count += 1
    connection.close()
    answers.put(count)


def requests_per_second(server: Server, path: str, *, clients: int, seconds: float) -> float:
    """How many answers `clients` clients get together."""
    answers: multiprocessing.Queue[int] = multiprocessing.Queue()
    start = time.monotonic() + 0.5
    asked = [
        multiprocessing.Process(target=_ask_until, args=(server, path, start + seconds, answers))
        for _ in range(clients)
    ]
    return _count_answers(asked, answers) / (seconds + 0.5)


def _count_answers(asked: Sequence[multiprocessing.Process], answers: "multiprocessing.Queue[int]") -> int:
    for process in asked:
        process.start()
    total = sum(answers.get(timeout=120) for _ in asked)
    for process in asked:
        process.join()
    return total
