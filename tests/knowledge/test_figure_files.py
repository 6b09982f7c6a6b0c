"""A fault in a figure file is told with its file, its line and what to do; figures load alone."""

import subprocess
import sys
from pathlib import Path

import pytest

from surefoot.knowledge.checker import check_all
from surefoot.knowledge.compile import compile_knowledge
from surefoot.knowledge.compiled import FIGURES
from surefoot.knowledge.figure_files import check_figures
from surefoot.knowledge.figure_schema import Figures
from surefoot.knowledge.loader import load_figures
from surefoot.knowledge.yaml_file import Problem

ROOT = Path(__file__).resolve().parents[2]
GOOD = """\
postures:
  - id: standing
    both: {elbow: 10}
    touch: {right_foot: [0, 0]}
figures:
  - exercise: EX01
    posture: standing
    props:
      - {kind: band, points: [left_knee, right_knee]}
    poses:
      - both: {hip: 10}
      - trunk: {back: 20}
        right: {knee: 60}
        touch: {right_foot: stay, left_hand: left_hip}
    arrows: [right_knee]
  - exercise: EX02
    like: EX01
  - exercise: EX82
    in_turn: [EX01, EX02]
"""


def found(tiny: Path, text: str) -> tuple[Figures, tuple[Problem, ...]]:
    (tiny / "figures").mkdir(exist_ok=True)
    (tiny / "figures" / "hips.yaml").write_text(text, encoding="utf-8")
    installed = check_all(tiny).installed
    assert installed is not None
    return check_figures(tiny, installed.protocols[0])


def test_good_figures_have_no_problem_and_one_may_be_like_others(tiny: Path) -> None:
    figures, problems = found(tiny, GOOD)
    assert problems == ()
    first, second, third = figures.figures
    assert second.poses == first.poses and second.exercise == "EX02"
    assert third.in_turn == ("EX01", "EX02")


# what is replaced, by what, the line that is blamed, words of the problem
FAULTS = {
    "unknown joint": ("{hip: 10}", "{hipp: 10}", 11, "did you mean `hip`"),
    "trunk joint at a side": ("{hip: 10}", "{back: 10}", 11, "no joint `back` here"),
    "knee bent backwards": ("knee: 60", "knee: -20", 13, "-20 is outside 0 to 158 degrees"),
    "hip bent too far": ("{hip: 10}", "{hip: 170}", 11, "outside -30 to 135"),
    "back bent too far": ("back: 20", "back: 120", 12, "outside"),
    "posture out of range": ("elbow: 10", "elbow: 200", 3, "outside 0 to 150"),
    "unknown exercise": ("exercise: EX02", "exercise: EX99", 16, "there is no exercise `EX99`"),
    "no exercise's id": ("exercise: EX02", "exercise: Clam", 16, "must match"),
    "second figure": ("exercise: EX02", "exercise: EX01", 16, "already has a figure"),
    "unknown prop": ("kind: band", "kind: rope", 9, "must be one of"),
    "prop without points": (", points: [left_knee, right_knee]", "", 9, "needs `points:`"),
    "prop at a strange point": ("left_knee, right_knee", "left_nee, right_knee", 9, "left_knee"),
    "unknown posture": ("posture: standing", "posture: flying", 7, "no posture `flying`"),
    "one pose": ("      - both: {hip: 10}\n", "", 10, "2 to 8 poses, got 1"),
    "unknown point": ("left_hand: left_hip", "left_hnd: left_hip", 14, "did you mean `left_hand`"),
    "touching the unknown": ("left_hand: left_hip", "left_hand: left_hp", 14, "`left_hip`"),
    "half a place": ("right_foot: [0, 0]", "right_foot: [0]", 4, "[forwards, up]"),
    "far away": ("right_foot: [0, 0]", "right_foot: [0, 900]", 4, "[forwards, up]"),
    "arrow of nothing": ("arrows: [right_knee]", "arrows: [knees]", 15, "no point `knees`"),
    "like nothing": ("like: EX01", "like: EX09", 17, "no figure of its own"),
    "like and own": ("like: EX01", "like: EX01\n    posture: standing", 18, "leave `posture` out"),
    "misspelt field": ("posture: standing", "postur: standing", 7, "did you mean `posture`"),
    "turns of nothing": ("[EX01, EX02]", "[EX01, EX09]", 19, "no single figure of `EX09`"),
    "turns and own": ("[EX01, EX02]", "[EX01]\n    view: front", 19, "leave everything else out"),
    "strange key": ("postures:", "postres:", 1, "did you mean `postures`"),
    "text for a number": ("knee: 60", "knee: bent", 13, "number"),
    "negative time": ("      - both: {hip: 10}", "      - hold_s: -1", 11, "greater than"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_its_line(tiny: Path, fault: str) -> None:
    old, new, line, words = FAULTS[fault]
    assert old in GOOD
    problems = found(tiny, GOOD.replace(old, new, 1))[1]
    blamed = [problem for problem in problems if problem.line == line and words in problem.what]
    assert blamed, problems
    assert all(problem.file == "figures/hips.yaml" for problem in blamed)


def test_an_exercise_without_a_figure_is_named(tiny: Path) -> None:
    problems = found(tiny, GOOD.partition("  - exercise: EX82")[0])[1]
    assert [(each.file, each.line) for each in problems] == [("figures", 1)]
    assert "EX82 has no figure" in problems[0].what


def test_without_the_folder_there_are_no_figures(tiny: Path) -> None:
    installed = check_all(tiny).installed
    assert installed is not None
    assert check_figures(tiny, installed.protocols[0]) == (Figures((), ()), ())


def test_the_first_pose_cannot_stay_where_it_never_was(tiny: Path) -> None:
    bad = GOOD.replace("- both: {hip: 10}", "- touch: {right_foot: stay}")
    assert "none before it" in found(tiny, bad)[1][0].what


def test_the_figures_are_compiled_beside_the_knowledge(tiny: Path, tmp_path: Path) -> None:
    figures = found(tiny, GOOD)[0]
    target = tmp_path / "compiled.pickle"
    compile_knowledge(tiny, target)
    beside = target.with_name(FIGURES.name)
    before = beside.stat().st_mtime_ns
    assert load_figures(tiny, beside) == figures
    assert load_figures(tiny / "no files", beside) == figures
    compile_knowledge(tiny, target)
    assert beside.stat().st_mtime_ns == before


def test_an_edited_figure_is_noticed_and_leaves_the_knowledge_alone(
    tiny: Path, tmp_path: Path
) -> None:
    found(tiny, GOOD)
    target = tmp_path / "compiled.pickle"
    compile_knowledge(tiny, target)
    knowledge = target.read_bytes()
    found(tiny, GOOD.replace("knee: 60", "knee: 70"))
    edited = load_figures(tiny, target.with_name(FIGURES.name))
    assert edited.figures[0].poses[1].right["knee"] == 70
    compile_knowledge(tiny, target)
    assert target.read_bytes() == knowledge


def test_a_start_without_a_picture_reads_no_figures() -> None:
    script = (
        "import sys; import surefoot.service.app; from surefoot.knowledge.loader import load;"
        "load();"
        "sys.exit(any(n.startswith('surefoot') and 'figure' in n for n in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
