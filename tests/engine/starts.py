"""Where runners of the tests begin: protocols, a first Monday, and green days already lived."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

from surefoot.engine.replay import Course
from surefoot.facts.types import FACT, Fact
from surefoot.knowledge.index import Index, index
from surefoot.knowledge.loader import load_all
from surefoot.knowledge.schema import Knowledge
from surefoot.lab import runner as lab
from surefoot.lab.runner import Life
from tests.engine.strategies import EQUIPMENT

PROTOCOLS: Mapping[str, Knowledge] = load_all()
KNOWLEDGE = PROTOCOLS["itbs-hamstring"]
INDEX: Index = index(KNOWLEDGE)
MONDAY = date(2026, 1, 5)
START_DAYS = 320
_PLENTY = (120, 120, 120, 120, 120, 300, 300)


def _start(
    site: str, usual: int = 240, climb: int = 800, kind: str | None = None, **more: object
) -> tuple[dict[str, object], list[dict[str, object]]]:
    profile: dict[str, object] = {
        "age_years": 40,
        "baseline": {
            "run_min_per_week": usual,
            "ascent_m_per_week": climb,
            "runs_per_week": 4,
        },
        "available_min": _PLENTY,
        "equipment": EQUIPMENT,
        **more,
    }
    injury = injured(site, MONDAY, worst=5, hamstring_kind=kind)
    return profile, [injury]


def injured(site: str, today: date, worst: int, **more: object) -> dict[str, object]:
    """An injury as it is told on a day; worst: pain of the last seven days."""
    return {
        "site": site,
        "onset": (today - timedelta(days=10)).isoformat(),
        "worst_pain_7d": worst,
        "usual_pain": min(worst, 1),
        "days_without_running": 8,
        **more,
    }


def _both() -> tuple[dict[str, object], list[dict[str, object]]]:
    profile, found = _start("ITB_L", usual=120, climb=300)
    return profile, [*found, injured("HAM_R", MONDAY, 4, hamstring_kind="unspecified")]


def _mild(usual: int) -> tuple[dict[str, object], list[dict[str, object]]]:
    profile, _ = _start("ITB_R", usual=usual)
    return profile, [injured("ITB_R", MONDAY, 1, walk_30_min_clean=True)]


STARTS: Mapping[str, tuple[dict[str, object], list[dict[str, object]]]] = {
    "itb": _start("ITB_R"),
    "itb_small_flat": _start("ITB_L", usual=70, climb=0),
    "itb_mild": _mild(180),
    "itb_busy": _start("ITB_R", usual=150, available_min=(75, 0, 60, 45, 0, 120, 90)),
    "tendon": _start("HAM_R", usual=150, kind="tendon_proximal"),
    "strain": _start("HAM_L", usual=120, kind="acute_strain"),
    "both": _both(),
    "cautious": _start("ITB_R", usual=120, cautious=True),
}
"""Runners who lived with the plan for `START_DAYS` green days."""


def sore(equipment: tuple[str, ...], site: str, body: lab.Body) -> Life:
    """A runner with one injury and time for everything, at the start; body: how the days go."""
    profile = {
        "age_years": 40,
        "baseline": {"run_min_per_week": 200, "ascent_m_per_week": 400, "runs_per_week": 4},
        "available_min": (300,) * 7,
        "equipment": equipment,
    }
    injury = {
        "site": site,
        "onset": (MONDAY - timedelta(days=9)).isoformat(),
        "worst_pain_7d": 5,
        "usual_pain": 1,
        "days_without_running": 8,
    }
    return lab.begin(KNOWLEDGE, profile, [injury], MONDAY, body)


@lru_cache(maxsize=16)
def prelived(name: str, protocol: str) -> tuple[Course, ...]:
    """The course on each of a runner's green days so far."""
    profile, injuries = STARTS[name]
    life = lab.begin(PROTOCOLS[protocol], profile, injuries, MONDAY, seed=7)
    courses = []
    for _ in range(START_DAYS):
        courses.append(lab.live(life, 1))
        if name == "cautious" and len(courses) == 60:
            clinician(life, date.fromordinal(courses[-1].today), allows_speed=True)
    return tuple(courses)


def clinician(life: Life, today: date, **more: object) -> None:
    """A clinician's note of the evening, with what else it says."""
    note = {
        "kind": "clinician_note",
        "clinician_name": "Ada",
        "clinician_role": "physiotherapist",
        "seen_on": today,
        "text": "seen",
    }
    life.add([fact_of(life, today, 21, note, more)], today)


def fact_of(life: Life, today: date, hour: int, *fields: Mapping[str, object]) -> Fact:
    merged: dict[str, object] = dict(life.common(today, hour, life.chance.randrange(60)))
    for more in fields:
        merged.update(more)
    return FACT.validate_python(merged)
