"""Two plans of the same days, session by session: what moved, changed, went and came."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from surefoot.engine.decision import Session
from surefoot.knowledge.index import Index
from surefoot.text import names, sessions
from surefoot.text.knowledge import in_words
from surefoot.text.language import t

What = Literal["moved", "changed", "left_out", "added"]


class Difference(NamedTuple):
    """A session before and after; None where there is none."""

    id: str
    before: Session | None
    after: Session | None

    @property
    def what(self) -> What:
        if self.before is None:
            return "added"
        if self.after is None:
            return "left_out"
        return "changed" if self.before.day == self.after.day else "moved"

    @property
    def day(self) -> date:
        """The day that the session stood on, else that it stands on."""
        found = self.before or self.after
        assert found is not None
        return found.day

    @property
    def dose_changed(self) -> bool:
        """Whether what is done in it changes, wherever it stands."""
        if self.before is None or self.after is None:
            return True
        return dose_of(self.before) != dose_of(self.after)


def dose_of(session: Session) -> tuple[object, ...]:
    """What makes two doses of a session different ones."""
    return (
        session.kind,
        session.variant,
        session.minutes,
        session.run_min,
        session.ascent_m,
        session.descent_m,
        session.fast_min,
        session.technical_min,
        session.contacts,
        session.repeats,
        session.run_s,
        session.walk_s,
    )


def differences(before: Iterable[Session], after: Iterable[Session]) -> Iterator[Difference]:
    """The sessions that are not the same, by the day that they stood on."""
    old, new = ({session.id: session for session in each} for each in (before, after))
    found = (Difference(id, old.get(id), new.get(id)) for id in dict.fromkeys((*old, *new)))
    for each in sorted(found, key=lambda difference: (difference.day, difference.id)):
        if each.before is None or each.after is None or each.what == "moved" or each.dose_changed:
            yield each


def line(session: Session | None, index: Index) -> str:
    """Day, title and dose; '' for no session."""
    if session is None:
        return ""
    index = in_words(index)
    return t(
        "{day}: {title}, {dose}",
        day=names.day(session.day),
        title=sessions.title(session, index),
        dose=sessions.dose(session, index),
    )


def title(difference: Difference, index: Index) -> str:
    """What the session is called, as it was."""
    found = difference.before or difference.after
    assert found is not None
    return sessions.title(found, in_words(index))
