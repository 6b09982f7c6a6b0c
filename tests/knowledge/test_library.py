"""The exercise library: all that the sources name, within their doses, and nothing that must not
be planned."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from surefoot.knowledge.exercise_schema import Exercise
from surefoot.knowledge.index import Index
from surefoot.knowledge.schema import Knowledge

TABLE = Path(__file__).resolve().parents[3] / "shared" / "evidence" / "exercises.csv"
NAMED = tuple(f"EX{number:02}" for number in range(1, 97))
"""What the source documents name."""
REJECTED = {"EX41", "EX64", "EX71", "EX72"}
GIVEN_BY_OTHERS = ("manual_therapy", "modality")
EQUIPMENT_WORDS = {
    "mini band": "mini_band",
    "band above knees": "mini_band",
    "band at ankles": "ankle_band",
    "bench": "bench",
    "dumbbell": "dumbbell",
    "kettlebell": "kettlebell",
    "swiss ball": "swiss_ball",
    "leg press": "leg_press",
    "foam roller": "foam_roller",
    "roller stick": "roller_stick",
    "pool": "pool",
    "bike": "bike",
    "elliptical": "elliptical",
    "rower": "rower",
    "treadmill": "treadmill",
}


@pytest.fixture(scope="module")
def table() -> dict[str, dict[str, str]]:
    if not TABLE.exists():
        pytest.skip("the evidence tables are not beside this checkout")
    with TABLE.open(newline="", encoding="utf-8") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def test_everything_that_the_sources_name_is_there(views: Index) -> None:
    assert set(NAMED) <= set(views.exercises)
    own = set(views.exercises) - set(NAMED)
    assert all(int(name.removeprefix("EX")) > 100 for name in own)


def test_the_table_and_the_library_name_the_same(
    views: Index, table: dict[str, dict[str, str]]
) -> None:
    assert tuple(table) == NAMED


def test_doses_lie_in_the_range_of_their_source(
    views: Index, table: dict[str, dict[str, str]]
) -> None:
    """A dose of grade P is ours: only its upper end must not pass the source's."""
    for name, row in table.items():
        exercise = views.exercises[name]
        for field, low, high in _ranges(row):
            ours = getattr(exercise.dose, field), getattr(exercise.dose_high, field)
            if exercise.grade == "P" and ours[0] is not None:
                assert ours[1] <= high, (name, field)
            else:
                assert ours == (low, high), (name, field, ours)


def _ranges(row: dict[str, str]) -> Iterator[tuple[str, float, float]]:
    columns = {
        "sets": "sets_{}",
        "reps": "reps_{}",
        "hold_s": "hold_s_{}",
        "minutes": "duration_min_{}",
        "per_week": "freq_per_week_{}",
    }
    for field, column in columns.items():
        low, high = row[column.format("min")], row[column.format("max")]
        if low and field == "minutes" and float(high) < 1:
            yield "hold_s", round(float(low) * 60), round(float(high) * 60)
        elif low:
            yield field, float(low), float(high)


def test_what_the_source_does_on_each_side_is_done_on_each_side(
    views: Index, table: dict[str, dict[str, str]]
) -> None:
    for name, row in table.items():
        exercise = views.exercises[name]
        each_way = "each way" in exercise.dose.effort
        assert exercise.per_side or each_way or not row["per_side"], name


def test_equipment_of_the_source_is_named(views: Index, table: dict[str, dict[str, str]]) -> None:
    for name, row in table.items():
        exercise = views.exercises[name]
        asked = {
            known for words, known in EQUIPMENT_WORDS.items() if words in row["equipment"].lower()
        }
        if asked and exercise.status != "not_recommended" and name != "EX18":
            assert asked & set(exercise.equipment), (name, row["equipment"])


def test_what_the_source_progresses_to_is_harder(
    views: Index, table: dict[str, dict[str, str]]
) -> None:
    for name, row in table.items():
        if row["progresses_to"]:
            assert row["progresses_to"] in _harder(views, name), name
        if row["progression_of"]:
            assert row["progression_of"] == views.exercises[name].easier, name


def _harder(views: Index, name: str) -> Iterator[str]:
    while views.exercises[name].harder:
        name = views.exercises[name].harder
        yield name


def test_a_caution_of_the_source_has_its_place(
    views: Index, table: dict[str, dict[str, str]]
) -> None:
    for name, row in table.items():
        exercise = views.exercises[name]
        if row["caution_seed"] or row["caution_evidence"]:
            held = exercise.gate or exercise.hamstring_stage or exercise.because
            assert exercise.cautions or held, name


def test_all_but_what_others_give_says_how_and_how_much(knowledge: Knowledge) -> None:
    for exercise in knowledge.exercises:
        if exercise.status == "not_recommended":
            continue
        assert exercise.cues and exercise.faults, exercise.id
        dose = exercise.dose
        counted = dose.reps or dose.hold_s or dose.metres or dose.minutes
        assert counted or exercise.category in GIVEN_BY_OTHERS, exercise.id


def test_slow_strength_has_its_tempo(knowledge: Knowledge) -> None:
    for exercise in knowledge.exercises:
        if exercise.category in ("strength", "hamstring") and exercise.dose.reps:
            assert exercise.tempo is not None or exercise.id == "EX109", exercise.id


def test_what_the_sources_contradict_is_there_and_not_recommended(views: Index) -> None:
    rejected = {each.id for each in views.exercises.values() if each.status == "not_recommended"}
    assert rejected == REJECTED
    for name in rejected:
        assert views.exercises[name].because
        assert any(cite.startswith("X") for cite in views.exercises[name].cites)


def test_nothing_that_is_planned_names_what_is_not_recommended(knowledge: Knowledge) -> None:
    protocol = knowledge.protocol
    named: set[str] = set()
    for listed in protocol.strength:
        named |= {*listed.exercises, *listed.in_turn}
    for element in (*protocol.hamstring, *protocol.routines):
        named |= set(element.exercises)
    named |= {mode.exercise for mode in protocol.cross_training}
    for exercise in knowledge.exercises:
        named |= {exercise.easier, exercise.harder, *exercise.substitutes}
    assert not named & REJECTED


def test_every_impact_drill_has_a_marching_version(knowledge: Knowledge, views: Index) -> None:
    for exercise in knowledge.exercises:
        if exercise.load_class == "impact":
            march: Exercise = views.exercises[exercise.easier]
            assert exercise.gate == "G-PLYO"
            assert march.load_class == "low" and not march.gate and march.harder == exercise.id


def test_comfort_and_treatments_are_never_duties(knowledge: Knowledge) -> None:
    for exercise in knowledge.exercises:
        if exercise.category in ("stretch", "comfort", *GIVEN_BY_OTHERS):
            assert exercise.status != "listed", exercise.id


def test_cautions_of_cross_training(views: Index) -> None:
    modes = views.cross_training
    said = {name: " ".join((each.setup, *each.cautions)) for name, each in modes.items()}
    assert "saddle" in said["bike"] and "hills" in said["bike"]
    assert "incline" in said["elliptical"]
    assert "poles" in said["power_walk"]
    assert modes["row"].hamstring_stage == 3 and "stage 3" in said["row"]
