"""A course as it stood on a day before its last: the plan of then, by the facts known now."""

from dataclasses import replace

from surefoot.engine.decide import decide
from surefoot.engine.ledger import Ledger
from surefoot.engine.replay import Course


def until(course: Course, day: int) -> Course:
    """The course at the end of a day (proleptic ordinal). It is looked at, not gone on from.

    Raises ValueError for a day that the course does not hold.
    """
    count = day - course.ledger.first + 1
    if not 0 < count <= len(course.decisions):
        raise ValueError(f"the course holds no day {day}")
    if count == len(course.decisions):
        return course
    return replace(
        course,
        today=day,
        ledger=Ledger(course.ledger.first, course.ledger.days[:count]),
        decisions=course.decisions[:count],
        standings=course.standings[:count],
    )


def before_training(course: Course, day: int) -> Course:
    """The course as the morning of a day had it: without that day's training, and without the
    runner's edits of it. Raises ValueError like `until`."""
    then = until(course, day)
    untouched = then.ledger.days[-1]._replace(sessions=(), edits=())
    ledger = Ledger(then.ledger.first, (*then.ledger.days[:-1], untouched))
    before = then.standings[-2] if len(then.standings) > 1 else None
    decision, standing = decide(course.index, course.knowledge.version, ledger, before, day)
    return replace(
        then,
        ledger=ledger,
        decisions=(*then.decisions[:-1], decision),
        standings=(*then.standings[:-1], standing),
    )
