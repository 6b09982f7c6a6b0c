"""Another knowledge (a new version, another protocol): shown before it takes hold where it would
change today's plan."""

from collections.abc import Sequence
from datetime import date

from surefoot.engine import plan, replay
from surefoot.engine.replay import Course
from surefoot.facts.types import Fact
from surefoot.knowledge import loader
from surefoot.knowledge.schema import Knowledge
from surefoot.store.store import Store
from surefoot.text import sessions

_IN_FORCE = "knowledge"
_DAYS = 28
_SHOWN_MOST = 20


def in_force(store: Store, installed: Knowledge) -> Knowledge:
    """The knowledge that this folder goes by; a new folder, or one whose version is lost, takes
    what is installed."""
    version = store.setting(_IN_FORCE)
    if version == installed.version:
        return installed
    text = store.knowledge(version) if version is not None else None
    if text is not None:
        try:
            return loader.parse_text(text)
        except ValueError:
            # Written by a version whose shape this program no longer reads.
            pass
    accept(store, installed)
    return installed


def accept(store: Store, knowledge: Knowledge) -> None:
    """Keeps the version's text and puts it in force."""
    if store.knowledge(knowledge.version) is None:
        store.keep_knowledge(knowledge.version, loader.dump_text(knowledge))
    store.set_setting(_IN_FORCE, knowledge.version)


def differences(old: Knowledge, new: Knowledge, facts: Sequence[Fact], today: date) -> list[str]:
    """What the new version would change in today's decision and the next four weeks."""
    before, after = replay.replay(old, facts, today), replay.replay(new, facts, today)
    found = []
    if old.protocol.id != new.protocol.id:
        found.append(f"protocol: {old.protocol.title} becomes {new.protocol.title}")
    if before.decision.phase != after.decision.phase:
        found.append(f"phase: {before.decision.phase} becomes {after.decision.phase}")
    if before.decision.light is not after.decision.light:
        found.append(f"light: {before.decision.light.word} becomes {after.decision.light.word}")
    ours, theirs = _lines(before), _lines(after)
    for day in sorted(set(ours) | set(theirs)):
        if ours.get(day) != theirs.get(day):
            then, now = ours.get(day) or "rest", theirs.get(day) or "rest"
            found.append(f"{day.isoformat()}: {then} becomes {now}")
    return found[:_SHOWN_MOST]


def _lines(course: Course) -> dict[date, str]:
    """Each planned day in a line, to compare and to show."""
    return {
        day.day: "; ".join(
            f"{sessions.title(s, course.index)}: {sessions.dose(s, course.index)}"
            for s in day.sessions
        )
        for week in plan.plan(course, _DAYS)
        for day in week.days
    }
