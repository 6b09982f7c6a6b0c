"""The ids of planned sessions: the day on which it was first planned, and its kind."""

from datetime import date
from typing import get_args

from surefoot.facts.vocabulary import SessionClass

_KINDS = frozenset(get_args(SessionClass))


def session_id(day: int, kind: str) -> str:
    """The id of a session that is planned for a day (a proleptic ordinal)."""
    return f"{date.fromordinal(day).isoformat()}-{kind}"


def day_and_kind(session: str) -> tuple[date, SessionClass] | None:
    """What an id says; None when it is none."""
    try:
        day = date.fromisoformat(session[:10])
    except ValueError:
        return None
    kind = session[11:]
    if session[10:11] != "-" or kind not in _KINDS:
        return None
    return day, kind  # type: ignore[return-value]
