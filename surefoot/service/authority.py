"""The own certificate authority: made once, kept in the data folder, and in no archive.

A phone trusts a page only under a certificate whose maker it trusts, and no public authority
vouches for an address at home. So this machine makes an authority that can vouch for private
addresses and names alone (name constraints, RFC 5280 4.2.1.10), and a certificate of 397 days
(what browsers take at most) that it renews by itself. `cryptography` (Apache-2.0 or BSD, with cffi
16 MB installed) does the work; it is imported when something has to be made or read.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import TYPE_CHECKING

from surefoot.service.errors import BadInput
from surefoot.store.store import Store
from surefoot.text.language import t

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.x509 import Certificate as X509
    from cryptography.x509 import GeneralName, KeyUsage, Name

AUTHORITY_LIVES = timedelta(days=3652)
LIVES = timedelta(days=397)
RENEWED_BEFORE = timedelta(days=30)
_CLOCKS_DIFFER = timedelta(days=1)
NETWORKS = tuple(
    ip_network(each)
    for each in (
        *("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "127.0.0.0/8"),
        "100.64.0.0/10",  # shared by carriers, and by private networks over the internet
        *("fc00::/7", "fe80::/10", "::1/128"),
    )
)
DOMAINS = ("local", "localhost", "home.arpa", "internal", "lan")
"""Reserved for private use, or in use at home for nothing else."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a TLS server shows: files in PEM, and the names and addresses that stand in it."""

    chain: Path
    key: Path
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Mark:
    """How to know the authority again: its SHA-256 in hex, and the first 80 bits to be read out."""

    fingerprint: str
    words: str


