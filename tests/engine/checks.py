"""How the property tests run: every invariant judges the same lives, so that a life is lived once.

`judged` is a Hypothesis test over stories with the session's seed: tests with the same strategy and
seed draw the same stories, and `lives.live` remembers them. A run's seed is printed when a test
fails (HYPOTHESIS_LIVES_SEED repeats it); with the thorough profile it is drawn anew each time.
"""

import os
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from hypothesis import HealthCheck, given, note, seed, settings

from surefoot.engine.standing import CEILING_D
from surefoot.engine.validate import Violation, violations
from tests.engine.book import Book
from tests.engine.context import before_of, block_of, context_of
from tests.engine.lives import Lived, Moment, live
from tests.engine.strategies import Story, every_fourth_strained, stories

_PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "usual")
LIVES_SEED = int(
    os.environ.get(
        "HYPOTHESIS_LIVES_SEED", random.randrange(10**6) if _PROFILE == "thorough" else 9
    )
)


def judged(test: Callable[[Lived], None]) -> Any:
    """A test that judges drawn lives."""

    def judge(story: Story) -> None:
        note(f"HYPOTHESIS_LIVES_SEED={LIVES_SEED}")
        test(live(every_fourth_strained(story)))

    judge.__name__ = judge.__qualname__ = test.__name__
    judge.__doc__ = test.__doc__
    judge.__module__ = test.__module__
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    wrapped: Any = settings(suppress_health_check=checks)(given(story=stories())(judge))
    return seed(LIVES_SEED)(wrapped)


@lru_cache(maxsize=300)
def _whole(story: Story) -> Book:
    last = live(story).last
    return Book(last.facts, last.day, last.course.index)


def book(lived: Lived, moment: Moment) -> Book:
    """The second reading of the facts known at a moment."""
    if lived.in_order:
        return _whole(lived.story).until(moment.day, morning=moment.part == "morning")
    return _rebuilt(lived.story, moment.position)


@lru_cache(maxsize=30_000)
def _rebuilt(story: Story, position: int) -> Book:
    moment = live(story).moments[position]
    return Book(moment.facts, moment.day, moment.course.index)


@dataclass(frozen=True)
class Fault:
    """A rule that a planned week breaks, and when it was planned so."""

    part: str
    planned_on: date
    week: int
    """0 the current block, 1 the next ..."""
    violation: Violation


@lru_cache(maxsize=300)
def faults(story: Story) -> tuple[Fault, ...]:
    """What the validator finds in every week that was planned at the story's sampled moments."""
    lived = live(story)
    return tuple(fault for moment in lived.samples() for fault in _faults_at(lived, moment))


def _faults_at(lived: Lived, moment: Moment) -> Iterator[Fault]:
    if moment.standing is None or not moment.sessions:
        return
    known = book(lived, moment)
    if known.now.profile is None:
        return
    context = context_of(lived, moment, known)
    first = moment.day + (moment.part == "evening")
    ahead = [s for s in moment.sessions if s.day.toordinal() >= first]
    start = block_of(moment, moment.day)
    for number in range(5):
        low, high = max(first, start + 7 * number), start + 7 * number + 6
        week = [s for s in ahead if low <= s.day.toordinal() <= high]
        here = replace(
            context,
            before=before_of(moment, known, low, ahead, context),
            done_min=0.0 if number else context.done_min,
            runs_done=0 if number else context.runs_done,
            runs_before=None if number else context.runs_before,
            whole=low == start + 7 * number
            and not race_in(known, low)
            and moment.standing.cap_until < low
            and not _under_a_ceiling(moment, low),
        )
        for violation in violations(week, here):
            yield Fault(moment.part, date.fromordinal(moment.day), number, violation)


def _under_a_ceiling(moment: Moment, start: int) -> bool:
    """Whether what a red leaves at most may cut a run of the block short, as its cap does."""
    ceiling = moment.standing.ceiling if moment.standing is not None else None
    return ceiling is not None and start < ceiling.since + CEILING_D


def race_in(known: Book, start: int) -> bool:
    """Whether the runner's race falls into a block or the days around it."""
    profile = known.now.profile
    goal = profile.goal if profile is not None else None
    return goal is not None and -1 <= goal.on.toordinal() - start <= 20


def assert_none(lived: Lived, *rules: str) -> None:
    """No planned week breaks any of the rules."""
    found = [fault for fault in faults(lived.story) if fault.violation.rule in rules]
    assert not found, f"{len(found)} faults, the first: {found[0]}"
