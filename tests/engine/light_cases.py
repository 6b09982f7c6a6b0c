"""Answers and the engine's light for them, written down for the client to be held to.

    python -m tests.engine.light_cases

writes client/src/lights.cases.json anew, after a change of the engine's lights.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from surefoot.engine.replay import Course, fold_facts, replay
from surefoot.facts.types import FACT, Fact
from surefoot.facts.vocabulary import SessionClass
from surefoot.service import light_views
from tests.engine.starts import KNOWLEDGE

PLACE = Path(__file__).parents[2] / "client" / "src" / "lights.cases.json"
TODAY = date(2026, 3, 20)
CLASSES: tuple[SessionClass, ...] = ("run", "walk", "strength", "cross_training")
ANSWERS, MORNINGS = 10, 30
SUBJECT = "01890000-0000-7000-8000-000000000000"
Said = dict[str, Any]


def _itb(usual: int = 1, site: str = "ITB_R") -> Said:
    return {"kind": "injury", "site": site, "worst_pain_7d": 5, "usual_pain": usual}


def _ham(kind: str, usual: int = 2) -> Said:
    return {**_itb(usual, "HAM_L"), "hamstring_kind": kind}


def _settings(tendon: bool = False, **parameters: int) -> Said:
    return {"kind": "settings", "parameters": parameters, "tendon_strength_profile": tendon}


def _note(**parameters: int) -> Said:
    return {
        "kind": "clinician_note",
        "clinician_name": "A B",
        "clinician_role": "physiotherapist",
        "seen_on": "2026-03-01",
        "text": "Fine.",
        "parameters": parameters,
    }


def _ran(began: str, **more: Any) -> Said:
    return {
        "kind": "session_feedback",
        "session_class": "run",
        "run_min": 10,
        "began": began,
    } | more


def _morning(pain: dict[str, int], **more: Any) -> Said:
    return {"kind": "check_in", "pain": pain, **more}


RUNNERS: dict[str, Sequence[tuple[int, Said]]] = {
    "an outer knee": [(20, _itb())],
    "a knee without pain on usual mornings": [(20, _itb(0)), (3, _ran("end"))],
    "a tendon by its own profile": [(20, _ham("tendon_proximal")), (15, _settings(tendon=True))],
    "a strain": [(20, _ham("acute_strain"))],
    "knee and hamstring, painkillers taken": [
        (20, _itb(2, "ITB_L")),
        (20, _ham("unspecified", 1)),
        (2, _ran("never")),
        (0, _morning({"ITB_L": 2, "HAM_L": 1}, painkillers_24h=True)),
    ],
    "narrower by choice, no painkillers": [
        (20, _itb()),
        (10, _settings(run_green_top=1, cross_training_green_top=0)),
        (0, _morning({"ITB_R": 1}, painkillers_24h=False)),
    ],
    "wider by a note, worse yesterday": [
        (20, _itb(3)),
        (10, _note(run_green_top=3, run_red_bottom=5)),
        (2, _ran("middle")),
        (1, _morning({"ITB_R": 3}, versus_yesterday="worse", painkillers_24h=False)),
    ],
    "a usual pain that falls today": [
        (40, _itb(3)),
        *((ago, _morning({"ITB_R": 1}, painkillers_24h=False)) for ago in range(15, -1, -1)),
    ],
}
"""What each said, and how many days ago."""

PROFILE: Said = {
    "kind": "profile",
    "age_years": 40,
    "baseline": {"run_min_per_week": 150, "ascent_m_per_week": 400},
}


def written() -> str:
    """The whole file as it should be."""
    return (
        json.dumps(cases(), separators=(",", ":"), sort_keys=True).replace('{"by"', '\n{"by"')
        + "\n"
    )


def cases() -> dict[str, list[dict[str, Any]]]:
    draw = Random("lights")
    sessions, mornings = [], []
    for name, said in RUNNERS.items():
        facts = [_fact(number, ago, each) for number, (ago, each) in enumerate(_with_profile(said))]
        course = replay(KNOWLEDGE, facts, TODAY)
        assert course.draft is not None
        for kind in CLASSES:
            by = light_views.of_session(course.draft, kind, TODAY.toordinal())
            found = list(_session_cases(draw, course, kind))
            sessions.append({"by": asdict(by), "cases": found, "runner": name})
        if course.ledger.days[-1].check_in is None:
            by_morning = light_views.of_morning(course.draft)
            found = list(_morning_cases(draw, course))
            mornings.append({"by": asdict(by_morning), "cases": found, "runner": name})
    return {"mornings": mornings, "sessions": sessions}


def _with_profile(said: Sequence[tuple[int, Said]]) -> list[tuple[int, Said]]:
    return [(said[0][0], PROFILE), *said]


def _fact(number: int, ago: int, said: Said) -> Fact:
    day = TODAY - timedelta(days=ago)
    if said["kind"] == "injury":
        said = {**said, "onset": (day - timedelta(days=10)).isoformat(), "days_without_running": 8}
    envelope = {
        "id": str(UUID(int=int(UUID(SUBJECT)) + number + 1)),
        "subject": SUBJECT,
        "happened_at": f"{day}T{7 + number % 10:02}:00:00Z",
        "zone": "UTC",
    }
    return FACT.validate_python({**envelope, **said}, strict=False)


def _session_cases(draw: Random, course: Course, kind: SessionClass) -> Iterator[list[Any]]:
    sites = course.ledger.days[-1].carry.runner.sites
    for _ in range(ANSWERS):
        said = _session(draw, sites)
        morning = _check_in(draw, sites) if draw.random() < 0.8 else None
        told = {"kind": "session_feedback", "session_class": kind, "minutes": 20, **said}
        facts = [*course.facts, _fact(800, 0, told)]
        light = fold_facts(KNOWLEDGE, facts, TODAY).days[-1].sessions[-1].light
        if morning is not None:
            facts.append(_fact(801, -1, {"kind": "check_in", **morning}))
        after = fold_facts(KNOWLEDGE, facts, TODAY + timedelta(days=1)).days[-1].closed[-1]
        yield [said, light.word, morning, after.word]


def _morning_cases(draw: Random, course: Course) -> Iterator[list[Any]]:
    sites = course.ledger.days[-1].carry.runner.sites
    for _ in range(MORNINGS):
        said = _check_in(draw, sites)
        facts = [*course.facts, _fact(800, 0, {"kind": "check_in", **said})]
        yield [said, fold_facts(KNOWLEDGE, facts, TODAY).days[-1].light.word]


def _session(draw: Random, sites: Sequence[str]) -> Said:
    worst = draw.choice((0, 2, 3, 4, 10))
    return {
        "pain_during": _pains(draw, sites, worst),
        "pain_60min": _pains(draw, sites, draw.choice((0, 1, 3)), 0.5),
        "began": draw.choice((None, "never", "never", "start", "middle", "end")),
        "course": draw.choice((None, "eased", "steady", "steady", "rose")),
        "limp": draw.random() < 0.05,
        "sharp": draw.random() < 0.05,
        "painkillers_24h": draw.choice((False, False, False, None, True)),
    }


def _check_in(draw: Random, sites: Sequence[str]) -> Said:
    return {
        "pain": _pains(draw, sites, draw.choice((0, 1, 2, 3, 4, 6))),
        "first_steps": draw.choice(("normal", "normal", "normal", "stiff", "limping", None)),
        "versus_yesterday": draw.choice((None, "better", "same", "worse")),
        "sleep": draw.choice((None, "under_6_h", "6_to_7_h", "over_7_h")),
        "energy": draw.choice((None, 1, 2, 3, 5)),
        "soreness": draw.choice((None, 1, 3, 4, 5)),
        "swelling": draw.choice((None, False, False, False, True)),
        "painkillers_24h": draw.choice((False, False, False, False, None, True)),
    }


def _pains(draw: Random, sites: Sequence[str], most: int, answered: float = 0.95) -> dict[str, int]:
    asked = [*sites, "ITB_L"] if draw.random() < 0.1 else sites
    return {site: draw.randint(0, most) for site in asked if draw.random() < answered}


if __name__ == "__main__":
    PLACE.write_text(written())
