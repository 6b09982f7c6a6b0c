"""The base types of the FIT format: NumPy code, size in bytes, and the value that means 'none'."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class BaseType:
    """code: NumPy type without byte order; invalid: None where NaN or an empty string says it."""

    code: str
    size: int
    invalid: int | None


STRING = BaseType("S", 1, None)
BYTE = BaseType("u1", 1, 0xFF)

_UINT8 = BaseType("u1", 1, 0xFF)

# Keyed by the low five bits: the top bit only repeats that the type has a byte order.
BASE_TYPES = {
    0x00: _UINT8,
    0x01: BaseType("i1", 1, 0x7F),
    0x02: _UINT8,
    0x03: BaseType("i2", 2, 0x7FFF),
    0x04: BaseType("u2", 2, 0xFFFF),
    0x05: BaseType("i4", 4, 0x7FFFFFFF),
    0x06: BaseType("u4", 4, 0xFFFFFFFF),
    0x07: STRING,
    0x08: BaseType("f4", 4, None),
    0x09: BaseType("f8", 8, None),
    0x0A: BaseType("u1", 1, 0),
    0x0B: BaseType("u2", 2, 0),
    0x0C: BaseType("u4", 4, 0),
    0x0D: BYTE,
    0x0E: BaseType("i8", 8, 0x7FFFFFFFFFFFFFFF),
    0x0F: BaseType("u8", 8, 0xFFFFFFFFFFFFFFFF),
    0x10: BaseType("u8", 8, 0),
}


def base_type(code: int) -> BaseType:
    """The base type of a definition's type byte; plain bytes for a code that nobody defined."""
    return BASE_TYPES.get(code & 0x1F, BYTE)
