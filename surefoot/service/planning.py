"""What a runner can ask of the plan beside reading it: what an edit would come to."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from surefoot.engine.replay import Course
from surefoot.service.preview import Asking
from surefoot.service.preview_views import Edit, PreviewView


class Planning:
    """The plan of one runner, asked about."""

    def __init__(self, course: Course, subject: UUID, zone: str, now: datetime) -> None:
        self._course = course
        self._asking = Asking(course, subject, zone, now)

    def preview(self, edits: Sequence[Edit]) -> PreviewView:
        """What edits would come to; nothing is stored. Raises BadInput."""
        return self._asking.about(edits)