class Authority:
    """The authority of one data folder."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now

    def certificate(self) -> bytes | None:
        """What phones install, as DER; None when the authority was never needed."""
        from cryptography.hazmat.primitives.serialization import Encoding

        found = self._kept("authority")
        return None if found is None else found[0].public_bytes(Encoding.DER)

    def mark(self) -> Mark | None:
        """How to know it again; None when the authority was never needed."""
        der = self.certificate()
        return None if der is None else mark(der)

    def vouch(self, host: str, names: Iterable[str]) -> Certificate:
        """A certificate for this machine, the one that is there while it fits.

        host: the machine's name. names: other names and addresses; those that are not private
        are left out, as phones would refuse them.
        """
        now = self._now()
        authority = self._kept("authority")
        if authority is None or _ends(authority[0]) - now < RENEWED_BEFORE:
            authority = self._keep("authority", *_authority(host, now))
        issuer, issuer_key = authority
        wanted = frozenset(each for each in {host, *names} if _permits(issuer, each))
        leaf = self._kept("server")
        fits = (
            leaf is not None
            and _names(leaf[0]) == wanted
            and leaf[0].issuer == issuer.subject
            and _ends(leaf[0]) - now >= min(RENEWED_BEFORE, _ends(issuer) - now)
        )
        if not fits:
            self._keep("server", *_server(host, wanted, issuer, issuer_key, now))
        folder = self._store.folder.tls
        return Certificate(folder / "server.pem", folder / "server-key.pem", wanted)

    def _kept(self, name: str) -> tuple[X509, EllipticCurvePrivateKey] | None:
        """Certificate and key as they are kept; None when one is missing or damaged."""
        from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
        from cryptography.hazmat.primitives.serialization import load_pem_private_key
        from cryptography.x509 import load_pem_x509_certificate

        folder = self._store.folder.tls
        try:
            certificate = load_pem_x509_certificate((folder / f"{name}.pem").read_bytes())
            key = load_pem_private_key((folder / f"{name}-key.pem").read_bytes(), None)
        except (OSError, ValueError):
            return None
        matches = isinstance(key, EllipticCurvePrivateKey) and (
            key.public_key() == certificate.public_key()
        )
        return (certificate, key) if matches else None  # type: ignore[return-value]

    def _keep(
        self, name: str, certificate: X509, key: EllipticCurvePrivateKey
    ) -> tuple[X509, EllipticCurvePrivateKey]:
        from cryptography.hazmat.primitives.serialization import (
            Encoding,
            NoEncryption,
            PrivateFormat,
        )

        pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        self._store.keep_tls(f"{name}-key", pem)
        self._store.keep_tls(name, certificate.public_bytes(Encoding.PEM))
        return certificate, key


def given(chain: Path, key: Path) -> Certificate:
    """A certificate that somebody else made, with the names in it. Raises BadInput."""
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        certificate = x509.load_pem_x509_certificates(chain.read_bytes())[0]
        private = load_pem_private_key(key.read_bytes(), None)
    except (OSError, ValueError, TypeError) as error:
        raise BadInput(
            t(
                "The certificate {chain} and its key {key} cannot be read: {error}. Both are to be "
                "PEM files, the key without a password.",
                chain=chain,
                key=key,
                error=error,
            )
        ) from error
    if private.public_key() != certificate.public_key():
        raise BadInput(t("{key} is not the key of {chain}.", key=key, chain=chain))
    names = _names(certificate)
    if not names:
        raise BadInput(t("{chain} names no host that it is for.", chain=chain))
    return Certificate(chain, key, names)


def mark(der: bytes) -> Mark:
    """The fingerprint of a certificate, and its words: two syllables and a letter for 16 bits."""
    digest = sha256(der).digest()
    words = [_word(int.from_bytes(digest[at : at + 2])) for at in range(0, 10, 2)]
    return Mark(digest.hex(":").upper(), " ".join(words))


def _word(bits: int) -> str:
    consonants, vowels = "bdfghjklmnprstvz", "aiou"
    turns = ((consonants, 12), (vowels, 10), (consonants, 6), (vowels, 4), (consonants, 0))
    return "".join(letters[bits >> place & len(letters) - 1] for letters, place in turns)


def _permits(authority: X509, name: str) -> bool:
    """Whether an authority may vouch for a name or address."""
    from cryptography.x509 import NameConstraints

    held = authority.extensions.get_extension_for_class(NameConstraints).value
    permitted = [each.value for each in held.permitted_subtrees or ()]
    try:
        address = ip_address(name)
    except ValueError:
        domains = [each for each in permitted if isinstance(each, str)]
        return any(name == each or name.endswith(f".{each}") for each in domains)
    return any(address in each for each in permitted if not isinstance(each, str))


def _authority(host: str, now: datetime) -> tuple[X509, EllipticCurvePrivateKey]:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = _called(f"Surefoot on {host} ({secrets.token_hex(3)})")
    subtrees: list[GeneralName] = [x509.DNSName(each) for each in (*DOMAINS, host)]
    subtrees += [x509.IPAddress(each) for each in NETWORKS]
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _CLOCKS_DIFFER)
        .not_valid_after(now + AUTHORITY_LIVES)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(x509.NameConstraints(subtrees, None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    return certificate, key


def _server(
    host: str,
    names: Iterable[str],
    issuer: X509,
    issuer_key: EllipticCurvePrivateKey,
    now: datetime,
) -> tuple[X509, EllipticCurvePrivateKey]:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import ExtendedKeyUsageOID

    key = ec.generate_private_key(ec.SECP256R1())
    by = x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key())
    certificate = (
        x509.CertificateBuilder()
        .subject_name(_called(host))
        .issuer_name(issuer.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _CLOCKS_DIFFER)
        .not_valid_after(min(now - _CLOCKS_DIFFER + LIVES, _ends(issuer)))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(
            x509.SubjectAlternativeName([_general(each) for each in sorted(names)]), critical=False
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(by, critical=False)
        .sign(issuer_key, hashes.SHA256())
    )
    return certificate, key


def _usage(*, signs_certificates: bool) -> KeyUsage:
    from cryptography.x509 import KeyUsage

    return KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _called(name: str) -> Name:
    from cryptography.x509 import Name, NameAttribute
    from cryptography.x509.oid import NameOID

    return Name([NameAttribute(NameOID.COMMON_NAME, name[:64])])


def _general(name: str) -> GeneralName:
    from cryptography.x509 import DNSName, IPAddress

    try:
        return IPAddress(ip_address(name))
    except ValueError:
        return DNSName(name)


def _names(certificate: X509) -> frozenset[str]:
    from cryptography.x509 import DNSName, ExtensionNotFound, IPAddress, SubjectAlternativeName

    try:
        held = certificate.extensions.get_extension_for_class(SubjectAlternativeName).value
    except ExtensionNotFound:
        return frozenset()
    names = [name.lower() for name in held.get_values_for_type(DNSName)]
    return frozenset([*names, *(str(each) for each in held.get_values_for_type(IPAddress))])


def _ends(certificate: X509) -> datetime:
    return certificate.not_valid_after_utc
