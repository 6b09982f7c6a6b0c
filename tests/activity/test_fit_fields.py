"""What a FIT definition can declare comes out as columns: types, arrays, developer fields."""

from __future__ import annotations

import struct
from collections.abc import Sequence

import numpy as np
import pytest

from surefoot.activity.fit import fit_messages
from surefoot.activity.fit_beats import beats
from surefoot.activity.fit_messages import FitMessages, Messages
from surefoot.activity.fit_profile import (
    ACTIVITY,
    DEVICE_INFO,
    EVENT,
    FIELD_DESCRIPTION,
    FILE_ID,
    HEART_RATE,
    HRV,
    LAP,
    LENGTH,
    RECORD,
    SESSION,
    SPORT,
    WORKOUT,
    WORKOUT_STEP,
)
from surefoot.activity.fit_writing import BYTE, STRING, UINT8, UINT16, UINT32
from surefoot.activity.read import read

from . import fit_bytes
from .fit_bytes import START, file, file_id, message

TIME = (253, 4, UINT32)


def of_file(body: bytes) -> FitMessages:
    (found,) = fit_messages(file(body))
    return found


def rows(
    kind: int,
    fields: Sequence[tuple[int, int, int]],
    *contents: bytes,
    local: int = 0,
    big_endian: bool = False,
    developer: Sequence[tuple[int, int, int]] = (),
) -> bytes:
    """A definition and a message for each content."""
    head = fit_bytes.definition(local, kind, fields, big_endian=big_endian, developer=developer)
    return head + b"".join(bytes([local]) + content for content in contents)


def described(developer: int, number: int, base: int, name: bytes) -> bytes:
    """The description of a developer field, with a name of ten bytes."""
    fields = [(0, 1, UINT8), (1, 1, UINT8), (2, 1, UINT8), (3, 10, STRING)]
    content = bytes([developer, number, base]) + name.ljust(10, b"\0")
    return rows(FIELD_DESCRIPTION, fields, content, local=5)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize(
    ("base", "code", "value", "invalid"),
    [
        (0x00, "B", 7, 0xFF),
        (0x01, "b", -7, 0x7F),
        (0x02, "B", 200, 0xFF),
        (0x83, "h", -700, 0x7FFF),
        (0x84, "H", 60_000, 0xFFFF),
        (0x85, "i", -(2**30), 0x7FFFFFFF),
        (0x86, "I", 2**31, 0xFFFFFFFF),
        (0x88, "f", -1.5, float("nan")),
        (0x89, "d", 1e300, float("nan")),
        (0x0A, "B", 255, 0),
        (0x8B, "H", 0xFFFF, 0),
        (0x8C, "I", 0xFFFFFFFF, 0),
        (0x0D, "B", 17, 0xFF),
        (0x8E, "q", -(2**40), 2**63 - 1),
        (0x8F, "Q", 2**40, 2**64 - 1),
        (0x90, "Q", 2**40, 0),
        (0x1F, "B", 9, 0xFF),  # a type that nobody defined is read as bytes
    ],
)
def test_every_base_type_is_read_and_its_invalid_value_is_missing(
    base: int, code: str, value: float, invalid: float, order: str
) -> None:
    fields = [TIME, (200, struct.calcsize(f"={code}"), base)]
    contents = [
        struct.pack(f"{order}I{code}", START + row, v) for row, v in enumerate([value, invalid])
    ]
    found = of_file(rows(RECORD, fields, *contents, big_endian=order == ">")).of(RECORD)
    np.testing.assert_array_equal(found.column("field_200"), [value, np.nan])
    assert found.column("time").tolist() == [START, START + 1]


def test_a_string_ends_at_its_first_zero_and_bad_bytes_do_no_harm() -> None:
    contents = [b"Fenix\0old", b"F\xfcnix\0\0\0\0", b"\0" * 9]
    found = of_file(rows(FILE_ID, [(8, 9, STRING)], *contents)).of(FILE_ID)
    assert found.texts("product_name") == ["Fenix", "F�nix", ""]
    assert found.text("product_name", 2) is None
    assert found.names == ()


def test_an_array_keeps_all_its_elements_and_each_may_be_missing() -> None:
    contents = [struct.pack("<3H", 800, 0xFFFF, 790), struct.pack("<3H", *[0xFFFF] * 3)]
    found = of_file(rows(HRV, [(0, 6, UINT16)], *contents)).of(HRV)
    np.testing.assert_array_equal(
        found.array("beat_intervals_s"), [[0.8, np.nan, 0.79], [np.nan] * 3]
    )
    np.testing.assert_array_equal(found.column("beat_intervals_s"), [0.8, np.nan])


def test_bytes_are_missing_only_all_together() -> None:
    fields = [TIME, (200, 3, BYTE)]
    contents = [struct.pack("<I", START) + packed for packed in (b"\xff\x01\x02", b"\xff" * 3)]
    found = of_file(rows(RECORD, fields, *contents)).of(RECORD)
    np.testing.assert_array_equal(found.array("field_200"), [[255, 1, 2], [np.nan] * 3])


def test_a_field_whose_length_changes_within_a_file_is_padded() -> None:
    body = rows(HRV, [(0, 4, UINT16)], struct.pack("<2H", 800, 790))
    body += rows(HRV, [(0, 2, UINT16)], struct.pack("<H", 810), local=1)
    found = of_file(body).of(HRV)
    np.testing.assert_array_equal(found.array("beat_intervals_s"), [[0.8, 0.79], [0.81, np.nan]])


