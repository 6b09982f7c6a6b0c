"""Cadence: the runner's own, its two steps, what holds them and what takes them back."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

import pytest

from surefoot.engine import cadence, replay
from surefoot.engine.replay import Course
from surefoot.facts.types import FACT, Fact
from surefoot.knowledge import loader
from surefoot.lab import runner as lab
from surefoot.lab.runner import GREEN, Answers, Life, begin

KNOWLEDGE = loader.load()
START = date(2026, 1, 5)
OWN = 160
MILD = {
    "site": "ITB_L",
    "onset": "2025-12-31",
    "worst_pain_7d": 2,
    "walk_30_min_clean": True,
    "days_without_running": 2,
}
HAMSTRING = {**MILD, "site": "HAM_R", "hamstring_kind": "tendon_proximal"}
Watch = Callable[[int], float | None]
"""Steps a minute of a day's run; None: it was not recorded."""
Body = Callable[[int], Answers]


def runner(injury: dict[str, object] = MILD, cadence_spm: float | None = OWN) -> Life:
    baseline = {"run_min_per_week": 200, "runs_per_week": 3, "cadence_spm": cadence_spm}
    return begin(KNOWLEDGE, {"age_years": 40, "baseline": baseline}, [injury], START)


def recorded(life: Life, day: date, spm: float, minutes: float = 30, mps: float = 2.75) -> Fact:
    number = {"value": minutes * 60, "source": "device"}
    return FACT.validate_python(
        {
            **life.common(day, 17, 1),
            "kind": "activity",
            "file_sha256": f"{day.toordinal():064x}",
            "sport": "run",
            "moving_s": number,
            "analysis": {
                "run_s": number,
                "flat_cadence": [{"from_mps": mps, "seconds": [(round(spm), round(minutes * 60))]}],
                "level_speed_mps": {"value": mps + 0.1, "source": "computed"},
            },
        }
    )


def live(life: Life, days: int, watch: Watch, body: Body = lambda day: GREEN) -> Course:
    """Lives by the plan with a watch on the wrist."""
    for number in range(days):
        day = START + timedelta(days=number)
        answers = body(number)
        course = life.add([lab.check_in(life, day, answers)], day)
        facts: list[Fact] = list(lab._tests(life, course, day))
        if number % 7 == 6:
            facts.append(lab.weekly(life, day))
        for hour, session in enumerate(course.decision.sessions, start=17):
            facts.append(lab.feedback(life, day, session, answers, hour=hour))
            spm = watch(number) if session.kind == "run" else None
            if spm is not None:
                facts.append(recorded(life, day, spm, session.run_min))
        life.add(facts, day)
    assert life.course is not None
    return life.course


@lru_cache(maxsize=1)
def learner() -> Course:
    """Runs at the first step from the start, and at the second once it is there."""
    life = runner()

    def watch(day: int) -> float:
        assert life.course is not None and life.course.standing is not None
        return cadence.aim_spm(life.course.standing.cadence, life.course.draft.limits) or OWN  # type: ignore[union-attr]

    return live(life, 42, watch)


def moves(course: Course) -> list[tuple[int, float | int | str | None]]:
    """Day of the plan and the new aim, for each time that it moved."""
    return [
        (number, change.after)
        for number, decision in enumerate(course.decisions)
        for change in decision.changes
        if change.what == "cadence"
    ]


def test_the_second_step_follows_a_held_week_and_three_held_runs_and_is_the_last() -> None:
    course = learner()
    (first, aim_1), (second, aim_2) = moves(course)
    assert (first, aim_1, aim_2) == (0, 164, 168)
    assert second % 7 == 0 and second >= 7
    assert course.standing is not None and course.standing.cadence.step == 2
    reason = next(r for r in course.decisions[second].reasons if r.rule == "CADENCE-UP")
    assert (reason.numbers["own"], reason.numbers["spm"]) == (OWN, 168)


def test_nothing_else_rises_in_the_week_of_a_step() -> None:
    course = learner()
    for number, _ in moves(course):
        standing = course.standings[number]
        assert standing is not None and standing.week is not None
        assert standing.week.raised == "" and "LEVER-UP" not in course.decisions[number].rules


def test_without_a_watch_there_is_no_second_step() -> None:
    course = live(runner(), 42, lambda day: None)
    assert moves(course) == [(0, 164)]


def test_three_runs_outside_the_band_do_not_hold_the_step() -> None:
    course = live(runner(), 28, lambda day: OWN)
    assert moves(course) == [(0, 164)]
    assert course.draft is not None
    found = cadence.held(course.draft, course.today)
    assert not found.held and found.in_band == 0 and len(found.runs) == found.wanted == 3


