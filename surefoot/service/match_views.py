"""Views of activities beside the sessions that they were."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(slots=True)
class PlannedView:
    """A planned session by its id, with the day on which it was planned last."""

    id: str
    title: str
    day: date


@dataclass(slots=True)
class MatchView:
    """An activity and the planned session that it counts as.

    session: None = none of them. said_by: ids of the facts by which the runner said so, newest
    last; to take them back is to let it be found by day, kind, length and repeats again.
    beyond: what of it went beyond the plan, a sentence each. choices: the sessions near its day
    that it could be put to, nearest first.
    """

    activity: str
    start: datetime
    sport: str
    name: str
    minutes: float
    session: PlannedView | None
    said_by: list[str]
    beyond: list[str]
    choices: list[PlannedView]
