"""Every column of every FIT file equals what two independent decoders agree on."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import numpy as np
import pytest

from surefoot.activity.fit import fit_messages
from surefoot.activity.fit_accumulate import running_total
from surefoot.activity.fit_developer import undescribed
from surefoot.activity.fit_messages import Column, Messages
from surefoot.activity.fit_profile import FIT_EPOCH_S, HRV, PROFILE, RECORD, TIMESTAMP

from .corpus import CORPUS, data_of, needs_corpus, reading_of

fitdecode = pytest.importorskip("fitdecode")
fitfast = pytest.importorskip("fitfast")

pytestmark = needs_corpus

FILES = {f"{path.parent.name}/{path.name}": path for path in sorted(CORPUS.glob("*/*.fit"))}

# Neither other decoder opens these (an empty file, a macOS side file, a length of 0); what we keep
# of them is in test_corpus.
UNOPENED = {"bad/zero_bytes.fit", "bad/macos_appledouble_dotfile.fit", "bad/empty_activities.fit"}

# Both others repeat the basic field as the enhanced one; we do it for an activity's streams only.
BASIC = {
    "enhanced_speed": "speed_mps",
    "enhanced_altitude": "elevation_m",
    "enhanced_respiration_rate": "respiration_rate_per_min",
}

# Expanded by fitdecode alone: fitfast leaves a field of bytes out.
# fit/run_fr70_compressed_speed_distance.fit is compared with its session in test_corpus.
PARTS_OF_BYTES = {"speed", "distance"}

# fitdecode gives our degrees as turns of 2^-31, and names what we keep as a code.
TURNS_PER_DEGREE = 2**31 / 180
POSITIONS = {0, 1}

UNSET_CLOCK_S = 0x10000000


Key = int | tuple[int, int, str] | str
"""A field by its number, by its developer's number, own number and name, or, where it was expanded
of another one, by its name."""


class Rows:
    """The messages of one kind in one file as fitdecode reads them: columns, NaN where missing.

    arrays, texts: by field, the rows that have one.
    """

    def __init__(self) -> None:
        self.count = 0
        self._columns: dict[Key, list[float]] = {}
        self.arrays: dict[int, list[tuple[int, tuple[Any, ...]]]] = {}
        self.texts: dict[Key, list[tuple[int, str]]] = {}

    def add(self, frame: Any, value: Callable[[Any], Any]) -> None:
        for field in frame.fields:
            key, said = key_of(field), value(field)
            if isinstance(key, int) and isinstance(said, tuple):
                self.arrays.setdefault(key, []).append((self.count, said))
            if isinstance(said, str):
                self.texts.setdefault(key, []).append((self.count, said))
            column = self._columns.setdefault(key, [])
            column += [np.nan] * (self.count - len(column))
            column.append(number_of(said))
        self.count += 1

    def columns(self) -> Iterator[tuple[Key, Column]]:
        for key, column in self._columns.items():
            yield key, np.array(column + [np.nan] * (self.count - len(column)))


def messages_of(data: bytes) -> list[dict[int, Rows]]:
    """The messages of each file of a chain, by kind: records in full units, others as written."""
    files: list[dict[int, Rows]] = []
    with fitdecode.FitReader(
        data,
        check_crc=fitdecode.CrcCheck.DISABLED,
        error_handling=fitdecode.ErrorHandling.IGNORE,
    ) as found:
        try:
            for frame in found:
                if frame.frame_type == fitdecode.FIT_FRAME_HEADER:
                    files.append({})
                elif frame.frame_type == fitdecode.FIT_FRAME_DATA:
                    rows = files[-1].setdefault(frame.global_mesg_num, Rows())
                    in_units = frame.global_mesg_num == RECORD
                    rows.add(frame, value_of if in_units else raw_value_of)
        except fitdecode.FitError:
            pass  # the damaged end of a file in bad/
    return files


def key_of(field: Any) -> Key:
    if field.is_expanded:
        return str(field.name)
    if field.field_def is not None and field.field_def.is_dev:
        developer, number = field.field_def.dev_data_index, field.field_def.def_num
        return developer, number, field.name or undescribed(developer, number).name
    return int(field.def_num)


def value_of(field: Any) -> Any:
    return field.raw_value if isinstance(field.value, str) else field.value


def raw_value_of(field: Any) -> Any:
    return field.raw_value


def number_of(value: Any) -> float:
    if isinstance(value, tuple):
        value = value[0] if value else None
    if isinstance(value, datetime):
        return value.timestamp()
    return float(value) if isinstance(value, int | float) else np.nan


def ours(records: Messages, key: int | tuple[int, int, str] | str) -> Column:
    if isinstance(key, tuple):
        fields = {(own.developer, own.number, own.name): own for own in records.developer}
        return records.column(fields[key])
    if key == "total_cycles":
        # fit/tri_fr255_summary_last.fit writes some in full, too: they are a field of their own
        return running_total(records.column("cycles"), 8)
    if isinstance(key, str):
        basic = records.column(BASIC[key])
        enhanced = f"enhanced_{BASIC[key]}"
        return np.where(np.isnan(records.column(enhanced)), basic, records.column(enhanced))
    if key == TIMESTAMP:
        return records.column("time") + FIT_EPOCH_S
    known = PROFILE[RECORD].get(key)
    return records.column(f"field_{key}" if known is None else known.name)


@pytest.mark.parametrize("name", sorted(FILES.keys() - UNOPENED))
def test_messages_equal_those_of_fitdecode(name: str) -> None:
    data = data_of(name)
    for kinds, messages in zip(messages_of(data), fit_messages(data), strict=False):
        for kind, rows in kinds.items():
            if kind == RECORD:
                compare_records(rows, messages.of(RECORD))
            elif kind in PROFILE:
                compare_as_written(kind, rows, messages.of(kind))


def compare_records(rows: Rows, records: Messages) -> None:
    assert rows.count == records.count
    for key, expected in rows.columns():
        if key in ("timestamp", TIMESTAMP):
            # fit/run_fr70_compressed_speed_distance.fit: a clock that was never set counts
            # from the device's start, and fitdecode gives that as a bare number
            unset = expected < UNSET_CLOCK_S
            expected[unset] += FIT_EPOCH_S
            np.testing.assert_array_equal(ours(records, TIMESTAMP), expected)
        elif key not in PARTS_OF_BYTES:
            found = ours(records, key)
            if key in POSITIONS:
                found = found * TURNS_PER_DEGREE
            np.testing.assert_allclose(found, expected, rtol=1e-9, err_msg=f"field {key}")


def compare_as_written(kind: int, rows: Rows, found: Messages) -> None:
    """Other messages, by the numbers that the file holds before scale and offset."""
    assert rows.count <= found.count
    for key, expected in rows.columns():
        if isinstance(key, str) or (isinstance(key, tuple) and key in rows.texts):
            continue  # expanded by fitdecode; a developer's text, which is in no column
        if isinstance(key, int) and key in rows.texts:
            texts = found.texts(field_name(kind, key)) or []
            for row, text in rows.texts[key]:
                assert texts[row] == text.strip()
            continue
        written = as_written(kind, found, key)
        first = written[: rows.count, 0] if written.shape[1] else np.full(rows.count, np.nan)
        np.testing.assert_allclose(
            first, expected, rtol=1e-9, err_msg=f"message {kind}, field {key}"
        )
        for row, elements in rows.arrays.get(key, []) if isinstance(key, int) else []:
            numbers = np.array([np.nan if each is None else each for each in elements], dtype=float)
            np.testing.assert_allclose(written[row, : len(numbers)], numbers, rtol=1e-9)


def field_name(kind: int, number: int) -> str:
    if number == TIMESTAMP:
        return "time"
    known = PROFILE[kind].get(number)
    return f"field_{number}" if known is None else known.name


def as_written(kind: int, found: Messages, key: int | tuple[int, int, str]) -> Column:
    if isinstance(key, tuple):
        fields = {(own.developer, own.number, own.name): own for own in found.developer}
        return found.array(fields[key])
    known = PROFILE[kind].get(key)
    if key == TIMESTAMP:
        return found.column("time")[:, np.newaxis]
    numbers = found.array(field_name(kind, key))
    return numbers if known is None else (numbers + known.offset) * known.scale


NAMES = {
    "position_lat": 0,
    "position_long": 1,
    "altitude": 2,
    "cadence": 4,
    "distance": 5,
    "speed": 6,
    "power": 7,
    "temperature": 13,
    "vertical_oscillation": 39,
    "stance_time": 41,
    "fractional_cadence": 53,
    "step_length": 85,
}


def fast_columns(name: str) -> dict[str, Column]:
    """The columns of the first file of a chain; none when fitfast refuses it (bad checksums)."""
    try:
        return dict(fitfast.records(data_of(name)))
    except fitfast.FitDecodeError:
        return {}


def joined(chain: list[Messages], key: int) -> Column:
    """A field over the records of all files of a chain, as fitfast gives them."""
    return np.concatenate([ours(records, key) for records in chain])


@pytest.mark.parametrize("name", sorted(FILES.keys() - UNOPENED))
def test_all_records_equal_those_of_fitfast(name: str) -> None:
    chain = [found.of(RECORD) for found in fit_messages(data_of(name))]
    for theirs_name, expected in fast_columns(name).items():
        if theirs_name == "timestamp":
            np.testing.assert_array_equal(joined(chain, TIMESTAMP), expected)
        elif theirs_name.startswith("unknown_"):
            number = int(theirs_name.removeprefix("unknown_"))
            found = joined(chain, number)
            np.testing.assert_allclose(found, expected, rtol=1e-9, err_msg=theirs_name)
        elif theirs_name in NAMES:
            found = joined(chain, NAMES[theirs_name])
            np.testing.assert_allclose(found, expected, rtol=1e-9, err_msg=theirs_name)


def test_the_beats_of_a_strap_fill_the_heart_rate_of_a_swim() -> None:
    name = "fit/chained_fr935_hrmswim_7files.fit"
    written = next(fit_messages(data_of(name))).of(RECORD).column("heart_rate_bpm")
    (swim,) = reading_of(name).activities
    filled = swim.streams["heart_rate_bpm"]
    assert np.isnan(written).mean() > 0.29
    assert np.isnan(filled).mean() < 0.12
    assert np.nanmax(np.abs(np.diff(filled))) < 40


def test_beat_intervals_are_an_array_of_seconds() -> None:
    for messages in itertools.islice(fit_messages(data_of("fit/run_stryd_hrv.fit")), 1):
        intervals = messages.of(HRV).array("beat_intervals_s")
        assert intervals.shape == (4212, 5)
        assert 0.3 < np.nanmedian(intervals) < 1.2