def test_unknown_cadence_has_no_aim_until_it_was_counted() -> None:
    life = runner(cadence_spm=None)
    live(life, 3, lambda day: None)
    assert life.course is not None and moves(life.course) == []
    day = START + timedelta(days=3)
    counted = {"kind": "cadence_measured", "spread_spm": 1.2, "over_s": 60}
    for spm, by in ((158.4, "phone"), (112, "taps")):  # the later one was a walk
        told = {**life.common(day, 6), **counted, "spm": spm, "by": by}
        life.add([FACT.validate_python(told)], day)
    for number in range(3, 21):
        day = START + timedelta(days=number)
        course = life.add([lab.check_in(life, day, GREEN)], day)
        life.add(
            [lab.feedback(life, day, s, GREEN, hour=17 + n)
             for n, s in enumerate(course.decision.sessions)], day,
        )  # fmt: skip
    [(number, aim)] = moves(life.course)
    assert number % 7 == 0 and aim == 162
    assert life.course.draft is not None
    found = cadence.of_standing(life.course.draft)
    assert found is not None and (found.source, found.spm) == ("phone", 158.4)


def test_a_quick_runner_gets_no_aim_unless_an_it_band_is_sore() -> None:
    assert moves(live(runner(HAMSTRING, 172), 3, lambda day: None)) == []
    assert moves(live(runner(MILD, 172), 3, lambda day: None)) == [(0, 176)]


def test_runs_before_the_pain_outweigh_what_the_profile_says() -> None:
    life = runner()
    runs = [recorded(life, START - timedelta(days=day), 154 + day % 3) for day in range(8, 20, 2)]
    course = live(life, 1, lambda day: None)
    whole = replay.replay(KNOWLEDGE, [*runs, *course.facts], START)
    assert whole.draft is not None
    found = cadence.of_standing(whole.draft)
    assert found is not None and (found.source, found.runs) == ("runs_before_pain", 6)
    assert 154 <= found.spm <= 156 and found.pace_mps == pytest.approx(2.85)


def test_cadence_is_compared_at_the_pace_that_is_run_now() -> None:
    life = runner()
    slow = [recorded(life, START - timedelta(days=d), 156, 30, 2.75) for d in (8, 11, 14, 17)]
    quick = [recorded(life, START - timedelta(days=d), 172, 60, 3.75) for d in (9, 12, 15)]
    assert life.course is not None
    whole = replay.replay(KNOWLEDGE, [*slow, *quick, *life.course.facts], START)
    assert whole.draft is not None
    found = cadence.of_standing(whole.draft)
    assert found is not None and found.spm == 156


def test_a_red_after_the_second_step_takes_the_aim_away() -> None:
    life = runner()
    _, (second, _) = moves(learner())

    def watch(day: int) -> float:
        return 164 if day < second else 168

    red = Answers(during=5, an_hour_after=3)
    course = live(life, second + 4, watch, lambda day: red if day > second else GREEN)
    assert course.standing is not None and course.standing.cadence.step == 0
    assert moves(course)[-1][1] is None


def test_a_fact_at_a_time_gives_what_all_at_once_give() -> None:
    course = learner()
    whole = replay.replay(KNOWLEDGE, course.facts, date.fromordinal(course.today))
    assert whole.standings == course.standings and whole.decisions == course.decisions


@pytest.mark.parametrize("seed", range(4))
def test_the_aim_never_leaves_a_twentieth_nor_rises_beside_a_run_lever(seed: int) -> None:
    """Over lives with pain, gaps and whatever a watch may say."""
    chance = random.Random(seed)
    injury = HAMSTRING if seed % 2 else MILD

    def body(day: int) -> Answers:
        drawn = chance.random()
        if drawn < 0.03:
            return Answers(during=5, an_hour_after=2)
        return Answers(during=3, an_hour_after=1) if drawn < 0.1 else GREEN

    course = live(runner(injury), 70, lambda day: chance.choice((None, 158, 164, 168, 176)), body)
    before = None
    for standing, day in zip(course.standings, course.ledger.days, strict=True):
        assert standing is not None and standing.week is not None
        aim = cadence.aim_spm(standing.cadence, day.carry.runner.limits)
        if aim is not None:
            assert aim <= 1.05 * standing.cadence.own_spm
            if before is None or aim > before:
                assert standing.week.raised == ""
        before = aim
