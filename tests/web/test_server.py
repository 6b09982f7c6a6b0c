"""Listening: a taken port is told before anything starts."""

import socket
import sys
from contextlib import ExitStack

import pytest

from surefoot.web.crowds import Bounded
from surefoot.web.server import CannotListen, PortTaken, listen, serve

from .fake_service import FakeService


def test_a_taken_port_is_told_plainly() -> None:
    with listen("127.0.0.1", 0) as other:
        port = other.getsockname()[1]
        with pytest.raises(PortTaken, match=f"Port {port} is in use") as told:
            serve(FakeService("green"), port=port, on_ready=lambda address: pytest.fail(address))
    assert told.value.port == port


@pytest.mark.parametrize(("host", "port"), [("203.0.113.1", 0), ("127.0.0.1", 70_000)])
def test_an_address_that_is_not_ours_is_told_plainly(host: str, port: int) -> None:
    with pytest.raises(CannotListen, match=host):
        listen(host, port)


@pytest.mark.skipif(sys.platform != "linux", reason="has 127.0.0.1 alone")
def test_one_address_may_hold_so_many_connections_and_others_still_come_in() -> None:
    class Few(Bounded):
        from_one, from_all = 2, 4

    def called(address: str) -> socket.socket:
        return socket.create_connection(here, timeout=5, source_address=(address, 0))

    with ExitStack() as stack:
        listener = stack.enter_context(listen("127.0.0.1", 0, made=Few))
        here = listener.getsockname()
        first, second, third = (stack.enter_context(called("127.0.0.1")) for _ in range(3))
        stack.enter_context(called("127.0.0.2"))
        taken = [stack.enter_context(listener.accept()[0]) for _ in range(3)]
        assert [each.getpeername()[0] for each in taken] == ["127.0.0.1", "127.0.0.1", "127.0.0.2"]
        assert third.recv(1) == b""
        taken[0].close()
        stack.enter_context(called("127.0.0.1"))
        assert stack.enter_context(listener.accept()[0]).getpeername()[0] == "127.0.0.1"
        for caller in (first, second):
            caller.close()
