"""A message that only the subscribed browser can read, and a signature that names its sender.

Message encryption: RFC 8291 (one record of aes128gcm, RFC 8188); voluntary identification (VAPID):
RFC 8292. `cryptography` does the curves and the ciphers; no library for Web Push is needed.
"""

import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

_CURVE = ec.SECP256R1()
_SALT_BYTES, _AUTH_BYTES, _POINT_BYTES, _RECORD_BYTES = 16, 16, 65, 4096
_PADDED_BYTES = 256
_LAST_RECORD = b"\x02"
_TOKEN_HOLDS = timedelta(hours=12)
CONTACT = "https://surefoot.example"
"""Whom a push service may write to: nobody, as this machine has no public address."""


def new_key() -> str:
    """A private key of this machine, as text."""
    number = ec.generate_private_key(_CURVE).private_numbers().private_value
    return encoded(number.to_bytes(32, "big"))


def public_key(private: str) -> str:
    """The public half, as a browser takes it for applicationServerKey."""
    return encoded(_point(_private(private).public_key()))


def problem(p256dh: str, auth: str) -> bool:
    """Whether a browser's keys cannot be used."""
    try:
        _public(p256dh)
        return len(decoded(auth)) != _AUTH_BYTES
    except (ValueError, InvalidKey):
        return True


def sealed(
    message: bytes,
    p256dh: str,
    auth: str,
    *,
    salt: bytes | None = None,
    sender: str | None = None,
    padded: int = _PADDED_BYTES,
) -> bytes:
    """The body of a push: the message for the browser with these keys.

    salt, sender (a private key): made anew for each message; given by the RFC's own example.
    padded: bytes to fill up to, so that the length tells nothing.
    """
    salt = salt or secrets.token_bytes(_SALT_BYTES)
    ours = _private(sender or new_key())
    theirs = _public(p256dh)
    shared = ours.exchange(ec.ECDH(), theirs)
    point = _point(ours.public_key())
    info = b"WebPush: info\0" + _point(theirs) + point
    keying = _expanded(_extracted(decoded(auth), shared), info, 32)
    key = _extracted(salt, keying)
    cipher = AESGCM(_expanded(key, b"Content-Encoding: aes128gcm\0", 16))
    plain = message + _LAST_RECORD
    plain += bytes(max(0, padded - len(plain)))
    text = cipher.encrypt(_expanded(key, b"Content-Encoding: nonce\0", 12), plain, None)
    return salt + _RECORD_BYTES.to_bytes(4, "big") + bytes([len(point)]) + point + text


def signed(endpoint: str, private: str, now: datetime) -> str:
    """The Authorization header for a push to that address."""
    where = urlsplit(endpoint)
    claims = {
        "aud": f"{where.scheme}://{where.netloc}",
        "exp": int((now + _TOKEN_HOLDS).timestamp()),
        "sub": CONTACT,
    }
    parts = [
        encoded(json.dumps(part, separators=(",", ":")).encode())
        for part in ({"typ": "JWT", "alg": "ES256"}, claims)
    ]
    text = ".".join(parts)
    halves = decode_dss_signature(_private(private).sign(text.encode(), ec.ECDSA(SHA256())))
    signature = b"".join(half.to_bytes(32, "big") for half in halves)
    return f"vapid t={text}.{encoded(signature)}, k={public_key(private)}"


def encoded(data: bytes) -> str:
    """Base64url without padding."""
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def decoded(text: str) -> bytes:
    """Raises ValueError for what is no base64url."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _private(text: str) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(int.from_bytes(decoded(text), "big"), _CURVE)


def _public(text: str) -> ec.EllipticCurvePublicKey:
    point = decoded(text)
    if len(point) != _POINT_BYTES:
        raise ValueError("a public key has 65 bytes")
    return ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, point)


def _point(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _extracted(salt: bytes, keying: bytes) -> bytes:
    mac = HMAC(salt, SHA256())
    mac.update(keying)
    return mac.finalize()


def _expanded(key: bytes, info: bytes, length: int) -> bytes:
    return HKDFExpand(SHA256(), length, info).derive(key)
