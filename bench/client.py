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


@dataclass(frozen=True, slots=True)
class Asked:
    """A page of a server."""

    server: Server
    path: str

    @property
    def request(self) -> bytes:
        return self.server.request_for(self.path)


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


def time_page(asked: Asked, *, times: int) -> Timing:
    connection = Connection(asked.server)
    size = connection.get(asked.request)
    taken = [_milliseconds(connection, asked.request) for _ in range(times)]
    connection.close()
    return _timing(taken, size)


def _milliseconds(connection: Connection, request: bytes) -> float:
    start = time.perf_counter()
    connection.get(request)
    return (time.perf_counter() - start) * 1000


def _timing(taken: Sequence[float], size: int) -> Timing:
    cuts = quantiles(taken, n=20)
    return Timing(p50=cuts[9], p95=cuts[18], size=size)


def time_beside(page: Asked, bare: Asked, *, times: int) -> tuple[Timing, Timing]:
    """One client asking for both pages in turn: whatever else the machine does, it does to both."""
    ours, theirs = Connection(page.server), Connection(bare.server)
    size, bare_size = ours.get(page.request), theirs.get(bare.request)
    for _ in range(max(8, times // 10)):
        ours.get(page.request)
        theirs.get(bare.request)
    taken, beside = [], []
    for _ in range(times):
        beside.append(_milliseconds(theirs, bare.request))
        taken.append(_milliseconds(ours, page.request))
    ours.close()
    theirs.close()
    return _timing(taken, size), _timing(beside, bare_size)


def _ask_until(asked: Asked, start: float, end: float, answers: "multiprocessing.Queue[int]") -> None:
    """Every client starts at the same instant, its first answer already received."""
    connection, request = Connection(asked.server), asked.request
    connection.get(request)
    time.sleep(max(0.0, start - time.monotonic()))
    count = 0
    while time.monotonic() < end:
        connection.get(request)
        count += 1
    connection.close()
    answers.put(count)


def requests_per_second(asked: Asked, *, clients: int, seconds: float) -> float:
    """How many answers `clients` clients get together."""
    answers: multiprocessing.Queue[int] = multiprocessing.Queue()
    start = time.monotonic() + 0.5
    asking = [
        multiprocessing.Process(target=_ask_until, args=(asked, start, start + seconds, answers))
        for _ in range(clients)
    ]
    return _count_answers(asking, answers) / seconds


def _count_answers(asking: Sequence[multiprocessing.Process], answers: "multiprocessing.Queue[int]") -> int:
    for process in asking:
        process.start()
    total = sum(answers.get(timeout=120) for _ in asking)
    for process in asking:
        process.join()
    return total
