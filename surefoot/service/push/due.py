"""What is due to be sent to the runner's devices. Pure: the moment is given.

All off until asked for; nothing in quiet hours, at most two a day, nothing while the plan stands
still, and no reminder late: one that was missed is left out (P).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal, get_args

Kind = Literal["pain_after", "check_in", "session", "tests"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""In the order in which they go first."""
MOST_A_DAY = 2
_TESTS_EVERY_D = 7
_GOOD_FOR = timedelta(hours=3)
_PAIN_AFTER, _PAIN_UNTIL = timedelta(hours=1), timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the runner wants to be sent, at which times of their day. tests_on: 0 is Monday."""

    on: frozenset[Kind] = frozenset()
    check_in_at: time = time(9)
    session_at: time = time(17)
    tests_at: time = time(10)
    tests_on: int = 6
    quiet_from: time = time(21)
    quiet_until: time = time(8)
    """The same as quiet_from: no quiet hours."""
    discreet: bool = True

    def quiet(self, at: time) -> bool:
        """Whether nothing is sent at that time."""
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= at < self.quiet_until
        return at >= self.quiet_from or at < self.quiet_until


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the runner's day still waits for.

    sessions: titles of those that are open. pain_after: sessions whose pain an hour later is not
    told, by the id of their fact, with the moment when they were logged. still: the plan asks for
    nothing (paused, a warning sign).
    """

    day: date
    checked_in: bool = False
    sessions: tuple[str, ...] = ()
    pain_after: tuple[tuple[str, datetime], ...] = ()
    tests: bool = False
    still: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    """A reminder that went out: its kind, what it was about, the runner's day."""

    kind: Kind
    about: str
    day: date


@dataclass(frozen=True, slots=True)
class Push:
    """A reminder to send now. until: when it is of no more use."""

    kind: Kind
    about: str
    until: datetime


def due_pushes(
    waiting: Waiting, wishes: Wishes, now: datetime, sent: Iterable[Sent]
) -> tuple[Push, ...]:
    """What is to be sent at a moment of the runner's own time (aware)."""
    if waiting.still or not wishes.on or wishes.quiet(now.time()):
        return ()
    before = tuple(sent)
    room = MOST_A_DAY - sum(each.day == waiting.day for each in before)
    found = [
        Push(push.kind, push.about, min(push.until, _next_quiet(wishes, now)))
        for push in _wanted(waiting, wishes, now)
        if not any(_same(push, each, waiting.day) for each in before)
    ]
    found.sort(key=lambda push: KINDS.index(push.kind))
    return tuple(found[: max(0, room)])


def _wanted(waiting: Waiting, wishes: Wishes, now: datetime) -> Iterator[Push]:
    today = waiting.day.isoformat()
    if "pain_after" in wishes.on:
        for fact, logged in waiting.pain_after:
            if logged + _PAIN_AFTER <= now < logged + _PAIN_UNTIL:
                yield Push("pain_after", fact, logged + _PAIN_UNTIL)
    if "check_in" in wishes.on and not waiting.checked_in:
        yield from _at(wishes.check_in_at, "check_in", today, now)
    if "session" in wishes.on and waiting.sessions:
        yield from _at(wishes.session_at, "session", today, now)
    if "tests" in wishes.on and waiting.tests and now.weekday() == wishes.tests_on:
        yield from _at(wishes.tests_at, "tests", today, now)


def _at(at: time, kind: Kind, about: str, now: datetime) -> Iterator[Push]:
    begins = now.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
    if begins <= now < begins + _GOOD_FOR:
        yield Push(kind, about, begins + _GOOD_FOR)


def _next_quiet(wishes: Wishes, now: datetime) -> datetime:
    at = wishes.quiet_from
    begins = now.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
    return begins if begins > now else begins + timedelta(days=1)


def _same(push: Push, before: Sent, day: date) -> bool:
    if push.kind != before.kind:
        return False
    if push.kind == "tests":
        return day - before.day < timedelta(days=_TESTS_EVERY_D)
    return push.about == before.about
