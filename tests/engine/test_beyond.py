"""What was done beyond the plan licenses nothing: it never leaves more than keeping to it had."""

from datetime import date, timedelta
from typing import Any

import pytest

from surefoot.engine.replay import Course
from surefoot.facts.types import FACT
from surefoot.knowledge import loader
from surefoot.lab import runner as lab
from tests.engine.starts import STARTS
from tests.scenarios.watch import activity

STARTED = date(2026, 1, 5)
BEYOND: dict[str, dict[str, Any]] = {
    "long": {"minutes": 90, "run_min": 85, "km": 14},
    "hills": {"minutes": 30, "ascent_m": 600, "descent_m": 600, "steep_min": 12, "km": 5},
    "fast": {"minutes": 30, "fast_min": 20, "km": 5.5},
}


def lived(start: str, day: int, told: dict[str, Any] | None) -> list[Course]:
    """Sixty green days that follow the plan; on the first run from a day on the watch tells what
    is told beside it."""
    profile, injuries = STARTS[start]
    usual: Any = profile["baseline"]
    baseline = {**usual, "run_m_per_week": usual["run_min_per_week"] * 160}
    life = lab.begin(loader.load(), {**profile, "baseline": baseline}, injuries, STARTED)
    courses = []
    for number in range(60):
        today = STARTED + timedelta(days=number)
        course = lab.live_day(life, today)
        if told and number >= day and any(s.kind == "run" for s in course.decision.sessions):
            facts = FACT.validate_python({**life.common(today, 15), **activity(told)})
            course, told = life.add([facts], today), None
        courses.append(course)
    return courses


def given_min(courses: list[Course], first: int) -> list[float]:
    """Running minutes that the plan gave on each of four weeks' days."""
    days = courses[first : first + 28]
    return [sum(s.run_min for s in course.decision.sessions) for course in days]


@pytest.mark.parametrize("what", BEYOND)
@pytest.mark.parametrize("start", ["itb_mild", "itb"])
@pytest.mark.parametrize("day", [18, 30])
def test_no_more_running_follows(start: str, day: int, what: str) -> None:
    kept, went = lived(start, day, None), lived(start, day, BEYOND[what])
    found = next(n for n, c in enumerate(went) if "BEYOND-" in " ".join(c.decision.rules))
    assert sum(given_min(went, found + 1)) <= sum(given_min(kept, found + 1)) + 1e-6
    assert max(given_min(went, found + 1)) <= max(given_min(kept, found + 1)) + 1e-6
    for number in range(found + 1, min(found + 8, 60)):
        rules = set(went[number].decision.rules)
        assert not rules & {"LEVER-UP", "LADDER-UP", "REHAB-UP", "STAGE-UP", "GATE-UP"}
    assert any(
        {"LEVER-UP", "LADDER-UP", "GATE-UP"} & set(c.decision.rules) for c in went[found + 8 :]
    )
