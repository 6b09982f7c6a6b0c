"""The reminder of a day: at most one, two on the day of a long run, and none on an open red flag.

Found by walking the days from the plan's start, so that the same facts give the same lines and none
comes back before its time. Only asked for the day that is looked at; no decision depends on it.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from surefoot.engine import conditions
from surefoot.engine.conditions import Moment
from surefoot.engine.decision import Decision
from surefoot.engine.ledger import Day
from surefoot.engine.replay import Course
from surefoot.facts.types import TrackSwitch
from surefoot.knowledge.beside_schema import Condition, Reminder

_A_DAY = 1
_ON_LONG_RUNS = 2
_NEVER = -10_000
_KEPT_EVERY_D = 28


class Walk(NamedTuple):
    """What was shown up to the end of a day: enough to go on from there."""

    days: int
    day: Day
    decision: Decision
    ranks: dict[int, list[Reminder]]
    shown: dict[str, int]
    off: frozenset[str]
    chosen: tuple[Reminder, ...]

    def leads_to(self, course: Course) -> bool:
        """Whether the course holds that very day and decision, and so all before them."""
        last = self.days - 1
        return (
            last < len(course.decisions)
            and course.ledger.days[last] is self.day
            and course.decisions[last] is self.decision
        )


def today(course: Course) -> tuple[Reminder, ...]:
    """The lines of the day that the course ends on."""
    return walk(course)[-1].chosen


def walk(course: Course, earlier: Sequence[Walk] = ()) -> tuple[Walk, ...]:
    """Walks the days to the end of the course; the last walk's lines are those of its last day.

    earlier: what this gave for the course as it stood; only the days that are new since are walked.
    """
    kept = [walk for walk in earlier if walk.leads_to(course)]
    ranks = _ranked(course.index.reminders.values())
    shown: dict[str, int] = {}
    off: set[str] = set()
    start = 0
    if kept:
        start, _, _, before, shown_before, off_before, _ = kept[-1]
        ranks = {rank: list(waiting) for rank, waiting in before.items()}
        shown, off = dict(shown_before), set(off_before)
    for position in range(start, len(course.decisions)):
        chosen = _walk_day(course, position, ranks, shown, off)
        if position % _KEPT_EVERY_D == 0 or position >= len(course.decisions) - 2:
            waiting = {rank: list(lines) for rank, lines in ranks.items()}
            day, decision = course.ledger.days[position], course.decisions[position]
            kept.append(
                Walk(position + 1, day, decision, waiting, dict(shown), frozenset(off), chosen)
            )
    return tuple(kept)


def _walk_day(
    course: Course,
    position: int,
    ranks: dict[int, list[Reminder]],
    shown: dict[str, int],
    off: set[str],
) -> tuple[Reminder, ...]:
    """The lines of a day; notes in ranks, shown and off what it changes for the days after."""
    decision, day = course.decisions[position], course.ledger.days[position]
    for fact in day.beside:
        if isinstance(fact, TrackSwitch):
            (off.discard if fact.on else off.add)(fact.track)
    standing = course.standings[position]
    if standing is None or decision.flags or day.carry.worried_since is not None:
        return ()
    moment = Moment(course, decision, day, standing)
    most = _ON_LONG_RUNS if conditions.long_run(moment) else _A_DAY
    chosen = tuple(islice(_fitting(moment, ranks, shown, off), most))
    for reminder in chosen:
        shown[reminder.id] = day.ordinal
        rank = ranks[_particular(reminder)]
        rank.remove(reminder)
        rank.append(reminder)
    return chosen


def tracks_off(course: Course) -> frozenset[str]:
    """The tracks that the runner has switched off."""
    state = {
        fact.track: fact.on
        for day in course.ledger.days
        for fact in day.beside
        if isinstance(fact, TrackSwitch)
    }
    return frozenset(track for track, on in state.items() if not on)


def _particular(reminder: Reminder) -> int:
    """How much a line asks of the day that it is for."""
    return len(reminder.when) + bool(reminder.phases)


def _ranked(reminders: Iterable[Reminder]) -> dict[int, list[Reminder]]:
    """The lines by how particular they are, most first; those alike in the protocol's order."""
    ranks: dict[int, list[Reminder]] = {}
    for reminder in sorted(reminders, key=_particular, reverse=True):
        ranks.setdefault(_particular(reminder), []).append(reminder)
    return ranks


def _fitting(
    moment: Moment, ranks: dict[int, list[Reminder]], shown: dict[str, int], off: set[str]
) -> Iterator[Reminder]:
    """The lines that fit a day: the most particular first, then the one that waited longest.

    ranks: each in the order of waiting.
    """
    today, standing = moment.ordinal, moment.standing
    week = (today - standing.started) // 7 + 1
    phase = moment.decision.phase
    known: dict[Condition, bool] = {}
    for rank in ranks.values():
        for reminder in rank:
            if (
                today - shown.get(reminder.id, _NEVER) >= reminder.every_days
                and (not reminder.phases or phase in reminder.phases)
                and reminder.track not in off
                and week >= reminder.from_week
                and _hold(reminder.when, moment, known)
            ):
                yield reminder


def _hold(wanted: Iterable[Condition], moment: Moment, known: dict[Condition, bool]) -> bool:
    """Whether all the conditions hold on the day; known: what was found of it before."""
    for condition in wanted:
        found = known.get(condition)
        if found is None:
            found = known[condition] = conditions.holds(condition, moment)
        if not found:
            return False
    return True
