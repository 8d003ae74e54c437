import ipaddress
import socket
from collections.abc import Iterator

import pytest


class NetworkError(AssertionError):
    """A test reached for the network."""


def is_loopback(host: str) -> bool:
    if host in {"", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Sockets reach this machine only; names of other machines are not even looked up."""
    connect, connect_ex, getaddrinfo = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def refuse_distant(address: object) -> None:
        if isinstance(address, tuple) and not is_loopback(str(address[0])):
            raise NetworkError(f"a test tried to reach {address[0]}: use a recorded answer")

    def connect_here(self: socket.socket, address: object) -> None:
        refuse_distant(address)
        connect(self, address)  # type: ignore[arg-type] # socket's private address type

    def connect_ex_here(self: socket.socket, address: object) -> int:
        refuse_distant(address)
        return connect_ex(self, address)  # type: ignore[arg-type] # socket's private address type

    def look_up_here(host: str | bytes | None, *rest: int | str | None) -> object:
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and not is_loopback(name):
            raise NetworkError(f"a test tried to look up {name}")
        return getaddrinfo(host, *rest)  # type: ignore[arg-type] # passed on as received

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_here)
        patch.setattr(socket.socket, "connect_ex", connect_ex_here)
        patch.setattr(socket, "getaddrinfo", look_up_here)
        yield
