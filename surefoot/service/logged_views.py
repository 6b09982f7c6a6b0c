"""View of a session that was logged by hand."""

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(slots=True)
class LoggedView:
    """What was said of a session, to be changed or taken out.

    day: the runner's day that it counts on. fact: the session_feedback as it counts now, every
    correction in it, without when it was received; its id is the one to correct.
    """

    id: str
    day: date
    fact: dict[str, Any]
