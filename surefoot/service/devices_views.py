"""What the service hands out of paired devices and of how a phone reaches this machine."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Trust = Literal["own", "given", "proxy", ""]
"""Who vouches for the addresses: the own authority, a certificate that was brought along, the
certificate of a proxy; '' while nothing listens beyond this machine."""


@dataclass(slots=True)
class DeviceView:
    """A phone or another computer that may call."""

    id: str
    name: str
    paired_at: datetime
    seen_at: datetime


@dataclass(slots=True)
class QrView:
    """A QR code: an SVG path on a square of that many units, the white border within."""

    size: int
    path: str


@dataclass(slots=True)
class LinkQrView:
    """An address to open on the phone."""

    address: str
    qr: QrView


@dataclass(slots=True)
class AuthorityView:
    """The own authority: what a phone has to trust, once."""

    links: list[LinkQrView]
    """Where its certificate is to be had, as a phone reaches it."""
    fingerprint: str
    """SHA-256 of the certificate, pairs of hex digits."""
    words: str
    """The first 80 bits of it, to be read out."""


@dataclass(slots=True)
class DevicesView:
    devices: list[DeviceView]
    this_device: str
    """The id of the device that asks; '' for this machine itself."""
    trust: Trust
    addresses: list[str]
    """Where a phone finds Surefoot."""
    authority: AuthorityView | None
    """None unless the own authority vouches."""


@dataclass(slots=True)
class PairingView:
    """A code that pairs one device, once."""

    links: list[LinkQrView]
    """With the code in them: to be scanned."""
    digits: str
    """To be typed on the phone's pairing page."""
    until: datetime
