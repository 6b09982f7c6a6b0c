"""Our FIT decoder against an independent one, on real files."""

from __future__ import annotations

from datetime import UTC
from functools import cache
from typing import Any

import numpy as np
import pytest

from .corpus import data_of, needs_corpus, reading_of

fitdecode = pytest.importorskip("fitdecode")

pytestmark = needs_corpus

SEVERAL = ("fit/duathlon_fenix3_transitions.fit", "fit/tri_fr255_summary_last.fit")
KINDS = ("session", "record")
SINGLE = (
    "fit/chained_activity_settings_tiny.fit",
    "fit/run_coros_dynamics_power.fit",
    "fit/run_fenix2_pauses.fit",
    "fit/run_fenix5plus_smart_dynamics.fit",
    "fit/run_fr630_lactate.fit",
    "fit/run_fr70_compressed_timestamps.fit",
    "fit/run_fr945_14km_triplet.fit",
    "fit/trail_fenix6x_stryd_dynamics.fit",
    "fit/trail_suunto_vk_8km_1817m.fit",
    "fit/walk_fr55_coretemp.fit",
)


def oracle(name: str, kind: str) -> list[dict[str, Any]]:
    """The messages of one of KINDS, as the other decoder reads them."""
    return messages_of(name).get(kind, [])


@cache
def messages_of(name: str) -> dict[str, list[dict[str, Any]]]:
    """The messages of KINDS by their kind."""
    found: dict[str, list[dict[str, Any]]] = {}
    with fitdecode.FitReader(data_of(name), check_crc=fitdecode.CrcCheck.DISABLED) as frames:
        for frame in frames:
            if frame.frame_type == fitdecode.FIT_FRAME_DATA and frame.name in KINDS:
                row = {field.name: field.value for field in frame.fields}
                found.setdefault(frame.name, []).append(row)
    return found


@pytest.mark.parametrize("name", SINGLE + SEVERAL)
def test_session_totals_are_equal(name: str) -> None:
    sessions = [row for row in oracle(name, "session") if row["sport"] != "transition"]
    found = reading_of(name).activities
    assert len(found) == len(sessions)
    for activity, session in zip(found, sessions, strict=True):
        assert activity.start == session["start_time"].astimezone(UTC)
        for ours, theirs in (
            (activity.elapsed_s, "total_elapsed_time"),
            (activity.timer_s, "total_timer_time"),
            (activity.distance_m, "total_distance"),
            (activity.ascent_m, "total_ascent"),
            (activity.heart_rate_bpm, "avg_heart_rate"),
        ):
            if ours.source == "device":
                assert ours.value == pytest.approx(session[theirs])
            else:
                assert not session.get(theirs)


@pytest.mark.parametrize("name", SINGLE)
def test_records_are_equal(name: str) -> None:
    rows = oracle(name, "record")
    streams = reading_of(name).activities[0].streams
    start = reading_of(name).activities[0].start.timestamp()
    times = [row["timestamp"].timestamp() - start for row in rows]
    np.testing.assert_allclose(streams["time_s"], times)
    for ours, theirs, factor in (
        ("distance_m", "distance", 1.0),
        ("heart_rate_bpm", "heart_rate", 1.0),
        ("latitude_deg", "position_lat", 180.0 / 2**31),
    ):
        values = [row.get(theirs) for row in rows]
        if ours not in streams or ours in reading_of(name).activities[0].computed_streams:
            assert not any(values)
            continue
        expected = np.array([np.nan if value is None else value for value in values], dtype=float)
        np.testing.assert_allclose(streams[ours], expected * factor, rtol=1e-9)
