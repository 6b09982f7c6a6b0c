"""What is due to be looked at: due dates from the facts that answer it. Nothing waits for it."""

from dataclasses import dataclass
from datetime import date

from surefoot.engine import gates, testing
from surefoot.engine.ledger import Day
from surefoot.engine.replay import Course
from surefoot.engine.standing import Standing
from surefoot.facts.types import CheckpointDone
from surefoot.knowledge.beside_schema import Checkpoint


@dataclass(frozen=True, slots=True)
class Due:
    """A checkpoint that is due: since when, when it was last answered, and the tests that it is
    still open for."""

    checkpoint: str
    since: date
    last: date | None
    tests: tuple[str, ...] = ()


def due(course: Course) -> tuple[Due, ...]:
    """What is due today, in the protocol's order; nothing on an open red flag."""
    standing, day = course.standing, course.ledger.days[-1]
    if standing is None or day.carry.flags or day.carry.worried_since is not None:
        return ()
    found = []
    for checkpoint in course.index.monitoring.values():
        if not gates.applies(checkpoint.applies, day.carry.runner):
            continue
        if checkpoint.answered_by == "test_result" and not _calm(day):
            continue
        since = due_since(course, checkpoint)
        if since is not None and since <= course.today:
            tests = tuple(
                name
                for name in checkpoint.tests
                if (own := due_since(course, checkpoint, name)) is not None and own <= course.today
            )
            last = _date(last_answered(course, checkpoint))
            found.append(Due(checkpoint.id, date.fromordinal(since), last, tests))
    return tuple(found)


def due_since(course: Course, checkpoint: Checkpoint, test: str = "") -> int | None:
    """The day on which it fell or falls due, or a test of it on its own; None where the phase does
    not look at it."""
    standing = course.standing
    every = None if standing is None else interval(checkpoint, standing.phase)
    if standing is None or every is None:
        return None
    if test and checkpoint.answered_by == "test_result":
        last = last_taken(course, test)
    else:
        last = last_answered(course, checkpoint)
    return _due_since(checkpoint, standing, last, every)


def last_taken(course: Course, test: str) -> int | None:
    """The last day with a result of a test."""
    for day in reversed(course.ledger.days):
        if any(result.test == test for result in day.tests):
            return day.ordinal
    return None


def interval(checkpoint: Checkpoint, phase: int) -> int | None:
    """Days between two looks in a phase; None where it is not looked at."""
    for each in checkpoint.intervals:
        if f"P{phase}" in each.phases:
            return each.every_days
    return None


def last_answered(course: Course, checkpoint: Checkpoint) -> int | None:
    """The last day that answered it; for tests the day since when each of them has a result."""
    missing = set(checkpoint.tests)
    for day in reversed(course.ledger.days):
        if checkpoint.answered_by == "test_result":
            missing -= {result.test for result in day.tests}
            if not missing:
                return day.ordinal
        elif _answers(day, checkpoint):
            return day.ordinal
    return None


def _due_since(checkpoint: Checkpoint, standing: Standing, last: int | None, every: int) -> int:
    """The day on which it fell due. Never looked at, it counts from the start of the plan, and of
    the first phase that asks for it at the earliest."""
    after = standing.started if last is None else last
    since = after + every
    relapse = standing.relapses[-1] if standing.relapses else None
    if checkpoint.after_setback and relapse is not None and after < relapse:
        since = min(since, relapse + testing.CALM_D)
    return since


def _calm(day: Day) -> bool:
    red = day.carry.last_red
    return red is None or day.ordinal - red >= testing.CALM_D


def _answers(day: Day, checkpoint: Checkpoint) -> bool:
    told = any(
        isinstance(fact, CheckpointDone) and fact.checkpoint == checkpoint.id for fact in day.beside
    ) or any(result.test in checkpoint.tests for result in day.tests)
    match checkpoint.answered_by:
        case "weekly_check":
            return told or bool(day.weekly)
        case "clinician_note":
            return told or bool(day.notes)
        case "check_in":
            return told or day.check_in is not None
        case _:
            return told


def _date(ordinal: int | None) -> date | None:
    return None if ordinal is None else date.fromordinal(ordinal)


# tests, for gates and on the dates of checkpoints


def tests_due(course: Course) -> dict[str, date]:
    """The tests that are due, each with the day since when; some may be closed today."""
    draft = course.draft
    if draft is None:
        return {}
    met = testing.asked_by_gates(draft)
    found = {
        name: date.fromordinal(testing.gate_due(draft, name, met.get(name, True)))
        for name in course.decision.tests_due
    }
    for checkpoint in due(course):
        for name in checkpoint.tests:
            since = due_since(course, course.index.monitoring[checkpoint.checkpoint], name)
            if since is not None:
                day = date.fromordinal(since)
                found[name] = min(day, found.get(name, day))
    return found


def next_test(course: Course, test: str) -> date | None:
    """The day on which a test comes due again, tomorrow at the earliest; None where nothing asks
    for it."""
    draft = course.draft
    if draft is None:
        return None
    days = []
    asked = testing.asked_by_gates(draft)
    if test in asked:
        days.append(testing.gate_due(draft, test, asked[test]))
    for checkpoint in course.index.monitoring.values():
        if test in checkpoint.tests and gates.applies(checkpoint.applies, draft.runner):
            since = due_since(course, checkpoint, test)
            if since is not None:
                days.append(since)
    return date.fromordinal(max(min(days), course.today + 1)) if days else None