def test_messages_of_several_definitions_stay_in_the_order_of_the_file() -> None:
    run = fit_bytes.steady_run(3)
    body = message("record", run[:2]) + message("record", run[2:3], local=1, big_endian=True)
    found = of_file(body + message("record", run[3:])).of(RECORD)
    assert found.column("time").tolist() == [START, START + 1, START + 2, START + 3]
    assert (np.diff(found.positions) > 0).all()


def test_developer_fields_stay_apart_from_native_ones_of_the_same_name() -> None:
    body = described(0, 4, UINT16, b"heart_rate")
    fields = [TIME, (3, 1, UINT8)]
    contents = [struct.pack("<IBH", START + row, 140, 90 + row) for row in range(3)]
    body += rows(RECORD, fields, *contents, developer=[(4, 2, 0)])
    found = of_file(body).of(RECORD)
    (own,) = found.developer
    assert (own.name, own.developer, own.number) == ("heart_rate", 0, 4)
    assert found.column(own).tolist() == [90, 91, 92]
    assert found.column("heart_rate_bpm").tolist() == [140] * 3
    run = read(file(file_id() + body), "run.fit").activities[0]
    assert set(run.streams["heart_rate_bpm"]) == {140.0}


def test_a_developer_field_that_nothing_describes_is_kept_as_bytes() -> None:
    content = struct.pack("<IB", START, 9)
    found = of_file(rows(RECORD, [TIME], content, developer=[(4, 1, 0)])).of(RECORD)
    (own,) = found.developer
    assert own.name == "developer 0 field 4"
    assert found.column(own).tolist() == [9]


def test_a_description_holds_from_its_place_on() -> None:
    def record(second: int, value: bytes) -> bytes:
        content = struct.pack("<I", START + second) + value
        return rows(RECORD, [TIME], content, developer=[(0, 2, 0)])

    body = described(0, 0, UINT16, b"power") + record(0, b"\x01\x01")
    body += described(0, 0, 0x83, b"lean") + record(1, struct.pack("<h", -5))
    found = of_file(body).of(RECORD)
    columns = {own.name: found.column(own) for own in found.developer}
    np.testing.assert_array_equal(columns["power"], [257, np.nan])
    np.testing.assert_array_equal(columns["lean"], [np.nan, -5])


def test_beats_are_counted_on_from_their_low_twelve_bits() -> None:
    """A strap's own clock in full and with the time of day once, then its low bits only."""
    ticks = [5000, 5900, 6800, 7700, 8600]  # over 2^12 twice
    first = struct.pack("<IIB", START, ticks[0], 60)
    pairs = [ticks[at] & 0xFFF | (ticks[at + 1] & 0xFFF) << 12 for at in (1, 3)]
    packed = b"".join(pair.to_bytes(3, "little") for pair in pairs)
    body = rows(HEART_RATE, [TIME, (9, 4, UINT32), (6, 1, UINT8)], first)
    body += rows(
        HEART_RATE, [(10, 6, BYTE), (6, 4, UINT8)], packed + bytes([61, 62, 63, 64]), local=1
    )
    found = beats(of_file(body).of(HEART_RATE))
    assert found.bpm.tolist() == [60, 61, 62, 63, 64]
    np.testing.assert_allclose(found.time, START + (np.array(ticks) - ticks[0]) / 1024)


@pytest.mark.parametrize(
    ("number", "size", "base", "name", "turn"),
    [(18, 1, UINT8, "total_cycles", 2**8), (28, 2, UINT16, "accumulated_power_w", 2**16)],
)
def test_a_counter_of_few_bits_is_counted_on(
    number: int, size: int, base: int, name: str, turn: int
) -> None:
    counts = [turn - 6, turn - 2, turn - 1, 3, 10]  # all ones: missing
    contents = [
        struct.pack("<I", START + second) + count.to_bytes(size, "little")
        for second, count in enumerate(counts)
    ]
    found = of_file(rows(RECORD, [TIME, (number, size, base)], *contents)).of(RECORD)
    expected = [turn - 6, turn - 2, np.nan, turn + 3, turn + 10]
    np.testing.assert_array_equal(found.column(name), expected)


def test_a_counter_in_full_wins_over_its_low_bits() -> None:
    content = struct.pack("<IBI", START, 4, 1000)
    body = rows(RECORD, [TIME, (18, 1, UINT8), (19, 4, UINT32)], content)
    assert of_file(body).of(RECORD).column("total_cycles").tolist() == [1000]


def only(kind: int, field: tuple[int, int, int], content: bytes) -> Messages:
    return of_file(rows(kind, [field], content)).of(kind)


@pytest.mark.parametrize(
    ("kind", "number", "name"),
    [
        (FILE_ID, 2, "product"),
        (SPORT, 1, "sub_sport"),
        (SESSION, 22, "ascent_m"),
        (LAP, 22, "descent_m"),
        (RECORD, 7, "power_w"),
        (EVENT, 2, "data16"),
        (DEVICE_INFO, 4, "product"),
        (WORKOUT, 6, "steps"),
        (WORKOUT_STEP, 254, "index"),
        (ACTIVITY, 1, "sessions"),
        (LENGTH, 5, "strokes"),
        (FIELD_DESCRIPTION, 14, "field_14"),
    ],
)
def test_every_message_that_we_know_has_its_fields_by_name(
    kind: int, number: int, name: str
) -> None:
    found = only(kind, (number, 2, UINT16), struct.pack("<H", 321))
    assert found.column(name).tolist() == [321]
    assert found.code(name, 0) == 321


def test_messages_that_nobody_knows_are_read_by_number() -> None:
    assert only(0xFF00, (7, 1, UINT8), b"\x05").column("field_7").tolist() == [5]
