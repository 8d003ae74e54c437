import socket

import pytest

from tests.strict.network import NetworkError


def test_connection_to_another_machine_is_refused() -> None:
    with socket.socket() as sock, pytest.raises(NetworkError):
        sock.connect(("192.0.2.1", 80))


def test_name_of_another_machine_is_not_looked_up() -> None:
    with pytest.raises(NetworkError):
        socket.getaddrinfo("example.org", 443)


def test_loopback_is_reached() -> None:
    with socket.socket() as server, socket.socket() as client:
        server.bind(("127.0.0.1", 0))
        server.listen()
        client.connect(server.getsockname())
        assert client.getpeername() == server.getsockname()
