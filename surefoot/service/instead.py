"""What may be done in place of the exercises of today's sessions."""

from surefoot.engine.instead import instead
from surefoot.engine.replay import Course
from surefoot.service import present
from surefoot.service.errors import NotKnown
from surefoot.service.session_views import InsteadView
from surefoot.text.language import t


def instead_views(course: Course, session_id: str) -> list[InsteadView]:
    """Each exercise of a session of today with what may take its place. Raises NotKnown."""
    draft = course.draft
    for session in course.decision.sessions:
        if session.id == session_id and draft is not None:
            return [
                InsteadView(
                    item.exercise,
                    [present.item(one, course.index) for one in instead(draft, session, item)],
                )
                for item in session.items
            ]
    raise NotKnown(t("There is no session {session} today.", session=session_id))
