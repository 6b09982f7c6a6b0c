"""Ways in which more load than allowed could slip in, each of them once possible."""

from datetime import date, timedelta

import pytest

from surefoot.engine import replay
from surefoot.engine.decision import Decision
from surefoot.engine.replay import Course
from surefoot.facts.types import FACT, Fact
from surefoot.knowledge import loader
from surefoot.knowledge.index import index
from surefoot.lab.runner import Answers, Life, begin, check_in, feedback, live, live_day

KNOWLEDGE = loader.load()
STARTED = date(2026, 1, 5)
MILD = {"site": "ITB_L", "onset": "2026-01-02", "worst_pain_7d": 1, "walk_30_min_clean": True}
SORE = {"site": "ITB_L", "onset": "2025-12-01", "worst_pain_7d": 5, "usual_pain": 1}


def life(injury: dict[str, object] = MILD, days: int = 0) -> Life:
    runner = begin(
        KNOWLEDGE,
        {"age_years": 40, "baseline": {"run_min_per_week": 240, "ascent_m_per_week": 500}},
        [injury],
        STARTED,
    )
    if days:
        live(runner, days)
    return runner


def tell(runner: Life, day: date, kind: str, hour: int = 8, **fields: object) -> Fact:
    return FACT.validate_python({**runner.common(day, hour), "kind": kind, **fields})


def decided(runner: Life, *facts: Fact) -> Decision:
    assert runner.course is not None
    day = date.fromordinal(runner.course.today) + timedelta(days=1)
    return replay.append(runner.course, facts, day).decision


def tomorrow(runner: Life) -> date:
    assert runner.course is not None
    return date.fromordinal(runner.course.today) + timedelta(days=1)


def test_a_flag_cleared_on_its_own_day_still_sends_back_to_the_start() -> None:
    runner = life(days=3)
    day = tomorrow(runner)
    flag = tell(runner, day, "red_flag_answer", answers={"night_pain": True})
    note = tell(
        runner,
        day,
        "clinician_note",
        hour=9,
        clinician_name="A. Physio",
        clinician_role="physiotherapist",
        seen_on=day,
        text="Clear.",
        clears_flags=["night_pain"],
    )
    decision = decided(runner, flag, note)
    assert decision.phase == "P0"
    assert decision.sessions == ()


def test_a_note_from_before_the_flag_clears_nothing() -> None:
    runner = life(days=3)
    day = tomorrow(runner)
    flag = tell(runner, day, "red_flag_answer", answers={"night_pain": True})
    note = tell(
        runner,
        day,
        "clinician_note",
        hour=9,
        clinician_name="A. Physio",
        clinician_role="physiotherapist",
        seen_on=day - timedelta(days=30),
        text="Clear.",
        clears_flags=["night_pain"],
    )
    assert decided(runner, flag, note).flags == ("night_pain",)


def test_a_part_of_the_list_settles_no_worry() -> None:
    runner = life(days=3)
    day = tomorrow(runner)
    morning = check_in(runner, day, Answers()).model_copy(update={"worrying": True})
    part = tell(runner, day, "red_flag_answer", hour=9, answers={"shin_pain": False})
    whole = tell(
        runner,
        day,
        "red_flag_answer",
        hour=9,
        answers=dict.fromkeys(index(KNOWLEDGE).red_flags, False),
    )
    assert "WORRY" in decided(runner, morning, part).rules
    assert "WORRY" not in decided(runner, morning, whole).rules


def test_a_second_check_in_takes_no_red_back() -> None:
    runner = life(days=3)
    day = tomorrow(runner)
    bad = check_in(runner, day, Answers(morning=6))
    good = check_in(runner, day, Answers()).model_copy(
        update={"happened_at": bad.happened_at + timedelta(hours=12)}
    )
    decision = decided(runner, bad, good)
    assert decision.light.word == "red"
    assert not any(session.kind == "run" for session in decision.sessions)


def test_reds_every_other_day_escalate() -> None:
    runner = life(SORE, days=100)
    assert runner.course is not None
    start = tomorrow(runner)
    course: Course = runner.course
    for number in range(14):
        day = start + timedelta(days=number)
        answers = Answers(morning=3 if number % 2 == 0 else 0)
        course = replay.append(course, [check_in(runner, day, answers)], day)
    rules = [rule for d in course.decisions[-14:] for rule in d.rules]
    assert "RED-2" in rules
    assert "RED-3" in rules
    assert course.decision.phase in ("P0", "P1")


