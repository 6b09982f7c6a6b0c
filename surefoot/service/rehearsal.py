"""A replay without a store: a file of facts in, each day's decision and the plan out."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from surefoot.engine import plan, replay
from surefoot.engine.replay import Course
from surefoot.facts.journal import BadLine, load
from surefoot.facts.types import Fact
from surefoot.knowledge import loader
from surefoot.service import present, protocols, serial
from surefoot.service.errors import BadInput
from surefoot.text import sessions
from surefoot.text.knowledge import in_words
from surefoot.text.language import t


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a file of facts leads to. `bad` names the lines that are no facts."""

    course: Course
    bad: list[str]

    def records(self) -> list[dict[str, Any]]:
        """Per day, as `replay --json` prints it."""
        return [serial.day_record(decision) for decision in self.course.decisions]

    def plan_records(self, days: int) -> list[dict[str, Any]]:
        """The plan from the last day on, day by day."""
        return [
            {
                "date": day.day.isoformat(),
                "event": day.event,
                "sessions": [serial.session_record(s) for s in day.sessions],
            }
            for week in plan.plan(self.course, days)
            for day in week.days
        ]

    def lines(self) -> list[str]:
        """Per day, for people."""
        index = in_words(self.course.index)
        lines = []
        for decision in self.course.decisions:
            planned = "; ".join(
                f"{sessions.title(s, index)} ({sessions.dose(s, index)})" for s in decision.sessions
            )
            lines.append(
                f"{decision.day}  {decision.phase}  {decision.light.word:8}"
                f"{present.headline(decision.reasons, index)}  [{', '.join(decision.rules)}]"
            )
            lines.append(f"            {planned or t('rest')}")
            lines += [f"            * {c.sentence}" for c in present.changes(decision)]
        return lines


def rehearse(path: Path, until: date | None = None, as_of: str | None = None) -> Rehearsal:
    """Replays a file of JSON Lines up to a day, by default the day of its last fact.

    A line that is no fact is named and passed over. Raises BadInput when nothing can be replayed:
    no such file, no facts, or facts of several runners.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(t("{path} cannot be read: {error}.", path=path, error=error)) from error
    read = list(load(text.split("\n")))
    facts: list[Fact] = [entry for entry in read if not isinstance(entry, BadLine)]
    bad = [
        t("line {number}: {reason}", number=e.number, reason=e.reason)
        for e in read
        if isinstance(e, BadLine)
    ]
    if not facts:
        why = bad[0] if bad else t("It is empty.")
        raise BadInput(t("{path} holds no facts. {why}", path=path, why=why))
    if len({fact.subject for fact in facts}) > 1:
        raise BadInput(t("{path} holds facts of several runners: replay one at a time.", path=path))
    moment = None
    if as_of is not None:
        try:
            moment = datetime.fromisoformat(as_of)
        except ValueError as error:
            raise BadInput(
                t(
                    "as-of must be a date and time such as 2026-05-03T12:00+02:00, got {as_of}",
                    as_of=as_of,
                )
            ) from error
        if moment.utcoffset() is None:
            raise BadInput(t("as-of needs a zone, e.g. 2026-05-03T12:00+02:00"))
    boundary = replay.day_boundary(facts)
    today = until if until is not None else max(fact.day(boundary) for fact in facts)
    knowledge = protocols.followed(loader.load_all(), facts)
    return Rehearsal(replay.replay(knowledge, facts, today, moment), bad)
