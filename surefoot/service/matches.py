"""Which planned session each activity counts as, and which it could."""

from datetime import date
from functools import cached_property

from surefoot.engine import plan
from surefoot.engine.answering import answers
from surefoot.engine.corrections import counted
from surefoot.engine.decision import Session
from surefoot.engine.matching import SessionLog
from surefoot.engine.recorded import class_of, moving_min
from surefoot.engine.replay import Course
from surefoot.engine.session_ids import day_and_kind
from surefoot.facts.types import ActivityImported, ActivityMatch
from surefoot.service import present
from surefoot.service.errors import NotKnown
from surefoot.service.match_views import MatchView, PlannedView
from surefoot.text import sessions
from surefoot.text.knowledge import in_words
from surefoot.text.language import t

_NEAR_D = 6
"""A session is looked for so many days before and after the activity."""
_BEYOND = ("BEYOND-LONG", "BEYOND-HILLS", "BEYOND-FAST")


class Matches:
    """The activities that count, beside the plan of their days."""

    def __init__(self, course: Course) -> None:
        self._course = course
        known = counted(course.facts).values()
        self._activities = {f.id: f for f in known if isinstance(f, ActivityImported)}
        told = [f for f in known if isinstance(f, ActivityMatch)]
        self._told = sorted(told, key=lambda fact: (fact.happened_at, fact.id))

    def lines(self, days: int) -> list[MatchView]:
        """Those of the last so many days, newest first."""
        first = self._course.today - days + 1
        found = [f for f in self._activities.values() if self._day(f) >= first]
        found.sort(key=lambda fact: fact.happened_at, reverse=True)
        return [self._view(fact) for fact in found]

    def of(self, activity_id: str) -> MatchView:
        """That of one activity. Raises NotKnown."""
        for fact in self._activities.values():
            if str(fact.id) == activity_id:
                return self._view(fact)
        raise NotKnown(t("There is no activity {activity_id}.", activity_id=activity_id))

    def _day(self, fact: ActivityImported) -> int:
        return fact.day(self._course.day_starts_at_h).toordinal()

    def _view(self, fact: ActivityImported) -> MatchView:
        day = self._day(fact)
        near = self._near(day)
        log = self._log(fact, day)
        counts_as = self._answered(log, day)
        return MatchView(
            activity=str(fact.id),
            start=fact.happened_at,
            sport=fact.sport,
            name=fact.name,
            minutes=round(moving_min(fact), 1),
            session=None if counts_as is None else self._planned(counts_as, near),
            said_by=[str(told.id) for told in self._told if told.activity == fact.id],
            beyond=self._beyond(log, day),
            choices=self._choices(fact, day, near),
        )

    def _near(self, day: int) -> dict[str, Session]:
        """The sessions planned around a day, by their ids; each as it was planned last."""
        found: dict[str, Session] = {}
        for other in range(day - _NEAR_D, day + _NEAR_D + 1):
            decision = self._course.on(date.fromordinal(other))
            if decision is not None:
                found.update((session.id, session) for session in decision.sessions)
        if day + _NEAR_D > self._course.today:
            found.update(self._ahead)
        return found

    @cached_property
    def _ahead(self) -> dict[str, Session]:
        """The sessions of today and the rest of the week."""
        week = plan.plan(self._course, 1)[0]
        return {session.id: session for day in week.days for session in day.sessions}

    def _log(self, fact: ActivityImported, day: int) -> SessionLog | None:
        known = self._course.ledger.day(day)
        logs = () if known is None else known.sessions
        return next((log for log in logs if log.activity == fact.id), None)

    def _answered(self, log: SessionLog | None, day: int) -> str | None:
        decision, known = self._course.on(date.fromordinal(day)), self._course.ledger.day(day)
        if log is None or decision is None or known is None:
            return None
        found = answers(decision.sessions, known.sessions)
        here = (session for session, by in found.items() if by.fact == log.fact)
        return next(here, log.planned)

    def _planned(self, session: str, near: dict[str, Session]) -> PlannedView:
        if session in near:
            return self._named(near[session])
        said = day_and_kind(session)
        if said is None:
            return PlannedView(session, session, date.fromordinal(self._course.today))
        return self._named(Session(id=session, day=said[0], kind=said[1], variant="", minutes=0))

    def _named(self, session: Session) -> PlannedView:
        title = sessions.title(session, in_words(self._course.index))
        return PlannedView(session.id, title, session.day)

    def _choices(
        self, fact: ActivityImported, day: int, near: dict[str, Session]
    ) -> list[PlannedView]:
        kind = class_of(fact)
        fitting = [
            session
            for session in near.values()
            if kind in (None, "hike", session.kind) or (kind == "walk" and session.kind == "run")
        ]
        fitting.sort(key=lambda each: (abs(each.day.toordinal() - day), each.day, each.id))
        return [self._named(session) for session in fitting]

    def _beyond(self, log: SessionLog | None, day: int) -> list[str]:
        decision = self._course.on(date.fromordinal(day))
        if log is None or decision is None:
            return []
        index = self._course.index
        return [
            present.reason(reason, index).sentence
            for reason in decision.reasons
            if reason.rule in _BEYOND and str(log.fact) in reason.facts
        ]
