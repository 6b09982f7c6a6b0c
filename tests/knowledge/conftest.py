"""The product's own knowledge, and a complete tiny tree of files that tests can edit."""

from collections.abc import Callable
from pathlib import Path

import pytest

from surefoot.knowledge.checker import check
from surefoot.knowledge.compiled import DATA
from surefoot.knowledge.index import Index, index
from surefoot.knowledge.needs import (
    BLOCKS,
    GATED,
    MODEL_LIMITS,
    PARAMETERS,
    REFERRALS,
    RULES,
    STAGES,
)
from surefoot.knowledge.schema import Knowledge

FOLDER = "protocols/itbs-hamstring"

SOURCES = """\
sources:
  - {id: notebook, title: A notebook, status: source_document}
statements:
  - {id: R-A001, source: notebook, gloss: Start with less.}
  - {id: EV001, source: notebook, gloss: Strong hips help.}
"""

EXERCISES = """\
exercises:
  - id: EX01
    name: Clamshell
    category: strength
    load_class: low
    trains: Outer hip
    setup: Lie on your side.
    movement: Lift the knee.
    cues: [Slowly]
    faults: [Rolling back]
    why: Steady hips.
    feel: Work at the hip.
    stop: Stop for pain.
    dose: {sets: 2, reps: 8}
    dose_high: {sets: 3, reps: 12}
    grade: S
    cites: [R-A001]
    per_side: true
    harder: EX02
  - id: EX02
    name: Clamshell with a band
    category: strength
    load_class: low
    trains: Outer hip
    setup: Lie on your side.
    movement: Lift the knee.
    cues: [Slowly]
    faults: [Rolling back]
    why: Steady hips.
    feel: Work at the hip.
    stop: Stop for pain.
    dose: {sets: 2, reps: 8}
    dose_high: {sets: 3, reps: 12}
    grade: P
    equipment: [mini_band]
    substitutes: [EX01]
    easier: EX01
  - id: EX82
    name: Cycling
    category: cross_training
    load_class: cardio
    trains: Fitness
    setup: Check the saddle.
    movement: Ride.
    cues: [Light gear]
    faults: [Hills]
    why: It keeps you fit.
    feel: Steady.
    stop: Stop for pain.
    dose: {minutes: 30}
    dose_high: {minutes: 60}
    grade: P
    equipment: [bike]
    substitutes: [EX01]
    hamstring_stage: 2
    variants: [easy_run]
"""

PROTOCOL = """\
id: itbs-hamstring
title: A tiny protocol
version: 0.1.0
scope: For tests only.
covers: [itb]
parameters:
  - {id: growth, what: Growth of a week, unit: share, default: 0.1, low: 0, high: 0.15, grade: P}
  - {id: days, what: Days off, unit: d, default: 2, low: 1, high: 3, grade: P, whole: true}
rules:
  - {id: FLAG, layer: red_flag, what: A flag stops the plan, grade: P}
red_flags:
  - {id: numb, tier: emergency, question: Is it numb?, see: A doctor, grade: C, cites: [EV001]}
strength:
  - {block: calm, day: A, exercises: [EX01, EX02], grade: P}
hamstring:
  - {stage: 1, what: Holds, exercises: [EX01], dose: {hold_s: 45}, hours_between: 24, grade: P}
cross_training:
  - {id: bike, exercise: EX82}
routines: []
referrals: []
choices: []
"""

GATES = """\
tests:
  - {id: plank, name: Side plank, how: Hold it., unit: s, per_side: true, grade: P,
     trained_by: [EX01]}
gates:
  - id: G1
    opens: P1
    what: Calm enough
    criteria:
      - {id: calm, what: Calm, check: no_flag, fact: red_flag_answer.answers, grade: P}
  - id: G2
    opens: P2
    what: Ready to run
    criteria:
      - {id: plank, what: A plank, check: test_floor, test: plank, fact: test_result.test,
         at_least: 30, grade: P}
"""


