"""Every kind of fault in a knowledge file is told with its file, its line and what to do."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surefoot.knowledge.checker import Problem, check

Edit = Callable[[str, str, str], None]

GATES = "protocols/itbs-hamstring/gates.yaml"
PHASES = "protocols/itbs-hamstring/phases.yaml"
PROTOCOL = "protocols/itbs-hamstring/protocol.yaml"
EXERCISES = "exercises/hips.yaml"
SOURCES = "sources.yaml"


def problems_of(data_dir: Path) -> tuple[Problem, ...]:
    return check(data_dir).problems


def line_with(path: Path, text: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_the_tiny_tree_is_good(tiny: Path) -> None:
    checked = check(tiny)
    assert checked.problems == ()
    assert checked.knowledge is not None
    assert checked.knowledge.version.startswith("itbs-hamstring-0.1.0+")


# file, what is replaced, by what, a text on the line that is blamed, words of the problem
FAULTS: dict[str, tuple[str, str, str, str, str]] = {
    # shape
    "misspelt field": (PROTOCOL, "unit: share", "unitt: share", "unitt", "did you mean `unit`"),
    "missing field": (PROTOCOL, "tier: emergency, ", "", "id: numb", "`tier:` is missing"),
    "value not in the list": (PROTOCOL, "emergency", "soon", "soon", "'emergency'"),
    "text for a number": (PROTOCOL, "default: 0.1", "default: much", "much", "number"),
    "nothing for a text": (EXERCISES, "Steady hips.", "", "why:", "got nothing"),
    "text for a list": (EXERCISES, "cues: [Slowly]", "cues: Slowly", "cues:", "must be a list"),
    "text for an entry": (EXERCISES, "dose: {sets: 2, reps: 8}", "dose: lots", "lots", "keys"),
    "bad id": (PROTOCOL, "id: growth", "id: Growth Rate", "Growth Rate", "must match"),
    "bad cite": (PROTOCOL, "cites: [EV001]", "cites: [EV1]", "EV1", "must match"),
    "unknown key": (PROTOCOL, "rules:", "rulez:", "rulez:", "did you mean `rules`"),
    "key of another file": (SOURCES, "statements:", "gates: []\nstatements:", "gates:", "belong"),
    # YAML
    "key twice": (EXERCISES, "    feel:", "    why: Again.\n    feel:", "Again", "already on"),
    "bad YAML": (EXERCISES, "cues: [Slowly]", "cues: [Slowly", "faults:", "not YAML"),
    "undefined alias": (EXERCISES, "cues: [Slowly]", "cues: *other", "*other", "write it out"),
    "alias": (
        EXERCISES,
        "cues: [Slowly]\n    faults: [Rolling back]",
        "cues: &a [Slowly]\n    faults: *a",
        "*a",
        "write it out",
    ),
    "tag": (EXERCISES, "why: Steady", "why: !python/name:os.system Steady", "!python", "tag"),
    "not a number": (PROTOCOL, "default: 0.1", "default: .nan", ".nan", "plain decimals"),
    "endless number": (PROTOCOL, "high: 0.15", "high: .inf", ".inf", "plain decimals"),
    "key that is a number": (PROTOCOL, "routines: []", "7: []", "7: []", "plain word"),
    # ids
    "exercise twice": (EXERCISES, "id: EX02", "id: EX01", "id: EX01\n", "already in this list"),
    "parameter twice": (PROTOCOL, "id: days", "id: growth", "what: Days off", "rename one"),
    "strength day twice": (
        PROTOCOL,
        "hamstring:\n",
        "  - {block: calm, day: A, exercises: [EX02], grade: P}\nhamstring:\n",
        "exercises: [EX02]",
        "calm A is already",
    ),
    "criterion twice": (
        GATES,
        "  - id: G2",
        "      - {id: calm, what: Again, check: no_red, fact: check_in.pain, grade: P}\n  - id: G2",
        "Again",
        "already in this list",
    ),
    # sources
    "cite without statement": (PROTOCOL, "[EV001]", "[EV002]", "EV002", "add its gloss"),
    "statement without source": (SOURCES, "source: notebook", "source: note", "note,", "notebook"),
    "grade without source": (EXERCISES, "grade: P", "grade: B", "grade: B", "needs a source"),
    # references
    "unknown exercise in a list": (PROTOCOL, "EX01, EX02", "EX01, EX99", "EX99", "no exercise"),
    "unknown exercise in a test": (GATES, "[EX01]", "[EX99]", "trained_by", "no exercise"),
    "unknown harder exercise": (EXERCISES, "harder: EX02", "harder: EX09", "EX09", "no exercise"),
    "unknown equipment": (EXERCISES, "[mini_band]", "[miniband]", "miniband", "`mini_band`"),
    "unknown mode": (PROTOCOL, "id: bike", "id: unicycle", "unicycle", "not a mode"),
    "unknown gate": (EXERCISES, "    easier: EX01", "    gate: G9", "gate: G9", "no gate `G9`"),
    "equipment without a way round": (
        EXERCISES,
        "    substitutes: [EX01]\n",
        "",
        "equipment:",
        "does without equipment",
    ),
    "substitute that is held back": (
        EXERCISES,
        "    harder: EX02",
        "    hamstring_stage: 2",
        "substitutes:",
        "held back",
    ),
    # library
    "chain that comes round": (
        EXERCISES,
        "easier: EX01",
        "harder: EX01",
        "harder: EX01",
        "leads back",
    ),
    "jump without a gate": (
        EXERCISES,
        "load_class: low",
        "load_class: impact",
        "load_class: impact",
        "opens plyometrics",
    ),
    "rejected without a reason": (
        EXERCISES,
        "    easier: EX01",
        "    status: not_recommended",
        "status: not",
        "say why",
    ),
    "reason for what is listed": (
        EXERCISES,
        "    easier: EX01",
        "    because: It hurts.",
        "because:",
        "which its status is not",
    ),
    "rejected but planned": (
        EXERCISES,
        "    easier: EX01",
        "    status: not_recommended\n    because: It hurts.",
        "harder: EX02",
        "take it out",
    ),
    "mode that is none": (PROTOCOL, "EX82}", "EX01}", "EX01}", "no cross-training"),
    "run told twice": (EXERCISES, "harder: EX02", "variants: [easy_run]", "[easy_run]", "already"),
    "eight days a week": (EXERCISES, "reps: 8}", "reps: 8, per_week: 8}", "per_week: 8", "1 to 7"),
    "backwards tempo": (
        EXERCISES,
        "    easier: EX01",
        "    tempo: {up_s: 1, hold_s: -1, down_s: 2}",
        "tempo:",
        "cannot be negative",
    ),
    # gates
    "unknown test": (GATES, "test: plank", "test: planks", "planks", "did you mean `plank`"),
    "no test": (GATES, "test: plank, ", "", "check: test_floor", "needs a test"),
    "opens nothing": (GATES, "opens: P2", "opens: summit", "summit", "cannot be opened"),
    "opens the first phase": (GATES, "opens: P2", "opens: P0", "opens: P0", "cannot be opened"),
    "opens what is open": (GATES, "opens: P2", "opens: P1", "opens: P1\n", "already opens"),
    "number of another phase": (GATES, "opens: P2", "opens: P3", "id: G2", "number of its phase"),
    "no criteria": (
        GATES,
        "    criteria:\n      - {id: calm, what: Calm, check: no_flag,"
        " fact: red_flag_answer.answers, grade: P}",
        "    criteria: []",
        "criteria: []",
        "always be open",
    ),
    "unknown fact": (GATES, "red_flag_answer.answers", "red_flag.answers", "red_flag.", "no fact"),
    "unknown field": (GATES, "test_result.test", "test_result.tset", "fact: test", "`test`"),
    "subject that is no field": (
        GATES,
        "check: no_flag,",
        "check: daily_pain, subject: stair_pain,",
        "stair_pain",
        "`stairs_down_pain`",
    ),
    "no subject": (GATES, "check: no_flag", "check: daily_pain", "daily_pain", "needs `subject:`"),
    # bounds
    "default outside": (PROTOCOL, "default: 0.1", "default: 0.2", "0.2", "lies outside"),
    "range upside down": (PROTOCOL, "low: 0,", "low: 1,", "low: 1,", "above high"),
    "half a day": (PROTOCOL, "default: 2,", "default: 1.5,", "default: 1.5", "whole"),
    "hole in the ladder": (PHASES, "level: 2", "level: 3", "level: 3", "without a hole"),
    "no running": (PHASES, "run_s: 60", "run_s: 0", "run_s: 0", "at least 1"),
    "phase missing": (PHASES, "id: P5", "id: P6", "Phase 5", "each once and in order"),
    "too much strength": (PHASES, "strength_most: 3", "strength_most: 4", "Phase 0", "above 3"),
    "too much cross-training": (
        PHASES,
        "cross_training_most: 3",
        "cross_training_most: 4",
        "Phase 0",
        "above 3",
    ),
    "more runs than the most": (PHASES, "runs: 0", "runs: 5", "Phase 0", "above `runs_most`"),
    "one rest day too early": (PHASES, "rest_days: 2", "rest_days: 1", "Phase 0", "must be 2"),
    "no rest day": (PHASES, "rest_days: 1", "rest_days: 0", "Phase 4", "must be 1"),
    "empty dose": (EXERCISES, "dose: {sets: 2, reps: 8}", "dose: {sets: 2}", "dose: {", "needs"),
    "high below low": (EXERCISES, "reps: 12", "reps: 6", "reps: 6", "below `dose`"),
    "contacts without jumps": (EXERCISES, "easier: EX01", "contacts: 9", "contacts: 9", "counted"),
    "stage too often": (PROTOCOL, "hours_between: 24", "hours_between: 12", "stage: 1", "24 hours"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_file_and_line(tiny: Path, edit: Edit, fault: str) -> None:
    name, old, new, on_line, words = FAULTS[fault]
    edit(name, old, new)
    checked = check(tiny)
    assert checked.knowledge is None
    lines = (tiny / name).read_text(encoding="utf-8").splitlines(keepends=True)
    blamed = [number for number, line in enumerate(lines, 1) if on_line in line]
    found = [each for each in checked.problems if each.file == name and each.line in blamed]
    assert any(words in each.what for each in found), checked.problems


def test_a_key_in_two_files_names_both(tiny: Path, edit: Edit) -> None:
    edit(GATES, "tests:\n", "routines: []\ntests:\n")
    # protocol.yaml is read after gates.yaml, so the second of the two is there
    (problem,) = problems_of(tiny)
    assert (problem.file, problem.line) == (PROTOCOL, line_with(tiny / PROTOCOL, "routines"))
    assert "gates.yaml line 1" in problem.what


def test_a_stage_holds_only_what_is_open_in_it(tiny: Path, edit: Edit) -> None:
    edit(EXERCISES, "    harder: EX02", "    hamstring_stage: 2")
    edit(EXERCISES, "    easier: EX01", "    hamstring_stage: 2")
    (problem,) = problems_of(tiny)
    assert (problem.file, problem.line) == (PROTOCOL, line_with(tiny / PROTOCOL, "stage: 1"))
    assert "stage 2" in problem.what


def test_gates_to_phases_stand_in_order(tiny: Path, edit: Edit) -> None:
    edit(GATES, "- id: G1\n    opens: P1", "- id: G3\n    opens: P3")
    line = line_with(tiny / GATES, "opens: P2")
    assert any(p.line == line and "order of the phases" in p.what for p in problems_of(tiny))


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (b"", 1, "empty"),
        (b"# only a comment\n", 1, "empty"),
        (b"- a\n- b\n", 1, "must start with a key"),
        (b"just text\n", 1, "must start with a key"),
        (b"exercises:\n\t- id: EX01\n", 2, "tab"),
        (b"exercises:\n  - {id: EX01\n", 3, "not YAML"),
        (b"exercises: []\n---\nexercises: []\n", 2, "second document"),
        (b"exercises: []\nname: \xff\n", 2, "UTF-8"),
        (b"exercises: []\nname: \x00\n", 1, "not YAML"),
        (b"exercises: " + b"[" * 2000, 1, "levels inside"),
        (b"exercises: 12\n", 1, "must be a list"),
        (b"other: []\n", 1, "`exercises:` is missing"),
    ],
)
def test_a_broken_file_is_a_problem_and_no_traceback(
    tiny: Path, content: bytes, line: int, words: str
) -> None:
    (tiny / EXERCISES).write_bytes(content)
    problems = problems_of(tiny)
    assert any(
        each.file == EXERCISES and each.line == line and words in each.what for each in problems
    ), problems


@pytest.mark.parametrize(("name", "blamed"), [(SOURCES, SOURCES), (EXERCISES, "exercises")])
def test_a_missing_file_is_a_problem(tiny: Path, name: str, blamed: str) -> None:
    (tiny / name).unlink()
    assert any(each.file == blamed and "is missing" in each.what for each in problems_of(tiny))


def test_the_library_goes_on_from_file_to_file(tiny: Path, edit: Edit) -> None:
    second = tiny / "exercises" / "more.yaml"
    text = (tiny / EXERCISES).read_text(encoding="utf-8").partition("  - id: EX02")
    (tiny / EXERCISES).write_text(text[0], encoding="utf-8")
    (tiny / "exercises" / "empty.yaml").write_text("exercises: []\n", encoding="utf-8")
    second.write_text("exercises:\n" + "".join(text[1:]), encoding="utf-8")
    checked = check(tiny)
    assert checked.knowledge is not None, checked.problems
    assert [each.id for each in checked.knowledge.exercises] == ["EX01", "EX02", "EX82"]
    edit("exercises/more.yaml", "substitutes: [EX01]", "substitutes: [EX09]")
    blamed = {(each.file, each.line) for each in problems_of(tiny)}
    assert ("exercises/more.yaml", line_with(second, "substitutes")) in blamed
    edit("exercises/more.yaml", "setup:", "set_up:")
    assert {each.file for each in problems_of(tiny)} == {"exercises/more.yaml"}


def test_a_missing_part_of_the_protocol_is_a_problem(tiny: Path) -> None:
    (tiny / PHASES).unlink()
    told = {each.what for each in problems_of(tiny)}
    assert told == {"`phases:` is missing: add it", "`ladder:` is missing: add it"}


def test_a_missing_protocol_or_folder_is_a_problem(tiny: Path, tmp_path: Path) -> None:
    assert any("folder is missing" in each.what for each in check(tiny, "other").problems)
    shutil.rmtree(tiny)
    assert check(tiny).knowledge is None
    assert check(tmp_path / "nowhere").knowledge is None


def test_a_file_with_the_short_ending_is_not_overlooked(tiny: Path) -> None:
    (tiny / PHASES).rename((tiny / PHASES).with_suffix(".yml"))
    assert any(each.file.endswith("phases.yml") for each in problems_of(tiny))


def test_a_problem_reads_as_place_and_sentence(tiny: Path, edit: Edit) -> None:
    edit(PROTOCOL, "default: 0.1", "default: 0.2")
    (problem,) = problems_of(tiny)
    assert str(problem) == (
        "protocols/itbs-hamstring/protocol.yaml:7:55: default 0.2 lies outside 0 to 0.15:"
        " change it or the range"
    )


def test_a_fault_in_one_file_does_not_hide_one_in_another(tiny: Path, edit: Edit) -> None:
    edit(PROTOCOL, "default: 0.1", "default: much")
    edit(GATES, "test: plank", "test: planks")
    assert {each.file for each in problems_of(tiny)} == {PROTOCOL, GATES}


@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_no_cut_or_stray_text_makes_the_checker_raise(tiny: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([SOURCES, EXERCISES, PROTOCOL, GATES, PHASES]))
    text = (tiny / name).read_text(encoding="utf-8")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    stray = data.draw(st.text(alphabet="{}[]:-#&*!|>'\"%@` \t\nabP01.,", max_size=6))
    (tiny / name).write_text(text[:start] + stray + text[end:], encoding="utf-8")
    try:
        checked = check(tiny)
    finally:
        (tiny / name).write_text(text, encoding="utf-8")
    assert (checked.knowledge is None) == bool(checked.problems)
    for problem in checked.problems:
        assert problem.line >= 1 and problem.column >= 1 and problem.what
