"""The FIT checksum: CRC-16 with the reflected polynomial 0xA001, initial value 0.

The polynomial is (x + 1)(x^15 + x + 1). Squaring keeps it sparse over GF(2): x^15m equals x^m + 1
modulo the second factor for every m = 2^k, so that long input is folded onto itself by two
exclusive-ors a halving, whole arrays at a time. The parity of the bits is the first factor's part.
"""

from __future__ import annotations

import numpy as np

_SHORT_BYTES = 64
_SECOND_FACTOR = 0xC001


def _byte_table() -> list[int]:
    table = []
    for state in range(256):
        for _ in range(8):
            state = (state >> 1) ^ (0xA001 * (state & 1))
        table.append(state)
    return table


_BYTES = _byte_table()


def fit_crc(data: bytes | memoryview) -> int:
    """The CRC-16 of data, 0..65535."""
    if len(data) <= _SHORT_BYTES:
        return _crc_bytewise(data)
    padding = -len(data) % 8  # zeros in front change nothing, as the CRC begins with 0
    rest = np.empty(padding + len(data), dtype=np.uint8)
    rest[:padding] = 0
    rest[padding:] = np.frombuffer(data, dtype=np.uint8)
    odd = int(np.bitwise_xor.reduce(rest.view(np.uint64))).bit_count() & 1
    span = 1 << (len(rest) // 15).bit_length()
    while span:
        while len(rest) > 15 * span:
            head = rest[: min(len(rest) - 15 * span, 14 * span)]
            rest[14 * span : 14 * span + len(head)] ^= head
            rest[15 * span : 15 * span + len(head)] ^= head
            rest = rest[len(head) :]
        span >>= 1
    crc = _crc_bytewise(rest.tobytes())
    return crc if crc.bit_count() & 1 == odd else crc ^ _SECOND_FACTOR


def _crc_bytewise(data: bytes | memoryview) -> int:
    crc = 0
    for byte in data:
        crc = (crc >> 8) ^ _BYTES[(crc ^ byte) & 0xFF]
    return crc
