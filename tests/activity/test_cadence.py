"""Cadence comes out in steps a minute, whatever a file counts."""

from __future__ import annotations

import numpy as np
import pytest

from surefoot.activity import cadence
from surefoot.activity.completion import activity
from surefoot.activity.recording import RecordedLap, Recording, Totals


def recording(
    counts: float, speed_mps: float, sport: str = "run", average: float | None = None
) -> Recording:
    time_s = np.arange(0.0, 301.0)
    return Recording(
        format="gpx",
        start_unix_s=1_780_000_000.0,
        sport=sport,  # type: ignore[arg-type]
        sub_sport="none",
        streams={
            "time_s": time_s,
            "distance_m": time_s * speed_mps,
            "cadence": np.full(301, counts),
        },
        totals=Totals(cadence=average),
    )


@pytest.mark.parametrize(
    ("counts", "warning"),
    [(84.0, None), (168.0, "not doubled"), (42.0, "half"), (336.0, "halved")],
)
def test_every_count_of_a_runner_becomes_168_steps(counts: float, warning: str | None) -> None:
    run = activity(recording(counts, 3.0))
    assert run.cadence_spm.value == pytest.approx(168)
    assert run.cadence_spm.source == ("computed" if warning is None else "corrected")
    assert np.nanmedian(run.streams["cadence_spm"]) == 168
    assert [w for w in run.warnings if "Cadence" in w] == (
        [] if warning is None else list(run.warnings)
    )
    assert all(warning in text for text in run.warnings) if warning else True


@pytest.mark.parametrize(("counts", "spm"), [(58.0, 116.0), (116.0, 116.0)])
def test_a_walk_is_read_by_what_walkers_do(counts: float, spm: float) -> None:
    assert activity(recording(counts, 1.4, "walk")).cadence_spm.value == pytest.approx(spm)


def test_a_walk_run_with_strides_below_60_is_not_taken_for_halved() -> None:
    assert cadence.steps_per_count(np.full(300, 56.0), np.full(300, 1.5), "run") == 2.0


def test_a_summary_may_count_otherwise_than_its_samples() -> None:
    run = activity(recording(84.0, 3.0, average=167.0))
    assert run.cadence_spm.value == pytest.approx(167)
    assert run.cadence_spm.source == "corrected"


def test_a_summary_that_no_count_explains_is_replaced_by_the_samples() -> None:
    run = activity(recording(84.0, 3.0, average=120.0))
    assert run.cadence_spm.value == pytest.approx(168)
    assert run.cadence_spm.source == "computed"


def test_a_summary_without_samples_is_the_devices() -> None:
    only = recording(84.0, 3.0, average=84.0)
    del only.streams["cadence"]
    run = activity(only)
    assert run.cadence_spm.value == 168
    assert run.cadence_spm.source == "device"


def piecewise(*parts: tuple[float, float, int]) -> Recording:
    """Counts and speed over so many seconds, one part after another."""
    counts = np.concatenate([np.full(seconds, count) for count, _, seconds in parts])
    speed = np.concatenate([np.full(seconds, mps) for _, mps, seconds in parts])
    wobble = np.tile([-0.5, 0.0, 0.5, 0.0], len(counts) // 4 + 1)[: len(counts)]
    return Recording(
        format="fit",
        start_unix_s=1_780_000_000.0,
        sport="run",
        sub_sport="none",
        streams={
            "time_s": np.arange(float(len(counts))),
            "distance_m": np.cumsum(speed),
            "speed_mps": speed,
            "cadence": counts + np.where(counts > 0, wobble, 0.0),
        },
        totals=Totals(cadence=100.0),
        laps=(RecordedLap(0.0, Totals(cadence=84.0)),),
    )


@pytest.mark.parametrize(
    "parts",
    [
        ((84, 3.0, 600), (42, 3.0, 400)),
        ((84, 3.0, 90), (168, 3.0, 900), (84, 3.0, 300)),
        ((168, 3.0, 300), (336, 3.0, 300)),
    ],
)
def test_a_device_that_halves_or_doubles_part_of_the_way_is_found_and_said(
    parts: tuple[tuple[float, float, int], ...],
) -> None:
    run = activity(piecewise(*parts))
    np.testing.assert_allclose(run.streams["cadence_spm"], 168, atol=2.5)
    assert run.cadence_spm.value == pytest.approx(168, abs=0.5)
    assert run.cadence_spm.source == "corrected"
    assert any("changed on the way" in warning for warning in run.warnings)
    assert run.laps[0].cadence_spm.source == "missing"


def test_walks_between_go_with_the_running_that_makes_them_a_cadence() -> None:
    run = activity(piecewise((84, 3.0, 300), (57, 1.4, 60), (114, 1.4, 60), (168, 3.0, 300)))
    walked = run.streams["cadence_spm"][310:410]
    np.testing.assert_allclose(walked, 114, atol=2.5)


def test_standing_stays_0_and_what_is_missing_stays_missing() -> None:
    made = piecewise((84, 3.0, 300), (0, 0.0, 60), (168, 3.0, 300))
    made.streams["cadence"][100:110] = np.nan
    spm = activity(made).streams["cadence_spm"]
    assert np.isnan(spm[100:110]).all()
    assert (spm[300:360] == 0).all()


@pytest.mark.parametrize(
    "parts",
    [
        ((84, 3.0, 600), (57, 1.4, 300), (84, 3.0, 600)),
        ((84, 3.0, 600), (42, 3.0, 20), (84, 3.0, 600)),
        ((78, 2.5, 600), (96, 5.5, 300)),
    ],
)
def test_walks_dropouts_and_sprints_are_no_other_way_of_counting(
    parts: tuple[tuple[float, float, int], ...],
) -> None:
    run = activity(piecewise(*parts))
    assert not any("changed on the way" in warning for warning in run.warnings)
