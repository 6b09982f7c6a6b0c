"""The plan's weeks as a calendar: what was planned and done, today, what is to come."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from surefoot.engine import gaps, plan
from surefoot.engine.answering import answered, answers
from surefoot.engine.decision import Decision, Session
from surefoot.engine.draft import Draft
from surefoot.engine.history import done
from surefoot.engine.looking_back import until
from surefoot.engine.matching import SessionLog
from surefoot.engine.replay import Course
from surefoot.engine.session_ids import day_and_kind
from surefoot.engine.sessions import modes
from surefoot.service import present
from surefoot.service.errors import BadInput
from surefoot.service.schedule_views import (
    EntryView,
    LogView,
    ModeView,
    ScheduleDayView,
    ScheduleView,
    ScheduleWeekView,
)
from surefoot.service.today_views import ReasonView
from surefoot.service.week_history import IssuedOn, WeekHistory, as_shown
from surefoot.service.week_totals import totals
from surefoot.service.weeks import week_note
from surefoot.text import names
from surefoot.text.knowledge import in_words
from surefoot.text.language import later, t

DAYS_AHEAD = 84
_STOPPING = ("FLAG", "WORRY", "FLAG-MISTAKE", "UNDER-AGE", "PAUSE", "FEVER")


class Schedule:
    """The calendar of one course. issued: the decisions shown on a day, oldest first."""

    def __init__(self, course: Course, issued: IssuedOn) -> None:
        self._course = course
        self._issued = issued
        standing = course.standing
        self._started = course.today if standing is None else standing.started
        self._coming: dict[int, plan.PlannedDay] = {}
        self._planned: dict[int, plan.PlannedWeek] = {}

    def view(self, first: date | None, weeks: int, brief: bool) -> ScheduleView:
        """The weeks from the one that holds a day on; this week's when none is given.

        brief: for a look over many weeks, without exercises, totals and changes. Raises BadInput
        for a day that lies too far off.
        """
        course = self._course
        wanted = course.today if first is None else first.toordinal()
        begin, end = self._block(course.ledger.first), self._block(course.today + DAYS_AHEAD - 7)
        if not begin - 42 <= wanted <= end + 42:
            raise BadInput(
                t("{day} lies outside the plan.", day=names.day(date.fromordinal(wanted)))
            )
        start = self._block(wanted)
        starts = [s for s in range(start, start + 7 * weeks, 7) if begin <= s <= end]
        self._look_ahead(starts)
        shown = [self._week(s, brief) for s in starts]
        draft = course.draft
        return ScheduleView(
            today=date.fromordinal(course.today),
            first=date.fromordinal(begin),
            last=date.fromordinal(end + 6),
            phases=[
                present.phase(phase, course.index)
                for phase in dict.fromkeys(d.phase for w in shown for d in w.days if d.phase)
            ],
            stopped=self._stopped_today(),
            modes=[] if draft is None else list(_modes(draft)),
            weeks=shown,
        )

    def _block(self, day: int) -> int:
        return self._started + (day - self._started) // 7 * 7

    def _look_ahead(self, starts: Sequence[int]) -> None:
        if not starts or starts[-1] + 6 < self._course.today:
            return
        days = max(1, starts[-1] + 7 - self._course.today)
        for week in plan.plan(self._course, days):
            self._planned[self._block(week.start.toordinal())] = week
            self._coming.update((day.day.toordinal(), day) for day in week.days)

    def _stopped_today(self) -> ReasonView | None:
        reasons = self._course.decision.reasons
        found = next((reason for reason in reasons if reason.rule in _STOPPING), None)
        return None if found is None else present.reason(found, self._course.index)

    def _week(self, start: int, brief: bool) -> ScheduleWeekView:
        course, planned = self._course, self._planned.get(start)
        begun = self._started <= start <= course.today and course.standing is not None
        history = WeekHistory(course, start, self._issued) if begun and not brief else None
        sessions = {day: self._sessions(day) for day in range(start, start + 7)}
        first: dict[int, list[Session]] = {}
        for session in history.first if history else ():
            first.setdefault(session.day.toordinal(), []).append(session)
        days = [self._day(day, sessions[day], first.get(day, []), brief) for day in sessions]
        logs = [log for day in sessions for log in self._logs(day)]
        opening = until(course, start).draft if begun else None
        lived = until(course, min(start + 6, course.today)).draft if begun else None
        everything = [session for found in sessions.values() for session in found]
        return ScheduleWeekView(
            start=date.fromordinal(start),
            number=max(0, (start - self._started) // 7 + 1),
            provisional=start > course.today,
            deload=planned.deload if planned else _deloaded(lived),
            note="" if planned is None else week_note(planned),
            days=days,
            totals=[] if brief else totals(everything, logs, opening, lived),
            changes=[] if history is None else list(history.changes()),
        )

    def _sessions(self, day: int) -> tuple[Session, ...]:
        """The day's sessions: as shown on a day that is over, as decided today, as to come."""
        if day >= self._course.today:
            coming = self._coming.get(day)
            return () if coming is None else coming.sessions
        decision = self._decision(day)
        if decision is None:
            return ()
        shown = as_shown(decision.day, self._issued)
        known = self._course.index.exercises
        if shown is None or any(i.exercise not in known for s in shown for i in s.items):
            shown = decision.sessions
        found = answers(shown, self._logs(day))
        return tuple(answered(s._replace(done=""), found.get(s.id)) for s in shown)

    def _decision(self, day: int) -> Decision | None:
        return self._course.on(date.fromordinal(day))

    def _logs(self, day: int) -> tuple[SessionLog, ...]:
        known = self._course.ledger.day(day)
        return () if known is None else known.sessions

    def _day(
        self, day: int, sessions: Sequence[Session], first: Sequence[Session], brief: bool
    ) -> ScheduleDayView:
        course, decision = self._course, self._decision(day)
        logs = answers(sessions, self._logs(day))
        index = in_words(course.index)
        beside = [log for log in self._logs(day) if log.done and log not in logs.values()]
        place = self._place(day)
        coming = self._coming.get(day)
        lived = None if place == "before" else decision
        return ScheduleDayView(
            date=date.fromordinal(day),
            place=place,
            phase=self._phase(place, lived),
            light="" if lived is None else lived.light.word,  # type: ignore[arg-type]
            stopped=self._stopped(day, decision),
            event=t("Race") if (coming.event if coming else decision and decision.event) else "",
            rest=not any(session.kind != "walk" for session in sessions),
            entries=[self._entry(each, logs.get(each.id), brief) for each in sessions],
            beside=[self._log(log, day) for log in beside],
            first=[
                t("{title}, {dose}", title=view.title, dose=view.dose)
                for view in (present.session(session, index) for session in first)
            ],
        )

    def _phase(self, place: str, lived: Decision | None) -> str:
        """The phase of a day; to come it is today's, as gates and no calendar open the next."""
        if lived is not None:
            return lived.phase
        planned = place == "coming" and self._course.standing is not None
        return self._course.decision.phase if planned else ""

    def _place(self, day: int) -> Literal["before", "past", "today", "coming"]:
        if day == self._course.today:
            return "today"
        if day > self._course.today:
            return "coming"
        return "past" if day >= self._started else "before"

    def _stopped(self, day: int, decision: Decision | None) -> str:
        if decision is not None:
            found = next((r.rule for r in decision.reasons if r.rule in _STOPPED), "")
            return names.name(found, _STOPPED) if found else ""
        draft = self._course.draft
        if draft is None:
            return ""
        if draft.day.carry.flags:
            return names.name("FLAG", _STOPPED)
        return names.name("PAUSE", _STOPPED) if gaps.paused_on(draft, day) else ""

    def _entry(self, session: Session, log: SessionLog | None, brief: bool) -> EntryView:
        course = self._course
        told = day_and_kind(session.id)
        today = session.day.toordinal() == course.today
        view = present.session(session, course.index, course.draft if today else None)
        if brief:
            view = replace(view, items=[], guide=None, cue=None, notes=[])
        if log is not None and log.activity is not None:
            view = replace(view, activity=str(log.activity))
        ahead = session.day.toordinal() >= course.today
        return EntryView(
            session=view,
            log=None if log is None or not log.done else self._log(log, session.day.toordinal()),
            moved_from=None if told is None or told[0] == session.day else told[0],
            movable=ahead and not session.provisional and not session.done,
        )

    def _log(self, log: SessionLog, day: int) -> LogView:
        closed = next(
            (e.light for e in done(self._course.ledger, min(day + 1, self._course.today), 2)
             if e.session.fact == log.fact),
            log.light,
        )  # fmt: skip
        return LogView(
            title=names.capital(names.name(log.kind, names.KIND)),
            kind=log.kind,
            minutes=round(log.minutes),
            distance_m=log.distance_m,
            ascent_m=log.ascent_m,
            light=closed.word if log.pain_asked else "unknown",  # type: ignore[arg-type]
            worst_pain=log.worst_pain,
            activity="" if log.activity is None else str(log.activity),
        )


_STOPPED = {
    "FLAG": later("Stopped: a warning sign"),
    "WORRY": later("Stopped: something worrying was reported"),
    "FLAG-MISTAKE": later("A warning sign ticked by mistake"),
    "FEVER": later("No training with a fever"),
    "PAUSE": later("Paused"),
}


def _deloaded(lived: Draft | None) -> bool:
    week = None if lived is None else lived.standing.week
    return week is not None and week.deload


def _modes(draft: Draft) -> Iterator[ModeView]:
    index = in_words(draft.index)
    for mode in modes(draft):
        yield ModeView(mode, index.cross_training[mode].name)
