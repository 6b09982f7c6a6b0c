"""The FIT checksum: CRC-16 with the reflected polynomial 0xA001, initial value 0.

Two bytes move the whole 16-bit state, so one table of 65,536 entries advances it by a word. Long
input is cut into lanes of equal length that advance side by side; since the CRC is linear, the
lanes are joined by a table that advances a state over one lane of zeros.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

_LANE_BITS = 9
_LANE_WORDS = 1 << _LANE_BITS


@cache
def _word_table() -> NDArray[np.uint16]:
    table = np.arange(65536, dtype=np.uint16)
    for _ in range(16):
        table = ((table >> 1) ^ (0xA001 * (table & 1))).astype(np.uint16)
    return table


@cache
def _lane_table() -> NDArray[np.uint16]:
    table = _word_table()
    for _ in range(_LANE_BITS):
        table = table[table]
    return table


def fit_crc(data: bytes | memoryview) -> int:
    """The CRC-16 of data, 0..65535."""
    head_bytes = len(data) % (2 * _LANE_WORDS)
    lanes = np.frombuffer(data[head_bytes:], dtype="<u2").reshape(-1, _LANE_WORDS)
    words = _word_table()
    crc = 0
    for byte in data[:head_bytes]:  # a single byte is the high half of a word
        crc = (crc >> 8) ^ int(words[((crc ^ byte) & 0xFF) << 8])
    if not len(lanes):
        return crc
    states = np.zeros(len(lanes), dtype=np.uint16)
    for column in np.ascontiguousarray(lanes.T):
        states = words[states ^ column]
    skip_lane = _lane_table()
    for state in states.tolist():
        crc = int(skip_lane[crc]) ^ state
    return crc
