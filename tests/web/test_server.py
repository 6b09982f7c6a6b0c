"""Listening: a taken port is told before anything starts."""

import pytest

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
