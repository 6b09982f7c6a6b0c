"""Beyond this machine: TLS for the network around it, a door of its own for a proxy upon it."""

import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from surefoot.service import authority
from surefoot.service.authority import Certificate
from surefoot.service.errors import BadInput
from surefoot.text.language import t
from surefoot.web.doors import Door
from surefoot.web.rounds import rounds
from surefoot.web.service import Service

LOOK_EVERY_S = 3600.0
"""How often the certificate and this machine's addresses are looked at again."""


@dataclass(frozen=True, slots=True)
class Beyond:
    """What is to be listened on beside loopback.

    lan: TLS on `host` ('' for every address of this machine) and `port`. certificate: chain and key
    in PEM; without them the own authority makes one. proxy: the address of a reverse proxy that
    brings TLS itself, '' for none; it calls 127.0.0.1 at `proxy_port`.
    """

    lan: bool = False
    host: str = ""
    port: int = 8443
    certificate: tuple[Path, Path] | None = None
    proxy: str = ""
    proxy_port: int = 8421

    def __post_init__(self) -> None:
        """Raises BadInput when the address of the proxy is none."""
        if self.proxy and not self.proxy_name:
            raise BadInput(
                t(
                    "{address} is not the address of a proxy; write it as https://name",
                    address=self.proxy,
                )
            )

    @property
    def proxy_name(self) -> str:
        """The host of the proxy's address; '' when there is none or it is no https address."""
        try:
            parts = urlsplit(self.proxy)
        except ValueError:
            return ""
        bare = parts.path in ("", "/") and not parts.query and not parts.fragment
        return (parts.hostname or "") if parts.scheme == "https" and bare else ""

    @property
    def proxy_address(self) -> str:
        """Where devices find the proxy."""
        return f"https://{urlsplit(self.proxy).netloc}/"


class Tls:
    """The TLS of the network's door; it has a certificate once it was renewed."""

    def __init__(self, service: Service, beyond: Beyond, port: int) -> None:
        self.service = service
        self.beyond = beyond
        self.port = port
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.minimum_version = ssl.TLSVersion.TLSv1_2
        self.door = Door(frozenset(), own_address=True, paired=True)

    def renew(self) -> None:
        """Takes the certificate and where this machine is as they are now, and notes both.

        Connections that stand are left alone. Raises BadInput when a certificate that was brought
        along cannot be used.
        """
        beyond = self.beyond
        host, found = own_name(), [beyond.host] if beyond.host else own_addresses()
        certificate = self._certificate(host, found)
        try:
            self.context.load_cert_chain(certificate.chain, certificate.key)
        except (OSError, ssl.SSLError) as error:
            chain = certificate.chain
            said = t("The certificate {chain} cannot be used: {error}.", chain=chain, error=error)
            raise BadInput(said) from error
        given = beyond.certificate is not None
        self.door.names = certificate.names | ({beyond.proxy_name} - {""})
        self.door.public = frozenset(n for n in certificate.names if given and not is_address(n))
        if beyond.proxy:
            self.service.devices.reached_at([beyond.proxy_address], "proxy")
        else:
            reached = certificate.names if given else [*found, f"{host}.local"]
            names = [name for name in reached if name in certificate.names and reachable(name)]
            names.sort(key=lambda name: (":" in name, not is_address(name), name))
            self.service.devices.reached_at(
                [https(name, self.port) for name in names], "given" if given else "own"
            )

    def _certificate(self, host: str, found: list[str]) -> Certificate:
        if self.beyond.certificate is not None:
            return authority.given(*self.beyond.certificate)
        names = (f"{host}.local", "localhost", "127.0.0.1", "::1", *found)
        return self.service.devices.authority.vouch(host, names)


@contextmanager
def renewing(tls: Tls | None, every_s: float = LOOK_EVERY_S) -> Iterator[None]:
    """Renews in time, in a thread, for as long as it is held."""
    if tls is None:
        yield
        return
    # When it fails, the certificate that is there holds on.
    with rounds("certificate", every_s, lambda _: tls.renew()):
        yield


def own_name() -> str:
    """This machine's name, without a domain."""
    name = socket.gethostname().partition(".")[0].lower()
    return name if re.fullmatch(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", name) else "surefoot"


def own_addresses() -> list[str]:
    """This machine's addresses in its networks."""
    found = []
    # No packet is sent: the system only says from which address one would go there.
    for there in ("192.0.2.1", "10.255.255.255", "172.31.255.255", "192.168.255.255", "fd00::1"):
        family = socket.AF_INET6 if ":" in there else socket.AF_INET
        with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((there, 9))
            found.append(str(probe.getsockname()[0]))
    with suppress(OSError):
        found += [str(entry[4][0]) for entry in socket.getaddrinfo(socket.gethostname(), None)]
    distinct = dict.fromkeys(address.partition("%")[0] for address in found)
    return [each for each in distinct if reachable(each)]


def reachable(name: str) -> bool:
    """Whether others may find this machine under a name or address of it."""
    if not is_address(name):
        return not name.startswith("*") and name != "localhost"
    address = ip_address(name)
    return not (address.is_loopback or address.is_link_local or address.is_unspecified)


def is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def https(name: str, port: int) -> str:
    host = f"[{name}]" if ":" in name else name
    return f"https://{host}/" if port == 443 else f"https://{host}:{port}/"
