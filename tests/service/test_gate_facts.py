"""A9: every gate item names the fact that answers it, and something collects that fact."""

from pathlib import Path

import pytest

from surefoot.cli import main as command_line
from surefoot.facts.base import FactBase
from surefoot.knowledge import loader
from surefoot.knowledge.gate_schema import Criterion
from surefoot.service import questions

KNOWLEDGE = loader.load()
KINDS = {model.model_fields["kind"].default: model for model in FactBase.__subclasses__()}
CLIENT = "\n".join(
    path.read_text() for path in (Path(__file__).parents[2] / "client" / "src").rglob("*.ts*")
)
ITEMS = [
    pytest.param(criterion, id=f"{gate.id}-{criterion.id}")
    for gate in KNOWLEDGE.protocol.gates
    for criterion in gate.criteria
]


@pytest.mark.parametrize("criterion", ITEMS)
def test_a_gate_item_names_a_fact_that_exists(criterion: Criterion) -> None:
    kind, field = criterion.fact.split(".")
    assert field in KINDS[kind].model_fields


@pytest.mark.parametrize("criterion", ITEMS)
def test_a_gate_item_is_collected_by_the_app(criterion: Criterion) -> None:
    """The client has an input for the field; a check-in field is among today's questions."""
    kind, field = criterion.fact.split(".")
    assert kind in CLIENT
    if kind == "check_in" and field != "pain":
        assert field in questions.ASKED
    else:
        assert field in CLIENT
    if criterion.check in ("test_floor", "symmetry"):
        assert criterion.test in {test.id for test in KNOWLEDGE.protocol.tests}


def test_the_command_line_tells_every_fact() -> None:
    """`tell` takes any fact; the daily ones have commands of their own."""
    assert {"checkin", "log", "init", "tell"} <= set(command_line._COMMANDS)
