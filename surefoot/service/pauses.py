"""Days that the runner keeps free of training: which there are, and what coming back means."""

from datetime import date, timedelta
from typing import Literal

from surefoot.engine.corrections import effective
from surefoot.engine.replay import Course
from surefoot.facts.base import EARLIEST, LATEST
from surefoot.facts.types import Pause
from surefoot.service import present
from surefoot.service.errors import BadInput
from surefoot.service.pause_views import BackView, PausesView, PauseView
from surefoot.text import pauses as words
from surefoot.text.knowledge import in_words
from surefoot.text.language import t


class Pauses:
    """The pauses of one course."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._today = date.fromordinal(course.today)
        self._limits = course.ledger.days[-1].carry.runner.limits

    def view(self) -> PausesView:
        """Those that count, by their first day, the newest first."""
        told: dict[date, list[Pause]] = {}
        for fact in effective(self._course.facts).values():
            if isinstance(fact, Pause):
                told.setdefault(fact.first_day, []).append(fact)
        rule = self._course.index.rules["LAY-OFF"]
        return PausesView(
            pauses=[self._pause(told[first]) for first in sorted(told, reverse=True)],
            grade=rule.grade,
            cites=present.cites(rule.cites, in_words(self._course.index)),
        )

    def back(self, reason: str, first: date, last: date | None) -> BackView:
        """What coming back from such a pause would mean. Raises BadInput."""
        if last is not None and last < first:
            raise BadInput(t("The last day cannot lie before the first."))
        if not EARLIEST.date() <= first <= (last or first) < LATEST.date():
            raise BadInput(t("The days of a pause lie between 1990 and 2200."))
        return BackView(self._back(reason == "illness", first, last))

    def _pause(self, told: list[Pause]) -> PauseView:
        told.sort(key=lambda fact: (fact.happened_at, fact.id))
        *older, newest = told
        return PauseView(
            id=str(newest.id),
            also=[str(fact.id) for fact in older],
            said_at=newest.happened_at,
            zone=newest.zone,
            reason=newest.reason,
            first_day=newest.first_day,
            last_day=newest.last_day,
            state=self._state(newest),
            days=self._days(newest.first_day, newest.last_day),
            back=self._back(newest.reason == "illness", newest.first_day, newest.last_day),
        )

    def _state(self, pause: Pause) -> Literal["running", "coming", "past"]:
        if pause.first_day > self._today:
            return "coming"
        if pause.last_day is not None and pause.last_day < self._today:
            return "past"
        return "running"

    def _days(self, first: date, last: date | None) -> int:
        """Days away when training begins on the day after the last, today if it is open."""
        end = last + timedelta(days=1) if last is not None else self._today
        return max(0, (end - first).days)

    def _back(self, illness: bool, first: date, last: date | None) -> str:
        days = self._days(first, last)
        if last is None:
            return words.still_open(first, days, illness, self._limits)
        return words.coming_back(days, illness, self._limits)
