"""A session of this week as a file for the watch: what is sent, what is refused, in which words."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

import pytest

from surefoot.activity.fit import fit_messages
from surefoot.activity.fit_profile import WORKOUT, WORKOUT_STEP
from surefoot.activity.fit_workout import BY_TIME, REPEAT
from surefoot.engine import plan
from surefoot.engine.decision import Session
from surefoot.engine.replay import Course
from surefoot.lab.runner import GREEN, begin, check_in, live
from surefoot.service import workouts
from surefoot.service.app import Surefoot
from surefoot.service.errors import BadInput, NotKnown, NotOnboarded
from surefoot.text.language import speaking
from tests.engine.starts import KNOWLEDGE, MONDAY, STARTS
from tests.service.conftest import Clock, fact

NOW = datetime(2026, 11, 1, 8, tzinfo=UTC)
VARIANTS = {"walk_run", "easy", "long", "hill", "speed", "technical"}
DAYS = 320


class Planned(NamedTuple):
    """A session to come, and the course that plans it."""

    course: Course
    session: Session


class Told(NamedTuple):
    """A workout as it is read back."""

    name: str
    seconds: int
    rounds: tuple[int, ...]
    notes: tuple[str, ...]


@lru_cache(maxsize=1)
def mornings() -> tuple[Course, ...]:
    """A green runner's days, each checked in and not trained yet."""
    profile, injuries = STARTS["itb"]
    life = begin(KNOWLEDGE, profile, injuries, MONDAY, seed=7)
    found = []
    for number in range(DAYS):
        day = MONDAY + timedelta(days=number)
        found.append(life.add([check_in(life, day, GREEN)], day))
        live(life, 1)
    return tuple(found)


def to_come() -> Iterator[Planned]:
    """Today's runs and walks of each of the days."""
    for course in mornings():
        for session in course.decision.sessions:
            if session.kind in ("run", "walk"):
                yield Planned(course, session)


def first(variant: str) -> Planned:
    return next(each for each in to_come() if each.session.variant == variant)


def week_of(course: Course) -> list[Session]:
    (week,) = plan.plan(course, 1)
    return [session for day in week.days for session in day.sessions]


def told(content: bytes) -> Told:
    (found,) = fit_messages(content)
    about, steps = found.of(WORKOUT), found.of(WORKOUT_STEP)
    assert about.code("steps", 0) == steps.count
    seconds: dict[int, int] = {}
    rounds = []
    for row in range(steps.count):
        value = steps.code("duration_value", row)
        assert value is not None and value > 0
        if steps.code("duration_type", row) == BY_TIME:
            seconds[row] = value // 1000
        else:
            assert steps.code("duration_type", row) == REPEAT
            count = steps.code("target_value", row)
            assert count is not None
            rounds.append(count)
            seconds.update({each: seconds[each] * count for each in seconds if each >= value})
    notes = tuple(steps.text("notes", row) or "" for row in range(steps.count))
    return Told(about.text("name", 0) or "", sum(seconds.values()), tuple(rounds), notes)


@pytest.mark.parametrize("variant", [*sorted(VARIANTS), "brisk"])
def test_every_kind_of_run_and_a_walk_are_sent(variant: str) -> None:
    course, session = first(variant)
    file = workouts.of_session(course, session.id, NOW)
    found = told(file.content)
    assert found.seconds == session.minutes * 60
    assert file.name == f"surefoot-{session.day}-{session.kind}.fit"
    assert found.notes[0].startswith("For ") and "check" not in found.notes[0].lower()
    assert any(f"stop from {session.red_from}." in note for note in found.notes)


def test_every_level_that_was_lived_is_sent_with_its_rounds() -> None:
    levels = {}
    for course, session in to_come():
        if session.repeats and session.walk_s:
            found = told(workouts.of_session(course, session.id, NOW).content)
            assert found.rounds == (session.repeats,)
            assert found.seconds == session.minutes * 60
            levels[session.run_s, session.walk_s] = session.repeats
    assert len(levels) >= 3


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_step_lasts_longer_than_the_session_in_any_language(language: str) -> None:
    with speaking(language, "metric"):
        for course, session in to_come():
            found = told(workouts.of_session(course, session.id, NOW).content)
            assert found.seconds <= session.minutes * 60
            assert all(note.isascii() for note in (found.name, *found.notes))


