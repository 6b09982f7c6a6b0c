"""What a week was when it was first shown, and what changed it since, day by day."""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from surefoot.engine import plan
from surefoot.engine.decision import Decision, Reason, Session
from surefoot.engine.looking_back import before_training, until
from surefoot.engine.replay import Course
from surefoot.service import present, serial
from surefoot.service.plan_differences import Difference, differences, line, title
from surefoot.service.schedule_views import WeekChangeView
from surefoot.store.issued import Issued
from surefoot.text.language import t

IssuedOn = Callable[[date], Sequence[Issued]]
Sessions = tuple[Session, ...]

_EDITS = ("EDIT-MOVED", "EDIT-SKIPPED", "EDIT-SWAPPED")
_QUIET = frozenset(
    {
        "GREEN", "GATE-HOLD", "TESTS-DUE", "LEVER-HOLD", "CUE", "CLINICIAN-FIRST", "EDIT-REFUSED",
        "CAP-CEILING", "CAP-WEEK", "RACE-NOT-READY", "INITIAL-CUT", "RETURNING", "UNKNOWN", "NOTE",
        "STAGE-UP", "REHAB-UP", *_EDITS,
    }
)  # fmt: skip
"""Reasons of a day that by themselves change no session of its week."""
_REASONS_MOST = 3


def as_shown(day: date, issued: IssuedOn) -> Sessions | None:
    """The sessions of a day as they were shown last on it; None when the day was never shown."""
    for entry in reversed(issued(day)):
        try:
            return tuple(map(serial.session_of, json.loads(entry.decision)["sessions"]))
        except (KeyError, ValueError):
            continue
    return None


class WeekHistory:
    """A week that has begun, as its days saw it. start: its first day, a proleptic ordinal."""

    def __init__(self, course: Course, start: int, issued: IssuedOn) -> None:
        self._course = course
        self._start = start
        self._last = min(start + 6, course.today)
        self._issued = issued
        self._looked, shown = self._first_look()
        self._then = _planned(before_training(course, self._looked), start)
        before = [s for s in self._then if s.day.toordinal() < self._looked]
        self.first = self._then if shown is None else (*before, *shown)

    def _first_look(self) -> tuple[int, Sessions | None]:
        """The day on which somebody first looked at the week, and its days from there on as they
        were shown; the first day, and None, when nobody did."""
        for ordinal in range(self._start, self._last + 1):
            for entry in self._issued(date.fromordinal(ordinal)):
                record = json.loads(entry.decision)
                try:
                    shown = (*record["sessions"], *record["ahead"])
                    return ordinal, tuple(map(serial.session_of, shown))
                except (KeyError, ValueError):
                    continue
        return self._start, None

    def changes(self) -> Iterator[WeekChangeView]:
        """Each change since the week was first shown, in the order in which they came."""
        for difference in differences(self.first, self._then):
            yield self._view(difference, self._looked, None)
        before = self._then
        for ordinal in range(self._looked, self._last + 1):
            now = _planned(until(self._course, ordinal), self._start)
            decision = self._course.decisions[ordinal - self._course.ledger.first]
            for difference in differences(before, now):
                yield self._view(difference, ordinal, decision)
            before = now

    def _view(
        self, difference: Difference, ordinal: int, decision: Decision | None
    ) -> WeekChangeView:
        index = self._course.index
        own = None if decision is None else _own_edit(difference, decision)
        found = [] if decision is None else [own] if own else _causes(difference, decision)
        after = difference.after
        note = ""
        if decision is None:
            note = t("What became known later, or a new version of the protocol, changed it.")
        elif not found and after is not None and after.done and after.day == decision.day:
            note = t("You did it on this day.")
        elif not found:
            note = t("What was reported and done on this day changed it.")
        return WeekChangeView(
            session=difference.id,
            title=title(difference, index),
            what=difference.what,
            on=date.fromordinal(ordinal),
            before=line(difference.before, index),
            after=line(difference.after, index),
            edit="" if own is None else own.facts[0],
            note=note,
            reasons=[present.reason(reason, index) for reason in found],
        )


def _planned(course: Course, start: int) -> Sessions:
    """The week from its first day on, as a course that ends in it has it."""
    lived = (d.sessions for d in course.decisions[start - course.ledger.first : -1])
    coming = (d.sessions for d in plan.plan(course, 1)[0].days)
    return tuple(session for sessions in (*lived, *coming) for session in sessions)


def _own_edit(difference: Difference, decision: Decision) -> Reason | None:
    """The runner's edit that asked for just this."""
    day = difference.day
    for reason in decision.reasons:
        if reason.rule not in _EDITS:
            continue
        asked = reason.numbers.get("session")
        swapped = reason.rule == "EDIT-SWAPPED" and difference.id == f"{day}-cross_training"
        if asked == difference.id or (swapped and str(asked).startswith(str(day))):
            return reason
    return None


def _causes(difference: Difference, decision: Decision) -> list[Reason]:
    """The rules that the session met, then what the day decided, else an edit of another one."""
    own = () if difference.after is None else difference.after.rules
    before = () if difference.before is None else difference.before.rules
    known = {reason.rule for reason in decision.reasons}
    met = [
        Reason(rule)
        for rule in own
        if rule in present.PLAIN_RULES and rule not in before and rule not in known
    ]
    days = [reason for reason in decision.reasons if reason.rule not in _QUIET]
    edits = [reason for reason in decision.reasons if reason.rule in _EDITS]
    return [*met, *days, *([] if met or days else edits)][:_REASONS_MOST]
