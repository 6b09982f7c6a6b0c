"""What a runner's day still waits for, out of the course."""

from datetime import date, datetime, timedelta

from surefoot.engine import gaps, monitoring
from surefoot.engine.corrections import effective
from surefoot.engine.replay import Course
from surefoot.facts.types import PainAfter, SessionFeedback
from surefoot.service.push.due import Waiting
from surefoot.text import sessions
from surefoot.text.knowledge import in_words

_LOOKED_BACK = timedelta(hours=12)


def waiting_in(course: Course, now: datetime) -> Waiting:
    """now: aware; sessions logged long before it are not asked about any more."""
    day, draft = course.ledger.days[-1], course.draft
    today = date.fromordinal(course.today)
    carry = day.carry
    if draft is None or carry.flags or carry.worried_since is not None:
        return Waiting(today, still=True)
    if gaps.paused_on(draft, course.today):
        return Waiting(today, still=True)
    index = in_words(course.index)
    return Waiting(
        day=today,
        checked_in=day.check_in is not None,
        sessions=tuple(
            sessions.title(session, index)
            for session in course.decision.sessions
            if not session.done and not session.optional
        ),
        pain_after=_pain_after(course, now),
        tests=bool(course.decision.tests_due or monitoring.due(course)),
    )


def _pain_after(course: Course, now: datetime) -> tuple[tuple[str, datetime], ...]:
    lately = [fact for fact in course.facts if now - fact.happened_at < _LOOKED_BACK]
    if not any(isinstance(fact, SessionFeedback) for fact in lately):
        return ()
    known = effective(course.facts).values()
    told = {fact.session for fact in known if isinstance(fact, PainAfter)}
    return tuple(
        (str(fact.id), fact.happened_at)
        for fact in known
        if isinstance(fact, SessionFeedback)
        and now - fact.happened_at < _LOOKED_BACK
        and fact.done != "no"
        and not fact.pain_60min
        and fact.id not in told
    )
