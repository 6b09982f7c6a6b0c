"""What the product's own knowledge files promise, beyond what the checker asks of any."""

import csv
import re
from pathlib import Path
from typing import Any, get_args

import pytest

from surefoot.knowledge.checker import check
from surefoot.knowledge.compile import compile_knowledge
from surefoot.knowledge.compiled import DATA
from surefoot.knowledge.draft import Draft
from surefoot.knowledge.exercise_schema import Exercise, Variant
from surefoot.knowledge.index import Index
from surefoot.knowledge.loader import dump_text, load, parse_text
from surefoot.knowledge.schema import Knowledge

EVIDENCE = Path(__file__).resolve().parents[3] / "shared" / "evidence"
ADDRESS = re.compile(r"https?:|www\.|\.com\b|\.org\b|/(?:home|root)/")


def elements(knowledge: Knowledge) -> list[Any]:
    protocol = knowledge.protocol
    parts: dict[str, object] = {
        name: getattr(protocol, name) for name in protocol.__dataclass_fields__
    }
    parts |= {"exercises": knowledge.exercises}
    return [element for _, element in Draft(parts, {}).elements()]


def test_the_files_are_good() -> None:
    assert check(DATA).problems == ()


def test_the_files_survive_compiling_and_text(knowledge: Knowledge, tmp_path: Path) -> None:
    compiled = compile_knowledge(DATA, tmp_path / "compiled.pickle")
    assert load(DATA, compiled) == knowledge
    assert parse_text(dump_text(knowledge)) == knowledge


def test_every_element_that_is_not_proposed_cites(knowledge: Knowledge) -> None:
    for element in elements(knowledge):
        if getattr(element, "grade", "P") != "P":
            assert element.cites, element


def test_every_cite_has_a_gloss_and_every_gloss_a_source(
    knowledge: Knowledge, views: Index
) -> None:
    for element in elements(knowledge):
        for cite in getattr(element, "cites", ()):
            assert views.statements[cite].source in views.sources


def test_grade_s_cites_a_source_document(knowledge: Knowledge, views: Index) -> None:
    for element in elements(knowledge):
        if getattr(element, "grade", "P") == "S":
            sources = {views.sources[views.statements[c].source] for c in element.cites}
            assert any(source.status == "source_document" for source in sources), element


def test_grades_a_to_c_cite_published_evidence(knowledge: Knowledge) -> None:
    for element in elements(knowledge):
        if getattr(element, "grade", "P") in ("A", "B", "C"):
            cites = element.cites
            assert any(c.startswith(("EV", "R-C018")) for c in cites), element


def test_statement_ids_match_their_source(knowledge: Knowledge) -> None:
    letter = {
        "R-A": "recovery_plan_trail_runner",
        "R-B": "coach_answer",
        "R-C": "rehab_essay",
        "R-D": "runner_measures",
        "R-E": "return_to_running",
    }
    for statement in knowledge.statements:
        if statement.id[:3] in letter:
            assert statement.source == letter[statement.id[:3]]
        elif statement.id.startswith("X"):
            assert statement.source == "surefoot_resolutions"


def test_glosses_are_our_own_words(knowledge: Knowledge) -> None:
    path = EVIDENCE / "seed_rules.csv"
    if not path.exists():
        pytest.skip("the evidence tables are not beside this checkout")
    with path.open(newline="", encoding="utf-8") as file:
        rules = {row["id"]: _words(row["rule"]) for row in csv.DictReader(file)}
    with (EVIDENCE / "evidence_numbers.csv").open(newline="", encoding="utf-8") as file:
        claims = {row["id"]: _words(row["claim"]) for row in csv.DictReader(file)}
    long_enough = {text for text in (*rules.values(), *claims.values()) if text.count(" ") >= 3}
    for statement in knowledge.statements:
        gloss = _words(statement.gloss)
        own = rules.get(statement.id) or claims.get(statement.id)
        assert own is None or own not in gloss, statement.id
        assert not any(text in gloss for text in long_enough), statement.id