def test_token_runs_are_no_greens() -> None:
    runner = life(SORE)
    while runner.course is None or runner.course.decision.phase != "P2":
        live(runner, 1)
    standing = runner.course.standing
    assert standing is not None
    level = standing.level
    for _ in range(21):
        day = tomorrow(runner)
        course = runner.add([check_in(runner, day, Answers())], day)
        runs = [s for s in course.decision.sessions if s.kind == "run"]
        logs = [
            feedback(runner, day, run, Answers()).model_copy(
                update={"run_min": 1.0, "on_feet_min": 1.0, "done": "partly"}
            )
            for run in runs
        ]
        runner.add(logs, day)
    after = runner.course.standing
    assert after is not None
    assert after.level <= level


def test_tests_under_painkillers_pass_no_gate() -> None:
    runner = life(SORE)
    for number in range(60):
        live_day(runner, STARTED + timedelta(days=number))
    with_tests = runner.course
    assert with_tests is not None
    masked = [
        fact.model_copy(update={"painkillers_24h": True}) if fact.kind == "check_in" else fact
        for fact in runner.facts
    ]
    course = replay.replay(KNOWLEDGE, masked, date.fromordinal(with_tests.today))
    assert course.decision.phase == "P0"


def test_after_a_red_run_nothing_loads_the_leg_that_day() -> None:
    runner = life(SORE, days=120)
    assert runner.course is not None
    for _ in range(14):
        day = tomorrow(runner)
        course = runner.add([check_in(runner, day, Answers())], day)
        runs = [s for s in course.decision.sessions if s.kind == "run"]
        if runs and any(s.kind == "strength" for s in course.decision.sessions):
            hurt = feedback(runner, day, runs[0], Answers(during=8), hour=8)
            left = [s for s in runner.add([hurt], day).decision.sessions if not s.done]
            assert all(s.kind == "cross_training" for s in left)
            return
        runner.add([feedback(runner, day, s, Answers()) for s in course.decision.sessions], day)
    pytest.fail("no day with a run and strength in two weeks")


def test_training_on_a_rest_day_brings_no_further_session() -> None:
    runner = life(SORE, days=16)
    for _ in range(10):
        day = tomorrow(runner)
        before = runner.add([check_in(runner, day, Answers())], day).decision.sessions
        bike = tell(
            runner,
            day,
            "session_feedback",
            hour=12,
            session_class="cross_training",
            minutes=30,
            pain_during={"ITB_L": 0},
        )
        after = runner.add([bike], day).decision.sessions
        assert {s.id for s in after} <= {s.id for s in before}


def test_appending_after_days_of_silence_gives_what_a_replay_gives() -> None:
    runner = life(days=5)
    assert runner.course is not None
    day = tomorrow(runner) + timedelta(days=3)
    late = check_in(runner, day, Answers(morning=3))
    appended = replay.append(runner.course, [late], day)
    full = replay.replay(KNOWLEDGE, [*runner.facts, late], day)
    assert appended.decisions == full.decisions
    assert appended.standings == full.standings


def test_pain_at_a_site_that_was_never_declared_counts() -> None:
    runner = life(days=3)
    day = tomorrow(runner)
    morning = check_in(runner, day, Answers())
    elsewhere = morning.model_copy(update={"pain": {**morning.pain, "HAM_R": 6}})
    assert decided(runner, elsewhere).light.word == "red"


def test_a_larger_usual_climb_raises_no_metre() -> None:
    runner = life(SORE, days=200)
    assert runner.course is not None
    standing = runner.course.standing
    assert standing is not None and standing.levers.ascent > 0
    day = tomorrow(runner)
    profile = next(f for f in runner.facts if f.kind == "profile")
    larger = profile.model_copy(
        update={
            **runner.common(day, 6),
            "baseline": profile.baseline.model_copy(update={"ascent_m_per_week": 6000}),
        }
    )
    after = replay.append(runner.course, [larger], day).standing
    assert after is not None
    assert after.levers.ascent * 6000 <= standing.levers.ascent * 500 + 60
