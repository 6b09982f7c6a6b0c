"""What a runner can ask of the plan beside reading it: its calendar, what an edit would come to,
what stands on the road back."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from surefoot.engine.replay import Course
from surefoot.service.preview import Asking
from surefoot.service.preview_views import Edit, PreviewView
from surefoot.service.road import road_view
from surefoot.service.road_views import RoadView
from surefoot.service.schedule import Schedule
from surefoot.service.schedule_views import ScheduleView
from surefoot.service.week_history import IssuedOn


class Planning:
    """The plan of one runner, asked about."""

    def __init__(
        self, course: Course, issued: IssuedOn, subject: UUID, zone: str, now: datetime
    ) -> None:
        self._course = course
        self._issued = issued
        self._asking = Asking(course, subject, zone, now)

    def weeks(
        self, first: date | None = None, weeks: int = 1, *, brief: bool = False
    ) -> ScheduleView:
        """Weeks of the calendar from the one that holds a day on; this week's when none is given.

        brief: without exercises, totals and changes. Raises BadInput for a day too far off.
        """
        return Schedule(self._course, self._issued).view(first, weeks, brief)

    def preview(self, edits: Sequence[Edit]) -> PreviewView:
        """What edits would come to; nothing is stored. Raises BadInput."""
        return self._asking.about(edits)

    def road(self) -> RoadView:
        """The gates between the runner and full training."""
        return road_view(self._course)