def test_every_cited_row_exists_in_the_evidence(knowledge: Knowledge) -> None:
    if not EVIDENCE.exists():
        pytest.skip("the evidence tables are not beside this checkout")
    text = "".join(
        (EVIDENCE / name).read_text(encoding="utf-8")
        for name in ("seed_rules.csv", "evidence_numbers.csv", "contradictions.md")
    )
    known = set(re.findall(r"R-[A-E]\d{3}|EV\d{3}|X\d{2}", text))
    for statement in knowledge.statements:
        assert statement.id in known or statement.id.startswith("EV-load-")


def _words(text: str) -> str:
    return " ".join(re.findall(r"[\w%.+-]+", text.lower()))


def test_no_text_holds_an_address(knowledge: Knowledge) -> None:
    for path in DATA.rglob("*.yaml"):
        assert not ADDRESS.search(path.read_text()), path


def test_substitutes_reach_an_exercise_without_equipment(
    knowledge: Knowledge, views: Index
) -> None:
    def reaches(exercise: Exercise, seen: frozenset[str]) -> bool:
        return not exercise.equipment or any(
            reaches(views.exercises[name], seen | {name})
            for name in exercise.substitutes
            if name not in seen
        )

    for exercise in knowledge.exercises:
        assert reaches(exercise, frozenset({exercise.id})), exercise.id


def test_ways_to_harder_exercises_end(knowledge: Knowledge, views: Index) -> None:
    for exercise in knowledge.exercises:
        name, steps = exercise.id, 0
        while views.exercises[name].harder:
            name, steps = views.exercises[name].harder, steps + 1
            assert steps <= len(knowledge.exercises), exercise.id


def test_hamstring_rules_of_the_library(views: Index) -> None:
    for name in ("EX20", "EX21", "EX22", "EX27", "EX31", "EX32", "EX33"):
        assert views.exercises[name].hip_flexion_load
        assert views.exercises[name].hamstring_stage == 3
    for name in ("EX54", "EX55", "EX56", "EX58"):
        assert views.exercises[name].hip_flexion_load
        assert views.exercises[name].hamstring_stage == 4
        assert views.exercises[name].optional
    for name in ("EX22", "EX27", "EX31", "EX32", "EX33"):
        assert views.exercises[name].gate == "G-HINGE"
    assert views.exercises["EX29"].harder == "EX28"
    assert {views.exercises[name].gate for name in ("EX28", "EX29")} == {"G-NORDIC"}


def test_every_jump_is_gated_and_counted(knowledge: Knowledge) -> None:
    jumps = [each for each in knowledge.exercises if each.load_class == "plyometric"]
    assert {each.id for each in jumps} == {"EX35", "EX105", "EX106"}
    for jump in jumps:
        assert jump.gate == "G-PLYO" and jump.hamstring_stage == 4
        sides = 2 if jump.per_side else 1
        assert jump.contacts == sides * (jump.dose.reps or 0) == sides * (jump.dose_high.reps or 0)


def test_contacts_fit_the_plyometric_levels(views: Index) -> None:
    hops, easy, skater = (views.exercises[name] for name in ("EX105", "EX106", "EX35"))
    first = views.parameters["contacts_first"].default
    assert hops.dose.sets * hops.contacts + easy.dose.sets * easy.contacts <= first
    assert skater.dose_high.sets * skater.contacts <= views.parameters["contacts_second"].default


def test_routines_hold_no_impact(knowledge: Knowledge, views: Index) -> None:
    for routine in knowledge.protocol.routines:
        for name in routine.exercises:
            assert views.exercises[name].load_class in ("low", "passive")


def test_every_block_and_day_is_there(views: Index) -> None:
    later = [(block, day) for block in ("weeks_1_4", "weeks_5_8", "maintenance") for day in "ABC"]
    assert set(views.strength) == {("calm", "A"), *later}
    for each in views.strength.values():
        names = (*each.exercises, *each.in_turn)
        assert len(names) >= 6 and len(set(names)) == len(names)


def test_every_list_has_work_for_a_runner_without_equipment_gates_or_hamstring(
    views: Index,
) -> None:
    """Day A and B always offer three open exercises; day C has the hamstring track instead."""
    for (block, day), each in views.strength.items():
        if day == "C":
            continue
        doable = {
            name
            for listed in (*each.exercises, *each.in_turn)
            for name in _without_equipment(views, listed)
            if not views.exercises[name].gate and views.exercises[name].hamstring_stage <= 1
        }
        assert len(doable) >= 3, (block, day, doable)


