"""Every rule has a sentence, a layer and a source or the mark P; every decision can be read out."""

import re
from datetime import date
from functools import cache
from pathlib import Path
from uuid import UUID

import pytest

from surefoot.engine.plan import plan
from surefoot.engine.replay import Course
from surefoot.knowledge import loader
from surefoot.knowledge.index import index
from surefoot.lab.demo import demo_facts
from surefoot.lab.runner import begin, live, noisy
from surefoot.service import present
from surefoot.text import reasons

KNOWLEDGE = loader.load()
INDEX = index(KNOWLEDGE)
ENGINE = "\n".join(
    path.read_text() for path in Path(reasons.__file__).parents[1].joinpath("engine").glob("*.py")
)
FORBIDDEN = re.compile(r"predicts? injur|prevents? injur|guarantee", re.IGNORECASE)


@cache
def lives() -> tuple[Course, ...]:
    """Courses of some hundred days with everything in them."""
    profile = {"age_years": 40, "baseline": {"run_min_per_week": 200, "ascent_m_per_week": 600}}
    found = []
    for site in ("ITB_L", "HAM_R"):
        injury = {"site": site, "onset": "2025-12-20", "worst_pain_7d": 5, "usual_pain": 1}
        life = begin(KNOWLEDGE, profile, [injury], date(2026, 1, 5), noisy(0.15, 0.03), seed=7)
        found.append(live(life, 300))
    return tuple(found)


def test_every_rule_has_a_sentence() -> None:
    assert set(reasons.SENTENCES) == set(INDEX.rules)


@pytest.mark.parametrize("rule", sorted(INDEX.rules))
def test_every_rule_is_used_by_the_engine(rule: str) -> None:
    assert rule in ENGINE or re.sub(r"\d$", "", rule) in ENGINE


@pytest.mark.parametrize("parameter", sorted(INDEX.parameters))
def test_every_parameter_is_used_by_the_engine(parameter: str) -> None:
    stem = parameter.rsplit("_", 1)[0]
    assert parameter in ENGINE or f"{stem}_{{" in ENGINE


def test_every_reason_of_a_life_reads_as_a_sentence() -> None:
    for course in lives():
        for decision in course.decisions:
            for reason in decision.reasons:
                text = present.reason(reason, INDEX).sentence
                assert text[0].isupper() and text.endswith((".", "!"))
                assert "_" not in text and not FORBIDDEN.search(text)
            for change in present.changes(decision):
                assert change.sentence.endswith(".") and "_" not in change.sentence


def test_every_item_names_a_rule_and_a_dose() -> None:
    """I44: an existing rule, a unit, and a source or the mark P."""
    for course in lives():
        for week in plan(course, 28):
            for day in week.days:
                for session in day.sessions:
                    assert session.rules and set(session.rules) <= set(INDEX.rules)
                    for item in session.items:
                        assert set(item.rules) <= set(INDEX.rules)
                        assert item.reps or item.hold_s or item.minutes or item.sets
                        assert item.cites or item.grade == "P"
                    view = present.session(session, INDEX)
                    assert view.title and view.dose and "None" not in view.dose


def test_the_demo_has_twelve_weeks_and_a_red() -> None:
    facts = demo_facts(KNOWLEDGE, UUID(int=7), date(2026, 11, 21))
    days = {fact.happened_at.date() for fact in facts}
    assert (max(days) - min(days)).days == 83
    assert {fact.kind for fact in facts} >= {"profile", "injury", "check_in", "session_feedback"}
