"""Cadence comes out in steps a minute, whatever a file counts."""

from __future__ import annotations

import numpy as np
import pytest

from surefoot.activity import cadence
from surefoot.activity.completion import activity
from surefoot.activity.recording import Recording, Totals


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
