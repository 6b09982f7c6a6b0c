"""Sends reminders to the push services of the runner's browsers, in a thread that ends with the
server: the only request that this program makes to the outside, and none before it is asked for."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException, HTTPSConnection
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from surefoot.web.rounds import rounds
from surefoot.web.service import Service
from surefoot.web.turns import Turn

if TYPE_CHECKING:
    from surefoot.service.push.pushes import Outgoing


LOOK_EVERY_S = 30.0
_PATIENCE_S = 15.0


def deliver(outgoing: "Outgoing", trust: ssl.SSLContext | None = None) -> int:
    """The HTTP status that the push service answers with; 0 when it is not reached.

    trust: the authorities that are believed, by default the system's. No redirect is followed, and
    nothing within this network is called, wherever a name leads.
    """
    where = urlsplit(outgoing.url)
    path = f"{where.path}?{where.query}" if where.query else where.path
    connection = HTTPSConnection(
        where.hostname or "",
        where.port or 443,
        timeout=_PATIENCE_S,
        context=trust or ssl.create_default_context(),
    )
    try:
        if not leads_outside(connection.host, connection.port):
            return 0
        connection.request("POST", path or "/", outgoing.body, dict(outgoing.headers))
        return connection.getresponse().status
    except (OSError, HTTPException, ValueError):
        return 0
    finally:
        connection.close()


def leads_outside(host: str, port: int) -> bool:
    """Whether all that a name leads to lies outside this network. Raises OSError, ValueError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return all(ip_address(str(each[4][0]).partition("%")[0]).is_global for each in found)


def send_due(service: Service, turn: Turn, trust: ssl.SSLContext | None = None) -> int:
    """Sends what is due now; how many messages went out. Nobody waits while they are under way."""
    with turn():
        outgoing = service.pushes.due()
    if outgoing:
        answers = [(each, deliver(each, trust)) for each in outgoing]
        with turn():
            service.pushes.settle(answers)
    return len(outgoing)


@contextmanager
def pushing(service: Service, turn: Turn, every_s: float = LOOK_EVERY_S) -> Iterator[None]:
    """Sends what falls due for as long as it is held."""
    with rounds("reminders", every_s, lambda _: send_due(service, turn), patience_s=1):
        yield
