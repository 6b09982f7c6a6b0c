"""What a clip can tell, as knowledge: what is named exists, and a finding has one bound."""

from pathlib import Path

import pytest

from surefoot.knowledge.checker import check
from surefoot.knowledge.index import Index

GAIT = """gait_measures:
  - {id: cadence, name: Steps, what: Steps a minute, unit: steps/min, grade: P}
  - id: pelvic_drop
    name: Drop
    what: Drop of the pelvis
    unit: deg
    grade: P
    errors: [{what: Off by some degrees, source: notebook}]
gait_findings:
  - id: drops
    measure: pelvic_drop
    tasks: [run]
    above: 8
    say: It drops.
    more: It drops more.
    less: It drops less.
    exercises: [EX01]
    grade: P
"""


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        ("source: notebook", "source: nobody", "no source `nobody`"),
        ("measure: pelvic_drop", "measure: crossover", "no measure `crossover`"),
        ("    exercises: [EX01]", "    cue: tall", "no cue `tall`"),
        ("exercises: [EX01]", "exercises: [EX99]", "no exercise `EX99`"),
        ("    exercises: [EX01]\n", "", "name what helps"),
        ("    above: 8\n", "", "give one bound"),
        ("    above: 8\n", "    above: 8\n    below: 2\n", "give one bound"),
    ],
)
def test_a_slip_in_what_a_clip_tells_is_found(
    tiny: Path, before: str, after: str, what: str
) -> None:
    path = tiny / "gait.yaml"
    (tiny / "technique.yaml").write_text("cues: []\n", encoding="utf-8")
    path.write_text(GAIT, encoding="utf-8")
    assert not check(tiny).problems
    path.write_text(GAIT.replace(before, after), encoding="utf-8")
    told = [str(each) for each in check(tiny).problems]
    assert any(what in each and "gait.yaml" in each for each in told), told


def test_measures_without_a_known_error_never_count_as_changed(views: Index) -> None:
    sure = {each.id for each in views.gait_measures.values() if each.detectable is not None}
    assert sure == {
        "cadence",
        "overstride",
        "overstride_cm",
        "knee_flexion_contact",
        "knee_flexion_stance",
        "trunk_lean",
        "pelvic_drop",
        "knee_projection",
    }
    for finding in views.gait_findings.values():
        assert finding.cue or finding.exercises
        for name in finding.exercises:
            assert views.exercises[name].status != "not_recommended"
