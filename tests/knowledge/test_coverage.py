"""Every statement of the source documents has its place, and losing one is noticed."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from surefoot.knowledge.compile import build, build_reading
from surefoot.knowledge.coverage import EXERCISES, TOPICS, Report, carriers, known_rows, report
from surefoot.knowledge.loader import load, load_reading

Edit = Callable[[str, str, str], None]
PROTOCOL = "protocols/itbs-hamstring/protocol.yaml"
RULES = Path(__file__).resolve().parents[3] / "shared" / "evidence" / "seed_rules.csv"


def told(tree: Path, rows: tuple[str, ...] | None = None) -> Report:
    installed = build(tree)
    return report(installed.protocols[0], build_reading(installed, tree), rows=rows)


def test_a_cited_statement_is_carried_by_what_cites_it(tiny: Path) -> None:
    assert told(tiny).statements.carried == {"R-A001": ("exercise EX01",)}


def test_a_statement_that_loses_its_place_is_missing(tiny: Path, edit: Edit) -> None:
    edit("exercises/hips.yaml", "cites: [R-A001]", "cites: [EV001]")
    edit("exercises/hips.yaml", "grade: S", "grade: B")
    assert told(tiny).statements.missing == ("R-A001",)


def test_a_note_for_authors_carries_nothing(tiny: Path, edit: Edit) -> None:
    edit("exercises/hips.yaml", "cites: [R-A001]", "cites: [EV001]")
    edit("exercises/hips.yaml", "grade: S", "grade: B")
    note = "{id: open, question: What?, chosen: This., why: So., cites: [R-A001]}"
    edit(PROTOCOL, "choices: []", f"choices:\n  - {note}")
    assert told(tiny).statements.missing == ("R-A001",)


def test_a_declined_statement_has_a_reason(tiny: Path, edit: Edit) -> None:
    edit(
        "sources.yaml",
        "statements:",
        "statements:\n  - {id: R-A002, source: notebook, gloss: Not so.}",
    )
    (tiny / "declined.yaml").write_text("declined:\n  - {id: R-A002, reason: It says nothing.}\n")
    assert told(tiny).statements.declined == {"R-A002": "It says nothing."}
    assert told(tiny).statements.missing == ()


def test_a_gate_item_is_named_below_its_gate(tiny: Path, edit: Edit) -> None:
    edit("protocols/itbs-hamstring/gates.yaml", "at_least: 30,", "at_least: 30, cites: [R-A001],")
    assert told(tiny).statements.carried["R-A001"] == ("gate G2 plank", "exercise EX01")


def test_rows_from_outside_are_looked_for(tiny: Path) -> None:
    found = told(tiny, rows=("R-A001", "R-A999"))
    assert (found.statements.rows, found.statements.missing) == (2, ("R-A999",))


def test_the_lists_have_the_length_of_the_sources() -> None:
    assert (len(EXERCISES), len(TOPICS)) == (96, 37)
    assert len(known_rows(load())) == 395


def test_the_committed_list_is_that_of_the_evidence() -> None:
    if not RULES.exists():
        pytest.skip("the evidence tables are not beside this checkout")
    with RULES.open(newline="", encoding="utf-8") as file:
        rows = [row["id"] for row in csv.DictReader(file)]
    assert sorted(known_rows(load())) == sorted(rows)


@pytest.fixture(scope="module")
def installed() -> Report:
    return report(load(), load_reading())


def test_every_statement_exercise_and_topic_has_its_place(installed: Report) -> None:
    """A statement that loses its place is named here: cite it where it is carried, or decline it
    with a reason in declined.yaml."""
    assert installed.statements.missing == ()
    assert installed.exercises.missing == ()
    assert installed.topics.missing == ()


def test_few_are_declined(installed: Report) -> None:
    declined = installed.statements.declined
    assert len(declined) <= 0.03 * installed.statements.rows
    assert set(declined) == {each.id for each in load_reading().declined}


def test_most_are_carried_by_the_plan_itself_and_not_only_by_texts(installed: Report) -> None:
    told = [
        name
        for name, places in installed.statements.carried.items()
        if all(place.startswith(("topic ", "article ")) for place in places)
    ]
    assert len(told) <= 10, told


def test_what_is_declined_binds_nowhere() -> None:
    found = carriers(load(), load_reading())
    for each in load_reading().declined:
        for place in found.get(each.id, ()):
            kind = place.split()[0]
            assert kind not in ("rule", "parameter", "gate", "phase", "routine", "strength"), place
