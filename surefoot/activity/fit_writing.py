"""The wire of a FIT file that we write: definitions, messages, header, checksums.

Little-endian, protocol 1.0, one local message defined anew for each kind: what the oldest watch
reads. The numbers of messages and fields are those of `fit_profile`.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

from surefoot.activity.fit_crc import fit_crc
from surefoot.activity.fit_profile import PROFILE, TIMESTAMP
from surefoot.activity.fit_types import base_type

ENUM, SINT8, UINT8, STRING, BYTE = 0x00, 0x01, 0x02, 0x07, 0x0D
SINT16, UINT16, SINT32, UINT32, FLOAT32 = 0x83, 0x84, 0x85, 0x86, 0x88
UINT8Z, UINT16Z, UINT32Z = 0x0A, 0x8B, 0x8C

STRING_BYTES_MOST = 255
"""With the zero that ends it: a field's size is one byte."""

_PROTOCOL = 0x10
_PROFILE = 2132
_HEADER_BYTES = 14
_DEFINITION = 0x40
_PACKED = {"u1": "B", "i1": "b", "u2": "H", "i2": "h", "u4": "I", "i4": "i", "f4": "f"}

Row = Mapping[str, int | str]


def fit_file(body: bytes) -> bytes:
    """A whole file of messages: header, messages, checksum."""
    head = struct.pack("<BBHI4s", _HEADER_BYTES, _PROTOCOL, _PROFILE, len(body), b".FIT")
    whole = head + struct.pack("<H", fit_crc(head)) + body
    return whole + struct.pack("<H", fit_crc(whole))


def messages(kind: int, types: Mapping[str, int], rows: Sequence[Row]) -> bytes:
    """The definition of a kind of message, and a message for each row.

    types: base types by the profile's names and "time", in the order of the fields. rows: raw
    integers, and ASCII texts of at most 254 bytes; a text that a row leaves out is written as
    none. Raises KeyError for a number that a row leaves out, ValueError for a text that does not
    fit.
    """
    numbers = {field.name: number for number, field in PROFILE[kind].items()}
    numbers["time"] = TIMESTAMP
    sizes = {name: _size(name, base, rows) for name, base in types.items()}
    out = struct.pack("<BBBHB", _DEFINITION, 0, 0, kind, len(types))
    out += b"".join(bytes((numbers[name], sizes[name], base)) for name, base in types.items())
    for row in rows:
        out += b"\0" + b"".join(
            str(row.get(name, "")).encode("ascii").ljust(sizes[name], b"\0")
            if base == STRING
            else struct.pack(f"<{_PACKED[base_type(base).code]}", row[name])
            for name, base in types.items()
        )
    return out


def _size(name: str, base: int, rows: Sequence[Row]) -> int:
    if base != STRING:
        return base_type(base).size
    size = 1 + max(len(str(row.get(name, ""))) for row in rows)
    if size > STRING_BYTES_MOST:
        raise ValueError(f"{name} takes {size} bytes, more than {STRING_BYTES_MOST}")
    return size
