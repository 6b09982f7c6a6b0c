"""Which planned session of a day each session that took place answers."""

from collections.abc import Sequence

from surefoot.engine.decision import Session
from surefoot.engine.draft import Draft
from surefoot.engine.matching import SessionLog

_ENOUGH = 0.8
"""Share of the planned running from which a recorded run counts as done and not partly (P)."""


def answers(sessions: Sequence[Session], logs: Sequence[SessionLog]) -> dict[str, SessionLog]:
    """What answers each planned session, by its id.

    By the session that the runner named or put it to, else by class: the closest in duration and
    in the number of its repeats. One log answers one session.
    """
    found: dict[str, SessionLog] = {}
    if not sessions or not logs:
        return found
    ids = {session.id for session in sessions}
    for log in logs:
        if log.planned in ids and log.planned not in found:
            found[log.planned] = log
    left = [log for log in logs if log.planned is None and not log.unplanned]
    for session in sessions:
        if session.id in found:
            continue
        of_kind = [log for log in left if log.kind == session.kind]
        if of_kind:
            nearest = min(of_kind, key=lambda log: _off(session, log))
            found[session.id] = nearest
            left.remove(nearest)
    return found


def answered(session: Session, log: SessionLog | None) -> Session:
    """The session with what the day says of it."""
    if log is None:
        return session
    if not log.done:
        return session._replace(done="no")
    too_short = (
        log.recorded is not None
        and session.kind == "run"
        and log.run_min < _ENOUGH * session.run_min
    )
    return session._replace(done="partly" if log.partly or too_short else "yes")


def bring_here(draft: Draft, sessions: Sequence[Session]) -> None:
    """A session of another day of this week that one of today's answers leaves that day for today:
    it is neither open there nor counted twice. sessions: today's own."""
    week = draft.standing.week
    named = {log.planned for log in draft.day.sessions if log.done and log.planned is not None}
    if not named or week is None or named.issubset([session.id for session in sessions]):
        return
    slots = [s._replace(day=draft.today) if s.id in named else s for s in week.slots]
    slots.sort(key=lambda slot: (slot.day, slot.kind))
    draft.set(week=week._replace(slots=tuple(slots)))


def leave_out(draft: Draft) -> None:
    """Takes the sessions out of a new week that were done in the days before it."""
    week = draft.standing.week
    named = {
        log.planned
        for ordinal in range(draft.today - _AHEAD_MOST_D, draft.today)
        if (day := draft.ledger.day(ordinal)) is not None
        for log in day.sessions
        if log.done and log.planned is not None
    }
    if week is not None and any(slot.id in named for slot in week.slots):
        kept = [s for s in week.slots if s.day < draft.today or s.id not in named]
        draft.set(week=week._replace(slots=tuple(kept)))


_AHEAD_MOST_D = 7


def _off(session: Session, log: SessionLog) -> tuple[bool, float]:
    """How unlike a session a log is: not done at all, then the share that its length is off, and
    that of its repeats."""
    planned_min = session.run_min or session.on_feet_min or session.minutes
    done_min = (log.run_min if session.run_min else 0.0) or log.minutes
    off = abs(done_min - planned_min) / max(planned_min, 1.0)
    repeats = None if log.recorded is None else log.recorded.repeats
    if session.repeats > 1:
        off += 1.0 if repeats is None else abs(repeats.times - session.repeats) / session.repeats
    return not log.done, off
