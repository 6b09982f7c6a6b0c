"""I45: a table or a file of facts gives them back whole; miles and feet decide as metres do."""

import json
import math
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from surefoot.engine import replay
from surefoot.facts.journal import BadLine, dump, load
from surefoot.facts.table import dump_table, load_table
from surefoot.facts.types import FACT, Fact
from surefoot.facts.units import (
    feet_of_metres,
    metres_of_feet,
    metres_of_miles,
    miles_of_metres,
)
from tests.engine.checks import judged
from tests.engine.lives import Lived

DISTANCES = frozenset({"distance_m", "run_m_per_week"})
HEIGHTS = frozenset({"ascent_m", "descent_m", "ascent_m_per_week", "descent_m_per_week"})

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.floats(allow_nan=False) | texts,
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(texts, parts, max_size=3),
    max_leaves=8,
)


@judged
def test_i45_a_table_of_facts_reads_back_whole(lived: Lived) -> None:
    facts = lived.last.facts
    read = list(load(load_table(dump_table(dump(fact) for fact in facts))))
    assert not [entry for entry in read if isinstance(entry, BadLine)]
    assert tuple(read) == tuple(facts)


@given(st.lists(st.dictionaries(texts.filter(lambda name: "." not in name), values, max_size=4)))
def test_i45_a_table_keeps_any_text_number_and_part(rows: list[dict[str, Any]]) -> None:
    lines = [json.dumps({"id": str(n), "kind": "x", **row}) for n, row in enumerate(rows)]
    if not lines:
        return
    read = [json.loads(line) for line in load_table(dump_table(lines))]
    assert read == [json.loads(line) for line in lines]


def test_a_text_that_a_spreadsheet_would_calculate_is_quoted() -> None:
    line = json.dumps({"id": "1", "kind": "flare", "note": "=1+1"})
    assert '"""=1+1"""' in dump_table([line])


@given(st.floats(0, 500_000), st.floats(0, 30_000))
def test_i45_a_length_comes_back_from_miles_and_feet(distance_m: float, height_m: float) -> None:
    assert math.isclose(
        metres_of_miles(miles_of_metres(distance_m)), distance_m, rel_tol=1e-12, abs_tol=1e-300
    )
    assert math.isclose(
        metres_of_feet(feet_of_metres(height_m)), height_m, rel_tol=1e-12, abs_tol=1e-300
    )


@judged
def test_i45_miles_and_feet_give_the_same_decisions(lived: Lived) -> None:
    """A runner who types every length in miles and feet is the runner who types it in metres."""
    today = date.fromordinal(lived.last.day)
    typed = [_typed_in_miles(fact) for fact in lived.last.facts]
    course = replay.replay(lived.knowledge, typed, today)
    for ours, theirs in zip(course.decisions, lived.last.course.decisions, strict=True):
        assert ours.light is theirs.light
        assert ours.phase == theirs.phase
        assert ours.rules == theirs.rules
        assert [s._replace(distance_most_m=None) for s in ours.sessions] == [
            s._replace(distance_most_m=None) for s in theirs.sessions
        ]
        for one, other in zip(ours.sessions, theirs.sessions, strict=True):
            # Whole metres: a length typed in miles may round to the next one.
            assert abs((one.distance_most_m or 0) - (other.distance_most_m or 0)) <= 1


def _typed_in_miles(fact: Fact) -> Fact:
    return FACT.validate_python(_converted(fact.model_dump()))


def _converted(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    return {name: _length(name, _converted(part)) for name, part in value.items()}


def _length(name: str, value: Any) -> Any:
    if isinstance(value, dict) and isinstance(value.get("value"), float):
        return {**value, "value": _length(name, value["value"])}
    if not isinstance(value, (int, float)):
        return value
    if name in DISTANCES:
        return metres_of_miles(miles_of_metres(value))
    return metres_of_feet(feet_of_metres(value)) if name in HEIGHTS else value