def _without_equipment(views: Index, name: str) -> set[str]:
    exercise = views.exercises[name]
    if not exercise.equipment:
        return {name}
    found: set[str] = set()
    for other in exercise.substitutes:
        found |= _without_equipment(views, other)
    return found


def test_what_gates_test_is_trained_from_the_first_block(
    knowledge: Knowledge, views: Index
) -> None:
    first = {
        name
        for each in knowledge.protocol.strength
        if each.block in ("calm", "weeks_1_4")
        for name in each.exercises
    }
    stage_one = set(views.hamstring[1].exercises)
    for gate in knowledge.protocol.gates:
        for criterion in gate.criteria:
            test = views.tests.get(criterion.test)
            if test is not None and test.trained_by and test.load != "hop":
                reachable = (
                    first | stage_one | {s for n in first for s in _without_equipment(views, n)}
                )
                assert reachable & set(test.trained_by) or criterion.test == "two_leg_squat"


def test_stages_of_the_hamstring_track(views: Index) -> None:
    assert {stage: each.hours_between for stage, each in views.hamstring.items()} == {
        1: 24,
        2: 48,
        3: 48,
        4: 72,
    }
    for each in views.hamstring.values():
        names = {n for listed in each.exercises for n in _without_equipment(views, listed)}
        assert names, each.stage


def test_red_flags_name_the_tiers_of_the_model(views: Index) -> None:
    tiers = {tier: {f.id for f in views.red_flags.values() if f.tier == tier} for tier in TIERS}
    assert tiers == TIERS
    assert {each.id for each in views.red_flags.values() if each.bone} == BONE


TIERS = {
    "emergency": {
        "saddle_numbness",
        "bladder_bowel_change",
        "both_legs_weak",
        "breathless_chest_pain_blood",
        "hot_joint_with_fever",
        "cannot_bear_weight",
        "cold_pale_foot",
    },
    "same_day": {
        "calf_swelling",
        "groin_or_front_hip_pain",
        "pop_and_bruising",
        "foot_drop",
        "knee_swelling_after_trauma",
        "locked_knee",
    },
    "within_week": {
        "focal_bone_pain",
        "hop_pain_at_bone",
        "shin_pain",
        "spreading_numbness",
        "giving_way",
        "weight_loss_or_fever",
        "rest_pain",
        "night_pain",
        "missed_periods_low_energy",
    },
}
BONE = {
    "cannot_bear_weight",
    "groin_or_front_hip_pain",
    "focal_bone_pain",
    "hop_pain_at_bone",
    "shin_pain",
    "missed_periods_low_energy",
}


def test_every_cross_training_mode_is_there(views: Index) -> None:
    assert set(views.cross_training) == {
        "swim",
        "aqua_jog",
        "bike",
        "elliptical",
        "row",
        "power_walk",
    }
    assert views.cross_training["row"].hamstring_stage == 3
    assert any(not each.equipment for each in views.cross_training.values())


def test_every_planned_run_and_walk_is_described(views: Index) -> None:
    assert set(views.guides) == set(get_args(Variant))


def _status_of(told: str) -> set[str]:
    """The statuses that the evidence table's own words allow."""
    if "secondary" in told:
        return {"secondary"}
    if "abstract" in told:
        return {"abstract"}
    return {"abstract", "read_in_full"} if told.startswith("verified") else {"from_memory"}


def _numbers(text: str) -> set[float]:
    return {float(found) for found in re.findall(r"\d+(?:\.\d+)?", text.replace(",", ""))}


def test_published_figures_agree_with_the_evidence_in_number_and_status(views: Index) -> None:
    if not EVIDENCE.exists():
        pytest.skip("the evidence tables are not beside this checkout")
    with (EVIDENCE / "evidence_numbers.csv").open(newline="", encoding="utf-8") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    for name, row in rows.items():
        statement = views.statements.get(name)
        if statement is None:
            assert row["use_in_system"] == "not used", name
            continue
        assert views.sources[statement.source].status in _status_of(row["status"]), name
        known = _numbers(" ".join(row.values())) | {0.0}
        for number in _numbers(statement.gloss):
            assert any(abs(number - each) <= 0.03 * each or number == each for each in known), name
