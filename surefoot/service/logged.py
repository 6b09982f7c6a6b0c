"""Sessions that were logged by hand: those that no watch recorded, and what was said of each."""

from surefoot.engine import replay
from surefoot.engine.corrections import counted
from surefoot.engine.replay import Course
from surefoot.facts.types import SessionFeedback
from surefoot.service.errors import NotKnown
from surefoot.service.logged_views import LoggedView
from surefoot.text.language import t


class Logged:
    """What the runner said of sessions, once corrections count."""

    def __init__(self, course: Course) -> None:
        self._course = course
        facts = counted(course.facts).values()
        self._said = {str(fact.id): fact for fact in facts if isinstance(fact, SessionFeedback)}

    def by_hand(self) -> list[SessionFeedback]:
        """Those that took place and that no recorded activity tells of as well."""
        recorded = {
            log.fact
            for day in self._course.ledger.days
            for log in day.sessions
            if log.activity is not None
        }
        return [
            fact
            for fact in self._said.values()
            if fact.done != "no" and fact.activity is None and fact.id not in recorded
        ]

    def of(self, feedback: str) -> LoggedView:
        """What was said of one session. Raises NotKnown."""
        fact = self._said.get(feedback)
        if fact is None:
            raise NotKnown(t("There is no logged session {id}.", id=feedback))
        day = fact.day(replay.day_boundary(self._course.facts))
        return LoggedView(feedback, day, fact.model_dump(mode="json", exclude={"received_at"}))
