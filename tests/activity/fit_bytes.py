"""A small FIT writer for tests: definitions, records, headers and checksums, also wrong ones."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from surefoot.activity.fit_profile import FIT_EPOCH_S
from surefoot.activity.fit_writing import (
    ENUM,
    FLOAT32,
    SINT8,
    SINT16,
    SINT32,
    UINT8,
    UINT8Z,
    UINT16,
    UINT16Z,
    UINT32,
    UINT32Z,
)

_CODES = {
    ENUM: "B",
    SINT8: "b",
    UINT8: "B",
    SINT16: "h",
    UINT16: "H",
    SINT32: "i",
    UINT32: "I",
    FLOAT32: "f",
    UINT8Z: "B",
    UINT16Z: "H",
    UINT32Z: "I",
}

START = 1_000_000_000
"""A FIT time: 2021-09-08T01:46:40Z."""

START_UNIX_S = START + FIT_EPOCH_S

# name: (field number, base type, factor to the raw value)
RECORD = {
    "time": (253, UINT32, 1),
    "latitude_deg": (0, SINT32, 2**31 / 180),
    "longitude_deg": (1, SINT32, 2**31 / 180),
    "elevation_raw": (2, UINT16, 1),
    "heart_rate_bpm": (3, UINT8, 1),
    "strides": (4, UINT8, 1),
    "distance_m": (5, UINT32, 100),
    "speed_mps": (6, UINT16, 1000),
    "fraction": (53, UINT8, 128),
    "enhanced_speed_mps": (73, UINT32, 1000),
    "enhanced_elevation_raw": (78, UINT32, 1),
}
SESSION = {
    "time": (253, UINT32, 1),
    "start": (2, UINT32, 1),
    "sport": (5, ENUM, 1),
    "sub_sport": (6, ENUM, 1),
    "elapsed_s": (7, UINT32, 1000),
    "timer_s": (8, UINT32, 1000),
    "distance_m": (9, UINT32, 100),
    "heart_rate_bpm": (16, UINT8, 1),
    "strides": (18, UINT8, 1),
    "ascent_m": (22, UINT16, 1),
    "descent_m": (23, UINT16, 1),
    "fraction": (92, UINT8, 128),
}
LAP = {
    "time": (253, UINT32, 1),
    "start": (2, UINT32, 1),
    "elapsed_s": (7, UINT32, 1000),
    "timer_s": (8, UINT32, 1000),
    "distance_m": (9, UINT32, 100),
    "strides": (17, UINT8, 1),
}
EVENT = {"time": (253, UINT32, 1), "event": (0, ENUM, 1), "event_type": (1, ENUM, 1)}
ACTIVITY = {"time": (253, UINT32, 1), "local_time": (5, UINT32, 1)}
FILE_ID = {
    "type": (0, ENUM, 1),
    "manufacturer": (1, UINT16, 1),
    "product": (2, UINT16, 1),
    "serial": (3, UINT32Z, 1),
}
_MESSAGES = {
    "file_id": (0, FILE_ID),
    "session": (18, SESSION),
    "lap": (19, LAP),
    "record": (20, RECORD),
    "event": (21, EVENT),
    "activity": (34, ACTIVITY),
}


def crc(data: bytes) -> int:
    """The checksum bit by bit, as the format describes it."""
    state = 0
    for byte in data:
        state ^= byte
        for _ in range(8):
            state = (state >> 1) ^ (0xA001 if state & 1 else 0)
    return state


def definition(
    local: int,
    message: int,
    fields: Sequence[tuple[int, int, int]],
    *,
    big_endian: bool = False,
    developer: Sequence[tuple[int, int, int]] = (),
) -> bytes:
    """A definition message. fields: (number, size, base type); developer: (number, size, index)."""
    order = ">" if big_endian else "<"
    head = 0x40 | local | (0x20 if developer else 0)
    out = struct.pack(f"{order}BBBHB", head, 0, int(big_endian), message, len(fields))
    out += b"".join(bytes(field) for field in fields)
    if developer:
        out += bytes([len(developer)]) + b"".join(bytes(field) for field in developer)
    return out


def message(
    kind: str,
    rows: Sequence[dict[str, float]],
    *,
    local: int = 0,
    big_endian: bool = False,
    developer: Sequence[tuple[int, int, int]] = (),
    developer_data: bytes = b"",
    compressed: bool = False,
) -> bytes:
    """A definition of the fields that the first row has, and a record for each row.

    A None in a row becomes the invalid value of an unsigned type. compressed: the time is left out
    of the record and its low five bits go into the header.
    """
    number, profile = _MESSAGES[kind]
    names = [name for name in rows[0] if not (compressed and name == "time")]
    specs = [profile[name] for name in names]
    order = ">" if big_endian else "<"
    out = definition(
        local,
        number,
        [(spec[0], struct.calcsize(_CODES[spec[1]]), spec[1]) for spec in specs],
        big_endian=big_endian,
        developer=developer,
    )
    for row in rows:
        if compressed:
            out += bytes([0x80 | local << 5 | int(row["time"]) & 0x1F])
        else:
            out += bytes([local])
        for name, (_, base, factor) in zip(names, specs, strict=True):
            out += struct.pack(order + _CODES[base], _raw(row[name], base, factor))
        out += developer_data
    return out


def _raw(value: float | None, base: int, factor: float) -> int | float:
    if value is None:
        size = struct.calcsize(_CODES[base])
        return 2 ** (8 * size - 1) - 1 if base in (SINT8, SINT16, SINT32) else 2 ** (8 * size) - 1
    return round(value * factor)


def file(
    body: bytes,
    *,
    header_size: int = 14,
    data_size: int | None = None,
    header_crc: int | None = None,
    file_crc: int | None = None,
) -> bytes:
    """Header, body and checksum; sizes and checksums are right unless given."""
    size = len(body) if data_size is None else data_size
    header = struct.pack("<BBHI4s", header_size, 0x20, 2132, size, b".FIT")
    if header_size == 14:
        header += struct.pack("<H", crc(header) if header_crc is None else header_crc)
    whole = header + body
    return whole + struct.pack("<H", crc(whole) if file_crc is None else file_crc)


def file_id(kind: int = 4) -> bytes:
    row = {"type": kind, "manufacturer": 1, "product": 3113, "serial": 12345}
    return message("file_id", [row])


def steady_run(
    seconds: int = 60, *, start: int = START, mps: float = 3.0, strides: int = 85
) -> list[dict[str, float]]:
    """Records of an even run due north, one a second, on level ground at 100 m."""
    return [
        {
            "time": start + second,
            "latitude_deg": 45.0 + second * mps / 111_195.0,
            "longitude_deg": 6.0,
            "elevation_raw": (100 + 500) * 5,
            "heart_rate_bpm": 140,
            "strides": strides,
            "distance_m": second * mps,
            "speed_mps": mps,
        }
        for second in range(seconds + 1)
    ]


def session(**changes: float) -> dict[str, float]:
    """The session of `steady_run`, with changes."""
    row: dict[str, float] = {
        "time": START + 60,
        "start": START,
        "sport": 1,
        "sub_sport": 3,
        "elapsed_s": 60,
        "timer_s": 60,
        "distance_m": 180,
        "heart_rate_bpm": 140,
        "strides": 85,
        "fraction": 0.5,
        "ascent_m": 0,
        "descent_m": 0,
    }
    return row | changes


def run_file(*more: bytes, **changes: float) -> bytes:
    """A whole file of `steady_run` with its session, and more messages."""
    body = file_id() + message("record", steady_run()) + b"".join(more)
    return file(body + message("session", [session(**changes)]))
