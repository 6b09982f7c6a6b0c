"""What the checker asks of a protocol is what the engine's code asks for."""

import ast
from collections.abc import Iterator
from pathlib import Path

from surefoot.knowledge.loader import load
from surefoot.knowledge.needs import MODEL_LIMITS, PARAMETERS, REFERRALS, RULES

ENGINE = Path(__file__).resolve().parents[2] / "surefoot" / "engine"
BY_SEVERITY = {f"walk_run_day_{severity}" for severity in ("mild", "moderate", "severe")}
BY_RANK = {f"RED-{rank}" for rank in (1, 2, 3)}


def texts() -> Iterator[str]:
    for path in ENGINE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def test_the_ids_that_the_engine_reads_are_those_that_a_protocol_needs() -> None:
    said = {*texts(), *BY_SEVERITY, *BY_RANK}
    usual = load().protocol
    for needed, have, where in (
        (PARAMETERS, {each.id for each in usual.parameters}, "PARAMETERS"),
        (RULES, {each.id for each in usual.rules}, "RULES"),
    ):
        read = have & said
        assert read == needed, f"knowledge/needs.py, {where}: {sorted(read ^ needed)}"
    assert set(REFERRALS) <= said
    assert set(MODEL_LIMITS) <= PARAMETERS
