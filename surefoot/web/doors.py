"""Doors: each address that is listened on, with the names it answers to and whom it lets in."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from ipaddress import ip_address

from starlette.types import ASGIApp, Receive, Scope, Send

THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})
DOOR, DEVICE = "surefoot.door", "surefoot.device"
"""Where a request's scope holds its door, and the id of the paired device that asks."""


@dataclass(slots=True)
class Door:
    """names: hosts it may be called by, *.name for each one below a name.

    own_address: also by the address, in digits, that the connection came in on, which no foreign
    name server can point elsewhere. paired: whether it asks for a device's token. public: names
    with a certificate that everybody trusts.
    """

    names: frozenset[str] = THIS_MACHINE
    own_address: bool = False
    paired: bool = False
    public: frozenset[str] = field(default=frozenset())

    def knows(self, host: str, came_in_on: str) -> bool:
        anything = f"*.{host.partition('.')[2]}"
        return (
            host in self.names
            or anything in self.names
            or (self.own_address and same_address(host, came_in_on))
        )


def local(names: Iterable[str] = ()) -> Door:
    """The door for this machine alone, which asks nobody who they are."""
    return Door(THIS_MACHINE | {name.lower().strip("[]") for name in names})


class Through:
    """ASGI wrapper: what comes in here came in by this door."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self.app = app
        self.door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app({**scope, DOOR: self.door}, receive, send)


def same_address(host: str, came_in_on: str) -> bool:
    """Whether two addresses in digits are one, IPv4 within IPv6 and zones aside."""
    try:
        one, other = ip_address(host.partition("%")[0]), ip_address(came_in_on.partition("%")[0])
    except ValueError:
        return False
    return (getattr(one, "ipv4_mapped", None) or one) == (
        getattr(other, "ipv4_mapped", None) or other
    )
