"""Facts as JSON Lines, lossless both ways, and what a journal says once corrections count."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from pydantic import ValidationError

from surefoot.facts.types import FACT, MODELS, Fact

_KIND = re.compile(rb'"kind":"([a-z_]+)"')


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that is not a fact: its number (from 1) and what is wrong with it."""

    number: int
    reason: str


def dump(fact: Fact) -> str:
    """The fact as one line of JSON without a line break."""
    return fact.model_dump_json()


def parse(line: str | bytes) -> Fact:
    """The fact of one line. Raises ValueError that names field and bound for a person."""
    named = _KIND.search(line if isinstance(line, bytes) else line.encode())
    model = MODELS.get(named[1].decode()) if named else None
    if model is not None:
        # What is no such fact after all is left to FACT, which says what is wrong.
        with suppress(ValidationError):
            return model.model_validate_json(line)
    try:
        return FACT.validate_json(line)
    except ValidationError as error:
        raise ValueError(describe(error)) from error


def describe(error: ValidationError) -> str:
    """A validation error in one sentence: each place, what was expected, what came."""
    parts = []
    for entry in error.errors(include_url=False, include_context=False):
        place = ".".join(str(step) for step in entry["loc"]) or "fact"
        came = entry.get("input")
        shown = f" (got {came!r})" if isinstance(came, (str, int, float, bool)) else ""
        parts.append(f"{place}: {entry['msg'].removeprefix('Value error, ')}{shown}")
    return "; ".join(parts)


def load(lines: Iterable[str | bytes]) -> Iterator[Fact | BadLine]:
    """Each line of a journal as a fact or as what is wrong with it; blank lines are passed over."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield parse(line)
        except ValueError as error:
            yield BadLine(number, str(error))
