"""I40-I48: the same facts give the same plan, in any order, on any clock; nothing throws."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surefoot.engine import replay
from surefoot.engine.limits import resolve
from surefoot.engine.plan import plan
from surefoot.facts.journal import dump, parse
from surefoot.facts.types import FACT, Fact
from surefoot.knowledge import loader
from surefoot.knowledge.index import index
from surefoot.lab.runner import always_green, begin, check_in, live
from tests.engine.checks import judged
from tests.engine.lives import Lived

KNOWLEDGE = loader.load()
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
STARTED = date(2026, 1, 5)


@judged
def test_i40_the_order_in_which_facts_arrive_changes_nothing(lived: Lived) -> None:
    last = lived.last
    today = date.fromordinal(last.day)
    forward = replay.replay(KNOWLEDGE, last.facts, today)
    backward = replay.replay(KNOWLEDGE, tuple(reversed(last.facts)), today)
    assert forward.decisions == backward.decisions
    assert forward.standings == backward.standings


@judged
def test_i40_one_fact_at_a_time_gives_what_a_replay_gives(lived: Lived) -> None:
    """The lives are lived by appending; a replay of all their facts must agree."""
    last = lived.last
    full = replay.replay(KNOWLEDGE, last.facts, date.fromordinal(last.day))
    assert full.decisions == last.course.decisions
    assert full.standings == last.course.standings
    assert plan(full, 28) == last.plan


@settings(suppress_health_check=SLOW)
@given(data=st.data())
def test_i40_batches_in_any_order_give_what_a_replay_gives(data: st.DataObject) -> None:
    """Late, early and repeated facts, appended in random batches."""
    life = begin(KNOWLEDGE, _profile(), [_injury()], STARTED, always_green)
    live(life, 25)
    facts = data.draw(st.permutations(life.facts))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(facts)), max_size=5)))
    today = STARTED + timedelta(days=24)
    course = replay.replay(KNOWLEDGE, facts[: cuts[0]] if cuts else facts, today)
    for start, end in zip(cuts, [*cuts[1:], len(facts)], strict=False):
        course = replay.append(course, [*facts[start:end], *facts[: min(3, start)]], today)
    whole = replay.replay(KNOWLEDGE, life.facts, today)
    assert course.decisions == whole.decisions
    assert course.standings == whole.standings


@judged
def test_i41_a_later_fact_leaves_earlier_days_as_they_were_known(lived: Lived) -> None:
    """`as_of` a moment: what was decided then is decided again, whatever came later."""
    for moment in lived.mornings[:: max(1, len(lived.mornings) // 4)]:
        known = max(fact.received_at for fact in moment.facts if fact.received_at is not None)
        past = replay.replay(KNOWLEDGE, lived.last.facts, date.fromordinal(moment.day), known)
        if len(past.facts) == len(moment.facts):
            assert past.decisions == moment.course.decisions


@judged
def test_i42_nothing_new_changes_nothing(lived: Lived) -> None:
    course = lived.last.course
    again = replay.append(course, course.facts[-3:])
    assert again.decisions == course.decisions
    assert again.standings == course.standings
    assert plan(again, 28) == lived.last.plan


@settings(suppress_health_check=SLOW)
@given(
    days=st.lists(st.integers(-40_000, 60_000), max_size=12),
    pains=st.lists(st.integers(0, 10), min_size=12, max_size=12),
    kinds=st.lists(
        st.sampled_from(["check_in", "flare", "pause", "session_feedback"]), max_size=12
    ),
    set_up=st.booleans(),
)
def test_i43_no_valid_facts_make_it_throw(
    days: list[int], pains: list[int], kinds: list[str], set_up: bool
) -> None:
    """Facts decades apart, before set-up, in the future, without profile or injury."""
    life = begin(KNOWLEDGE, _profile(), [_injury()], STARTED, always_green)
    facts: list[Fact] = list(life.facts) if set_up else life.facts[1:]
    for number, (day, pain, kind) in enumerate(zip(days, pains, kinds, strict=False)):
        moment = datetime(2026, 1, 5, 12, tzinfo=UTC) + timedelta(days=day)
        if not datetime(1990, 1, 2, tzinfo=UTC) <= moment < datetime(2199, 12, 1, tzinfo=UTC):
            continue
        content: dict[str, object] = {
            "check_in": {"pain": {"ITB_R": pain}},
            "flare": {"pain": {}},
            "pause": {"reason": "other", "first_day": moment.date()},
            "session_feedback": {"session_class": "run", "run_min": 2880, "contacts": 5000},
        }[kind]
        common = {**life.common(STARTED, 8, number), "happened_at": moment}
        facts.append(FACT.validate_python({**common, "kind": kind, **content}))
    for today in (STARTED, STARTED + timedelta(days=9), STARTED - timedelta(days=400)):
        course = replay.replay(KNOWLEDGE, facts, today)
        assert course.decision.day == today
        assert plan(course, 28)


@judged
def test_i44_every_item_has_a_rule_a_unit_and_a_source(lived: Lived) -> None:
    found = index(KNOWLEDGE)
    for moment in lived.samples():
        for session in moment.sessions:
            assert session.rules and set(session.rules) <= set(found.rules)
            assert session.cites or session.grade == "P"
            for item in session.items:
                exercise = found.exercises[item.exercise]
                assert set(item.rules) <= set(found.rules)
                assert item.reps or item.hold_s or item.minutes
                assert item.cites or item.grade == "P"
                if item.rules == ("STRENGTH-BLOCK",) and item.sets:
                    assert item.sets <= max(exercise.dose.sets, exercise.dose_high.sets)


@judged
def test_i45_json_lines_lose_nothing(lived: Lived) -> None:
    read = [parse(dump(fact)) for fact in lived.last.facts]
    assert read == list(lived.last.facts)
    again = replay.replay(KNOWLEDGE, read, date.fromordinal(lived.last.day))
    assert again.decisions == lived.last.course.decisions


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/Denver", "Pacific/Auckland", "UTC"])
def test_i46_clock_changes_and_zones_move_no_day(zone: str) -> None:
    """Answers at the same wall time every day, through a whole year with both clock changes."""
    life = begin(KNOWLEDGE, _profile(), [_injury()], STARTED, always_green)
    live(life, 330)
    offset = ZoneInfo(zone)
    moved = []
    for fact in life.facts:
        wall = fact.happened_at.replace(tzinfo=None)
        update: dict[str, object] = {"zone": zone, "happened_at": wall.replace(tzinfo=offset)}
        moved.append(fact.model_copy(update=update))
    today = STARTED + timedelta(days=329)
    here = replay.replay(KNOWLEDGE, life.facts, today)
    there = replay.replay(KNOWLEDGE, moved, today)
    assert here.decisions == there.decisions


def test_i46_a_skipped_week_is_walked_through() -> None:
    life = begin(KNOWLEDGE, _profile(), [_injury()], STARTED, always_green)
    live(life, 40)
    assert life.course is not None
    later = date.fromordinal(life.course.today + 9)
    appended = replay.append(
        life.course, [check_in(life, later, always_green(0, life.chance))], later
    )
    assert len(appended.decisions) == len(life.course.decisions) + 9
    assert appended.decision.day == later


@judged
def test_i47_whatever_falls_says_why(lived: Lived) -> None:
    """Weekly minutes, level and phase never fall without a change that names its rule."""
    for moment in lived.evenings:
        standings = moment.course.standings
        now, before = standings[-1], standings[-2] if len(standings) > 1 else None
        if now is None or before is None:
            continue
        changed = {change.what for change in moment.decision.changes}
        if now.phase < before.phase:
            assert "phase" in changed
        if now.phase == before.phase == 2 and now.level < before.level:
            assert "level" in changed
        if now.phase == before.phase and now.phase >= 3 and now.volume_min < before.volume_min:
            assert "weekly minutes" in changed
        for change in moment.decision.changes:
            assert change.rule in index(KNOWLEDGE).rules


@given(
    value=st.floats(-5, 20, allow_nan=False),
    name=st.sampled_from(sorted(parameter.id for parameter in KNOWLEDGE.protocol.parameters)),
)
def test_i48_a_clinicians_number_stays_inside_its_hard_range(value: float, name: str) -> None:
    found = index(KNOWLEDGE)
    parameter = found.parameters[name]
    bound = resolve(found, {}, {name: value}, cautious=False)[name]
    assert parameter.low <= bound <= parameter.high


def test_i48_a_note_with_numbers_clears_no_flag() -> None:
    life = begin(KNOWLEDGE, _profile(), [_injury()], STARTED, always_green)
    live(life, 5)
    day = STARTED + timedelta(days=5)
    common = life.common(day, 8)
    flag = FACT.validate_python(
        {**common, "kind": "red_flag_answer", "answers": {"night_pain": True}}
    )
    note = FACT.validate_python(
        {
            **life.common(day, 9),
            "kind": "clinician_note",
            "clinician_name": "A. Physio",
            "clinician_role": "physiotherapist",
            "seen_on": day,
            "text": "Looser numbers.",
            "parameters": {"run_green_top": 3},
        }
    )
    assert life.course is not None
    course = replay.append(life.course, [flag, note], day)
    assert course.decision.flags == ("night_pain",)
    assert course.ledger.days[-1].notes == (note,)


def _profile() -> dict[str, object]:
    return {
        "age_years": 35,
        "baseline": {"run_min_per_week": 240, "ascent_m_per_week": 700, "runs_per_week": 4},
        "available_min": (240,) * 7,
    }


def _injury() -> dict[str, object]:
    return {"site": "ITB_R", "onset": "2025-12-20", "worst_pain_7d": 4, "usual_pain": 1}
