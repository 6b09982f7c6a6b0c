"""The summaries of Garmin's account export, in its units."""

import io
import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.activity import garmin_export
from surefoot.activity.export_rows import Row
from surefoot.activity.model import Activity

from .damage import damaged

SUMMARY: Mapping[str, Any] = {
    "activityId": 7,
    "activityType": "trail_running",
    "beginTimestamp": 1_700_000_000_000,
    "startTimeLocal": 1_700_003_600_000.0,
    "duration": 3_600_000.0,
    "elapsedDuration": 3_700_000.0,
    "movingDuration": 3_500_000.0,
    "distance": 1_001_050.0,
    "elevationGain": 32_150.0,
    "elevationLoss": 32_050.0,
    "avgSpeed": 0.278,
    "avgHr": 141,
    "avgRunCadence": 83.7,
    "parent": False,
}


def written(*summaries: object) -> bytes:
    return json.dumps([{"summarizedActivitiesExport": summaries}]).encode()


SAMPLE = written(SUMMARY, {**SUMMARY, "activityType": {"typeKey": "hiking"}, "distance": None})


def rows(data: bytes) -> list[Row | str]:
    return list(garmin_export.rows(io.BytesIO(data), "summarizedActivities.json"))


def only(**changes: object) -> Activity:
    (row,) = rows(written({**SUMMARY, **changes}))
    assert isinstance(row, Row)
    assert isinstance(row.activity, Activity), row.activity
    return row.activity


def test_lengths_are_centimetres_and_durations_milliseconds() -> None:
    found = only()
    told = (found.distance_m, found.ascent_m, found.descent_m, found.timer_s, found.elapsed_s)
    assert [number.value for number in told] == [10010.5, 321.5, 320.5, 3600, 3700]
    assert (found.moving_s.value, found.heart_rate_bpm.value) == (3500, 141)
    assert found.cadence_spm.value == 167.4
    assert (found.sport, found.sub_sport) == ("run", "trail")
    assert (found.utc_offset_s, found.offset_provenance) == (3600, "file")


def test_the_zones_of_the_heart_are_seconds() -> None:
    zones = {f"hrTimeInZone_{zone}": 60_000.0 * zone for zone in range(1, 6)}
    assert only(**zones).heart_rate_zones_s == (60, 120, 180, 240, 300)
    assert only(**zones, hrTimeInZone_0=9e6, hrTimeInZone_6=1000.0).heart_rate_zones_s == (
        60, 120, 180, 240, 301,
    )  # fmt: skip
    assert only().heart_rate_zones_s == ()


def test_what_nobody_measured_is_missing() -> None:
    found = only(distance=0.0, avgHr=None, avgRunCadence=None, movingDuration=0.0)
    told = (found.distance_m, found.heart_rate_bpm, found.cadence_spm, found.moving_s)
    assert {number.source for number in told} == {"missing"}


def test_a_type_may_be_an_object_and_a_parent_is_told_by_its_legs() -> None:
    assert only(activityType={"typeKey": "hiking"}).sport == "hike"
    assert only(activityType="something new").sport == "other"
    parents = ({**SUMMARY, "activityType": "multi_sport"}, {**SUMMARY, "parent": True})
    assert rows(written(*parents)) == []


@pytest.mark.parametrize("start", [None, "2024-02-12 18:03:22", 1e400, -1, True, 10**400])
def test_a_summary_without_a_start_is_said(start: object) -> None:
    (row,) = rows(written({**SUMMARY, "beginTimestamp": start}))
    assert isinstance(row, Row)
    assert "no start" in str(row.activity)


@pytest.mark.parametrize("value", [1e400, "x", [1], {"a": 1}, True, 10**400])
def test_odd_values_are_missing(value: object) -> None:
    names = ("startTimeLocal", "distance", "duration", "avgHr", "hrTimeInZone_0", "avgRunCadence")
    found = only(**dict.fromkeys(names, value))
    assert found.distance_m.source == "missing"
    assert found.utc_offset_s is None


def test_a_long_life_is_read_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garmin_export, "_PIECE_BYTES", 7)
    summaries = [{**SUMMARY, "name": "Läufchen ]}{[", "beginTimestamp": 1e12 + n} for n in range(9)]
    parts = (summaries[:4], [], summaries[4:])
    lists = [{"other": 1}, *({"summarizedActivitiesExport": part} for part in parts)]
    data = b"\xef\xbb\xbf" + json.dumps(lists, indent=1, ensure_ascii=False).encode()
    assert len(rows(data)) == 9


@pytest.mark.parametrize(
    "data",
    [b"", b"[{", b"[1]", b'{"a": 1}', b"\xff\xfe{", b"[" * 100_000,
     b'[{"summarizedActivitiesExport": [' + b"[" * 100_000],
)  # fmt: skip
def test_damage_is_said_and_raises_nothing(data: bytes) -> None:
    (said,) = rows(data)
    assert "damaged" in str(said)


def test_a_cut_list_gives_the_summaries_before_the_cut() -> None:
    data = written(SUMMARY, {**SUMMARY, "beginTimestamp": 1.8e12})
    first, said = rows(data[: len(data) * 3 // 4])
    assert isinstance(first, Row)
    assert "damaged" in str(said)


@given(st.binary(max_size=300))
def test_any_bytes_raise_nothing(data: bytes) -> None:
    rows(data)


@given(damaged(SAMPLE))
def test_a_changed_list_raises_nothing(data: bytes) -> None:
    rows(data)
