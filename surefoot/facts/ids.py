"""Client-made fact ids: UUID version 7 (RFC 9562), sortable by the moment of their making."""

from uuid import UUID

_RANDOM_BYTES = 10


def uuid7(unix_ms: int, random_bytes: bytes) -> UUID:
    """The UUIDv7 of a moment.

    unix_ms: milliseconds since 1970-01-01 UTC, 48 bits. random_bytes: 10 bytes of entropy.
    Raises ValueError when either is out of range. The caller brings clock and entropy, so that
    this stays a pure function.
    """
    if not 0 <= unix_ms < 1 << 48:
        raise ValueError(f"unix_ms must fit 48 bits, got {unix_ms}")
    if len(random_bytes) != _RANDOM_BYTES:
        raise ValueError(f"random_bytes must be {_RANDOM_BYTES} bytes, got {len(random_bytes)}")
    random = int.from_bytes(random_bytes, "big")
    high_random = (random >> 62) & 0xFFF
    low_random = random & ((1 << 62) - 1)
    return UUID(int=unix_ms << 80 | 0x7 << 76 | high_random << 64 | 0b10 << 62 | low_random)
