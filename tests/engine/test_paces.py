"""Fast minutes are counted against the runner's own easy speed."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from surefoot.engine import limits
from surefoot.engine.paces import easy_speed_mps, fast_min, level_speeds_mps
from surefoot.facts.analysis import Analysis, Measured, SpeedBand
from surefoot.facts.types import ActivityImported, Baseline, Profile
from surefoot.knowledge import loader
from surefoot.knowledge.index import index

LIMITS = limits.resolve(index(loader.load_all()["itbs-hamstring"]), {}, {}, cautious=False)
SPEEDS = Analysis(
    level_speed_mps=Measured(value=2.8, source="computed"),
    speeds=(
        SpeedBand(from_mps=2.75, duration_s=1200),
        SpeedBand(from_mps=3.0, duration_s=60),
        SpeedBand(from_mps=4.0, duration_s=240),
    ),
)


def said() -> dict[str, object]:
    now = datetime(2026, 5, 3, 7, tzinfo=UTC)
    return {"id": uuid4(), "subject": uuid4(), "happened_at": now, "zone": "UTC"}


def profile(metres: float | None) -> Profile:
    baseline = Baseline(run_min_per_week=200, run_m_per_week=metres)
    return Profile.model_validate({**said(), "age_years": 40, "baseline": baseline})


def run(mps: float) -> ActivityImported:
    told = Analysis(level_speed_mps=Measured(value=mps, source="computed"))
    return ActivityImported.model_validate(
        {**said(), "file_sha256": "ab" * 32, "sport": "run", "analysis": told}
    )


def test_the_weeks_before_the_injury_tell_the_easy_speed() -> None:
    assert easy_speed_mps(profile(33_600), [3.5] * 5) == pytest.approx(2.8)


def test_without_them_three_runs_do_and_two_do_not() -> None:
    speeds = level_speeds_mps([run(2.6), run(2.7), run(3.5)])
    assert easy_speed_mps(profile(None), speeds) == 2.7
    assert easy_speed_mps(profile(None), speeds[:2]) is None


def test_fast_is_a_share_above_easy_and_a_band_that_is_cut_counts_in_part() -> None:
    whole_s, cut_s = 60 + 240, 1200 * (3.0 - 2.6 * 1.15) / 0.25
    assert fast_min(SPEEDS, 2.6, LIMITS) == pytest.approx((whole_s + cut_s) / 60)
    assert fast_min(SPEEDS, 3.0, LIMITS) == pytest.approx(4.0)


def test_what_is_not_known_is_not_zero() -> None:
    assert fast_min(SPEEDS, None, LIMITS) is None
    assert fast_min(Analysis(), 2.8, LIMITS) is None
    assert fast_min(None, 2.8, LIMITS) is None