def test_german_is_spelled_in_letters_that_a_watch_has() -> None:
    course, session = first("walk_run")
    with speaking("de", "metric"):
        found = told(workouts.of_session(course, session.id, NOW).content)
    assert found.name.startswith("Lauf-Geh-Einheit, ")
    assert any("Nachlassen ab Schmerz 3, aufhoeren ab 4." in note for note in found.notes)


def test_a_later_day_of_the_week_says_when_it_was_planned() -> None:
    course, session = next(
        Planned(course, session)
        for course in mornings()
        for session in week_of(course)
        if session.kind == "run" and session.day > course.decision.day
    )
    found = told(workouts.of_session(course, session.id, NOW).content)
    today = course.decision.day
    assert f"as the plan stood on {today.day} " in found.notes[0]


def take_over(surefoot: Surefoot, clock: Clock, course: Course) -> None:
    """Makes the folder that of a lived runner, on the same morning."""
    surefoot.take_over(
        [each.model_copy(update={"subject": surefoot.subject}) for each in course.facts]
    )
    clock.moment = datetime.combine(course.decision.day, time(9), tzinfo=UTC)


def test_what_is_not_for_a_watch_is_refused_in_words(surefoot: Surefoot, clock: Clock) -> None:
    course, session = first("walk_run")
    take_over(surefoot, clock, course)
    day = course.decision.day
    assert surefoot.workout_on(day).name == surefoot.workout(session.id).name
    strength = next(s for s in week_of(course) if s.kind == "strength")
    next_week = day + timedelta(days=8)
    for call, says in (
        (lambda: surefoot.workout(strength.id), "Only runs and walks"),
        (lambda: surefoot.workout(f"{next_week}-run"), "still provisional"),
        (lambda: surefoot.workout_on(next_week), "still provisional"),
        (lambda: surefoot.workout_on(day - timedelta(days=1)), "no run or walk to come"),
    ):
        with pytest.raises(BadInput, match=says):
            call()
    for name in ("2020-01-01-run", "anything", f"{day}-hike"):
        with pytest.raises(NotKnown, match="no session"):
            surefoot.workout(name)
    went = {"session_class": "run", "planned_session": session.id, "pain_during": {"ITB_R": 0}}
    surefoot.receive([fact(surefoot, "session_feedback", clock(), **went)])
    with pytest.raises(BadInput, match="already said"):
        surefoot.workout(session.id)


def test_an_open_warning_sign_sends_nothing(surefoot: Surefoot, clock: Clock) -> None:
    course, session = first("walk_run")
    take_over(surefoot, clock, course)
    flagged = {"cannot_bear_weight": True}
    surefoot.receive([fact(surefoot, "red_flag_answer", clock(), answers=flagged)])
    for call in (lambda: surefoot.workout(session.id), surefoot.workout_on):
        with pytest.raises(BadInput, match="warning sign"):
            call()


def test_without_a_check_in_the_file_says_so(surefoot: Surefoot, clock: Clock) -> None:
    course, _ = first("walk_run")
    tomorrow = course.decision.day + timedelta(days=1)
    take_over(surefoot, clock, course)
    for ahead in range(1, 4):
        clock.moment = datetime.combine(tomorrow, time(9), tzinfo=UTC) + timedelta(days=ahead - 1)
        kinds = {session.kind for session in surefoot.today().sessions}
        if kinds & {"run", "walk"}:
            break
    found = told(surefoot.workout_on().content)
    assert "before that morning's check-in" in found.notes[0]


def test_before_there_is_a_plan_there_is_no_workout(surefoot: Surefoot) -> None:
    with pytest.raises(NotOnboarded):
        surefoot.workout_on(date(2026, 5, 10))
