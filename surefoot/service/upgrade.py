"""Another knowledge (a new version, another protocol): shown before it takes hold where it would
change today's plan."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from surefoot.engine import plan, replay
from surefoot.engine.replay import Course
from surefoot.facts.types import Fact
from surefoot.knowledge import loader
from surefoot.knowledge.schema import Knowledge
from surefoot.store.store import Store
from surefoot.text import names, sessions
from surefoot.text.knowledge import in_words
from surefoot.text.language import of_knowledge, t

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
            return completed(loader.parse_text(text), installed)
        except ValueError:
            # Written by a version whose shape this program no longer reads.
            pass
    accept(store, installed)
    return installed


def completed(kept: Knowledge, installed: Knowledge) -> Knowledge:
    """The kept knowledge, with what this program asks for and it had not yet as installed."""
    from surefoot.knowledge import needs

    parts: dict[str, Any] = {}
    asked_for = (
        ("parameters", needs.PARAMETERS),
        ("rules", needs.RULES),
        ("referrals", needs.REFERRALS),
    )
    for part, needed in asked_for:
        own = getattr(kept.protocol, part)
        have = {each.id for each in own}
        added = [
            each
            for each in getattr(installed.protocol, part)
            if each.id in needed and each.id not in have
        ]
        if added:
            parts[part] = (*own, *added)
    return replace(kept, protocol=replace(kept.protocol, **parts)) if parts else kept


def accept(store: Store, knowledge: Knowledge) -> None:
    """Keeps the version's text and puts it in force."""
    if store.knowledge(knowledge.version) is None:
        store.keep_knowledge(knowledge.version, loader.dump_text(knowledge))
    store.set_setting(_IN_FORCE, knowledge.version)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Today and the next weeks under the knowledge in force and under another."""

    before: Course
    after: Course

    def differences(self) -> list[str]:
        """What the other knowledge would change, each as a line."""
        old, new = self.before.decision, self.after.decision
        found = []
        protocols = [course.knowledge.protocol for course in (self.before, self.after)]
        if protocols[0].id != protocols[1].id:
            ours, theirs = (of_knowledge(protocol.title) for protocol in protocols)
            found.append(t("protocol: {before} becomes {after}", before=ours, after=theirs))
        if old.phase != new.phase:
            found.append(t("phase: {before} becomes {after}", before=old.phase, after=new.phase))
        if old.light is not new.light:
            lights = names.light(old.light.word), names.light(new.light.word)
            found.append(t("light: {before} becomes {after}", before=lights[0], after=lights[1]))
        then, now = _lines(self.before), _lines(self.after)
        for day in sorted(set(then) | set(now)):
            if then.get(day) != now.get(day):
                found.append(
                    t(
                        "{day}: {before} becomes {after}",
                        day=names.day(day),
                        before=then.get(day) or t("rest"),
                        after=now.get(day) or t("rest"),
                    )
                )
        return found[:_SHOWN_MOST]


def compare(old: Knowledge, new: Knowledge, facts: Sequence[Fact], today: date) -> Comparison:
    """What the facts lead to under both."""
    return Comparison(replay.replay(old, facts, today), replay.replay(new, facts, today))


def _lines(course: Course) -> dict[date, str]:
    """Each planned day in a line, to compare and to show."""
    index = in_words(course.index)
    return {
        day.day: "; ".join(
            f"{sessions.title(s, index)}: {sessions.dose(s, index)}" for s in day.sessions
        )
        for week in plan.plan(course, _DAYS)
        for day in week.days
    }
