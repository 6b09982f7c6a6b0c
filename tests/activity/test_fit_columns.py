"""Every column of every FIT file equals what two independent decoders agree on."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import datetime
from typing import Any

import numpy as np
import pytest

from surefoot.activity.fit import fit_messages
from surefoot.activity.fit_accumulate import running_total
from surefoot.activity.fit_messages import Column, Messages
from surefoot.activity.fit_profile import FIT_EPOCH_S, HRV, PROFILE, RECORD, TIMESTAMP

from .corpus import CORPUS, data_of, needs_corpus, reading_of

fitdecode = pytest.importorskip("fitdecode")
fitfast = pytest.importorskip("fitfast")

pytestmark = needs_corpus

FILES = {f"{path.parent.name}/{path.name}": path for path in sorted(CORPUS.glob("*/*.fit"))}

COMPARED = 1200
"""Records of each file that fitdecode reads here: all of it would take minutes."""

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


def frames(data: bytes) -> list[list[Any]]:
    """The first records of each file of a chain, as fitdecode reads them."""
    files: list[list[Any]] = []
    with fitdecode.FitReader(
        data,
        check_crc=fitdecode.CrcCheck.DISABLED,
        error_handling=fitdecode.ErrorHandling.IGNORE,
    ) as found:
        try:
            for frame in found:
                if frame.frame_type == fitdecode.FIT_FRAME_HEADER:
                    files.append([])
                elif frame.frame_type == fitdecode.FIT_FRAME_DATA and frame.name == "record":
                    files[-1].append(frame)
                    if len(files[-1]) == COMPARED:
                        break
        except fitdecode.FitError:
            pass  # the damaged end of a file in bad/
    return files


def key_of(field: Any) -> int | tuple[int, int, str] | str:
    if field.is_expanded:
        return str(field.name)
    if field.field_def is not None and field.field_def.is_dev:
        return field.field_def.dev_data_index, field.field_def.def_num, field.name
    return int(field.def_num)


def number_of(field: Any) -> float:
    value = field.raw_value if isinstance(field.value, str) else field.value
    if isinstance(value, tuple):
        value = value[0] if value else None
    if isinstance(value, datetime):
        return value.timestamp()
    return float(value) if isinstance(value, int | float) else np.nan


def theirs(rows: list[Any]) -> dict[int | tuple[int, int, str] | str, Column]:
    columns: dict[int | tuple[int, int, str] | str, Column] = {}
    for at, frame in enumerate(rows):
        for field in frame.fields:
            column = columns.setdefault(key_of(field), np.full(len(rows), np.nan))
            column[at] = number_of(field)
    return columns


def ours(records: Messages, key: int | tuple[int, int, str] | str) -> Column:
    if isinstance(key, tuple):
        fields = {(own.developer, own.number, own.name): own for own in records.developer}
        return records.column(fields[key])
    if key == "total_cycles":
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
def test_records_equal_those_of_fitdecode(name: str) -> None:
    files = frames(data_of(name))
    for rows, messages in zip(files, fit_messages(data_of(name)), strict=False):
        records = messages.of(RECORD)
        assert len(rows) == min(records.count, COMPARED)
        for key, expected in theirs(rows).items():
            if key in ("timestamp", TIMESTAMP):
                # fit/run_fr70_compressed_speed_distance.fit: a clock that was never set counts
                # from the device's start, and fitdecode gives that as a bare number
                unset = expected < UNSET_CLOCK_S
                expected[unset] += FIT_EPOCH_S
                np.testing.assert_array_equal(ours(records, TIMESTAMP)[: len(rows)], expected)
            elif key not in PARTS_OF_BYTES:
                found = ours(records, key)[: len(rows)]
                if key in POSITIONS:
                    found = found * TURNS_PER_DEGREE
                np.testing.assert_allclose(found, expected, rtol=1e-9, err_msg=f"field {key}")


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


def joined(name: str, column: Callable[[Messages], Column]) -> Column:
    """A column over the records of all files of a chain, as fitfast gives them."""
    return np.concatenate([column(found.of(RECORD)) for found in fit_messages(data_of(name))])


@pytest.mark.parametrize("name", sorted(FILES.keys() - UNOPENED))
def test_all_records_equal_those_of_fitfast(name: str) -> None:
    for theirs_name, expected in fast_columns(name).items():
        if theirs_name == "timestamp":
            np.testing.assert_array_equal(joined(name, lambda r: ours(r, TIMESTAMP)), expected)
        elif theirs_name.startswith("unknown_"):
            number = int(theirs_name.removeprefix("unknown_"))
            found = joined(name, lambda r, number=number: ours(r, number))  # type: ignore[misc]
            np.testing.assert_allclose(found, expected, rtol=1e-9, err_msg=theirs_name)
        elif theirs_name in NAMES:
            number = NAMES[theirs_name]
            found = joined(name, lambda r, number=number: ours(r, number))  # type: ignore[misc]
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
