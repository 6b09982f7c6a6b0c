"""Facts from outside: each one checked against its type, the runner and the knowledge."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any
from uuid import UUID

from pydantic import ValidationError

from surefoot.engine.limits import problem as limit_problem
from surefoot.engine.session_ids import day_and_kind
from surefoot.facts.journal import describe
from surefoot.facts.types import (
    FACT,
    ActivityMatch,
    CheckpointDone,
    ClinicianNote,
    Correction,
    Fact,
    RedFlagAnswer,
    Settings,
    TestResult,
)
from surefoot.knowledge.index import Index
from surefoot.service.errors import BadInput
from surefoot.text.language import t

_AHEAD_MOST = timedelta(hours=26)
"""A fact may be this far ahead of our clock: zones differ by up to 26 hours, clocks drift."""


def accept(
    entries: list[dict[str, Any]],
    *,
    subject: UUID,
    now: datetime,
    index: Index,
    noted: Mapping[str, float] = MappingProxyType({}),
) -> list[Fact]:
    """The facts of a call, stamped as received now. Raises BadInput; then none of them counts.

    noted: values of parameters that a clinician's note has set.
    """
    facts: list[Fact] = []
    problems: list[str] = []
    for number, entry in enumerate(entries, start=1):
        where = f"entry {number}" if len(entries) > 1 else str(entry.get("kind", "entry"))
        try:
            fact = FACT.validate_python({**entry, "received_at": now}, strict=False)
        except ValidationError as error:
            problems.append(f"{where}: {describe(error)}")
            continue
        problems += [f"{where}: {text}" for text in _problems(fact, subject, now, index, noted)]
        facts.append(fact)
    if problems:
        raise BadInput(
            _summary(problems),
            problems,
        )
    return facts


def _summary(problems: list[str]) -> str:
    if len(problems) > 1:
        return t("Nothing was stored: {problem} (and more)", problem=problems[0])
    return t("Nothing was stored: {problem}", problem=problems[0])


def _problems(
    fact: Fact, subject: UUID, now: datetime, index: Index, noted: Mapping[str, float]
) -> list[str]:
    found = []
    if fact.subject != subject:
        found.append("subject: " + t("this data folder belongs to another runner"))
    if fact.happened_at > now + _AHEAD_MOST:
        found.append(
            "happened_at: "
            + t(
                "{time} lies in the future; check the clock of the device",
                time=f"{fact.happened_at:%Y-%m-%d %H:%M}",
            )
        )
    match fact:
        case Correction():
            if fact.by is not None:
                found += _problems(fact.by, subject, now, index, noted)
        case RedFlagAnswer():
            if not fact.answers:
                found.append(
                    "answers: " + t("answer the questions of the list, each with yes or no")
                )
            found += [
                f"answers.{name}: " + t("there is no such question")
                for name in fact.answers
                if name not in index.red_flags
            ]
        case TestResult():
            found += _test_problems(fact, index)
        case ActivityMatch(session=str(session)) if day_and_kind(session) is None:
            found.append("session: " + t("{name} is no id of a session", name=repr(session)))
        case CheckpointDone() if fact.checkpoint not in index.monitoring:
            known = ", ".join(index.monitoring)
            found.append("checkpoint: " + _unknown(fact.checkpoint, known))
        case Settings() | ClinicianNote():
            own = noted if isinstance(fact, Settings) else None
            found += [
                text
                for name, value in fact.parameters.items()
                if (text := limit_problem(index, name, value, own)) is not None
            ]
    return found


def _unknown(name: str, known: str) -> str:
    return t("there is no {name}; use one of {known}", name=repr(name), known=known)


def _test_problems(fact: TestResult, index: Index) -> list[str]:
    test = index.tests.get(fact.test)
    if test is None:
        known = ", ".join(index.tests)
        return [
            "test: "
            + t("there is no test {name}; use one of {known}", name=repr(fact.test), known=known)
        ]
    if test.per_side and fact.left is None and fact.right is None:
        return ["left, right: " + t("this test is done on each side")]
    if not test.per_side and fact.both is None:
        return ["both: " + t("this test is done with both sides together")]
    return []