def _phases() -> str:
    lines = ["phases:"]
    for number in range(8):
        rest = 2 if number <= 3 else 1
        lines.append(
            f"  - {{id: P{number}, name: Phase {number}, aim: Go on, runs: 0, runs_most: 4,"
            f" strength: 2, strength_most: 3, cross_training: 1, cross_training_most: 3,"
            f" walks: 3, walk_min: 30, rest_days: {rest}, grade: P}}"
        )
    lines += ["ladder:", *_rungs()]
    return "\n".join(lines) + "\n"


def _rungs() -> list[str]:
    return [
        f"  - {{level: {level}, run_s: 60, walk_s: 60, repeats: 5, grade: P}}" for level in (1, 2)
    ]


def _whole(protocol: str) -> str:
    """The protocol with everything that the engine asks for, each as small as can be."""
    numbers = []
    for name in sorted(PARAMETERS):
        low = next(iter(MODEL_LIMITS.get(name, (0.0,))))
        default = 3 if name.endswith("red_bottom") else low
        numbers.append(
            f"  - {{id: {name}, what: A number, unit: u, default: {default:g}, low: {low:g},"
            f" high: {default:g}, grade: P}}"
        )
    rules = [
        f"  - {{id: {name}, layer: cap, what: A rule, grade: P}}"
        for name in sorted(RULES - {"FLAG"})
    ]
    blocks = [
        f"  - {{block: {name}, day: A, exercises: [EX01], grade: P}}"
        for name in BLOCKS
        if name != "calm"
    ]
    stages = [
        f"  - {{stage: {number}, what: More, exercises: [EX01], dose: {{reps: 8}},"
        " hours_between: 48, grade: P}"
        for number in STAGES[1:]
    ]
    referrals = [
        f"  - {{id: {name}, what: A reason, see: A doctor, tell: Say so, grade: P}}"
        for name in REFERRALS
    ]
    for before, lines in (
        ("rules:\n", numbers),
        ("red_flags:\n", rules),
        ("hamstring:\n", blocks),
        ("cross_training:\n", stages),
        ("choices:", ["referrals:", *referrals]),
    ):
        protocol = protocol.replace(before, "\n".join(lines) + "\n" + before, 1)
    return protocol.replace("referrals: []\n", "", 1)


def _all_gates(gates: str) -> str:
    """The gates with one for everything that opens by a gate."""
    more = [
        f"  - {{id: G{name.removeprefix('P') if name.startswith('P') else '-' + name.upper()},"
        f" opens: {name}, what: Open, criteria: [{{id: calm, what: Calm, check: no_flag,"
        " fact: red_flag_answer.answers, grade: P}]}"
        for name in GATED
        if name not in ("P1", "P2")
    ]
    return gates + "\n".join(more) + "\n"


TINY = {
    "sources.yaml": SOURCES,
    "exercises/hips.yaml": EXERCISES,
    f"{FOLDER}/protocol.yaml": _whole(PROTOCOL),
    f"{FOLDER}/gates.yaml": _all_gates(GATES),
    f"{FOLDER}/phases.yaml": _phases(),
}

Edit = Callable[[str, str, str], None]


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The knowledge of the product's own files, freshly checked."""
    checked = check(DATA)
    assert checked.knowledge is not None, "\n".join(map(str, checked.problems))
    return checked.knowledge


@pytest.fixture(scope="session")
def views(knowledge: Knowledge) -> Index:
    return index(knowledge)


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A data folder with everything that a protocol must have, and little of it."""
    for name, text in TINY.items():
        path = tmp_path / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "data"


@pytest.fixture
def edit(tiny: Path) -> Edit:
    """Replaces the first occurrence of a text in a file of the tiny tree."""

    def replace(name: str, old: str, new: str) -> None:
        text = (tiny / name).read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {name}"
        (tiny / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace
