"""A browser's side of Web Push: a subscription of its own, and what it reads and checks."""

import json
from base64 import urlsafe_b64decode
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from surefoot.service.push.sealing import encoded

CURVE = ec.SECP256R1()


class Browser:
    """A browser with a key pair and a secret; `endpoint` is where its push service listens."""

    def __init__(self, endpoint: str = "https://push.example.org/send/1") -> None:
        self.endpoint = endpoint
        self.key = ec.generate_private_key(CURVE)
        self.secret = b"0123456789abcdef"

    @property
    def subscription(self) -> dict[str, str]:
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return {"endpoint": self.endpoint, "p256dh": encoded(point), "auth": encoded(self.secret)}

    def read(self, body: bytes) -> dict[str, Any]:
        """The message in a push (RFC 8291 as its receiver sees it)."""
        salt, size, length = body[:16], int.from_bytes(body[16:20], "big"), body[20]
        point, text = body[21 : 21 + length], body[21 + length :]
        assert size == 4096 and length == 65
        sender = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, point)
        ours = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        shared = self.key.exchange(ec.ECDH(), sender)
        keying = HKDF(SHA256(), 32, self.secret, b"WebPush: info\0" + ours + point).derive(shared)
        key = HKDF(SHA256(), 16, salt, b"Content-Encoding: aes128gcm\0").derive(keying)
        nonce = HKDF(SHA256(), 12, salt, b"Content-Encoding: nonce\0").derive(keying)
        plain = AESGCM(key).decrypt(nonce, text, None).rstrip(b"\0")
        assert plain.endswith(b"\x02")
        found: dict[str, Any] = json.loads(plain[:-1])
        return found


def claims(authorization: str, application_key: str) -> dict[str, Any]:
    """What a VAPID header claims, its signature checked as a push service does (RFC 8292)."""
    scheme, _, rest = authorization.partition(" ")
    parts = dict(part.strip().split("=", 1) for part in rest.split(","))
    assert scheme == "vapid" and parts["k"] == application_key
    text, _, signature = parts["t"].rpartition(".")
    raw = _decoded(signature)
    halves = int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big")
    key = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, _decoded(parts["k"]))
    key.verify(encode_dss_signature(*halves), text.encode(), ec.ECDSA(SHA256()))
    found: dict[str, Any] = json.loads(_decoded(text.split(".")[1]))
    return found


def _decoded(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
