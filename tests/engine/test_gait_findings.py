"""What is said about a clip: little, tied to what helps, and nothing that adds load."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, get_args
from uuid import uuid4

import pytest

from surefoot.engine.gait_findings import MOST, GaitFinding, findings
from surefoot.engine.ledger import Runner
from surefoot.engine.limits import Limits
from surefoot.facts.technique import GaitMeasure, GaitMeasured
from surefoot.facts.types import Injury
from surefoot.gait import front, outcome, rear, side
from surefoot.text import gait as words
from surefoot.text.language import speaking
from tests.engine.starts import INDEX

BESIDE: dict[str, Any] = {
    "subject": uuid4(),
    "happened_at": datetime(2026, 5, 1, tzinfo=UTC),
    "zone": "Europe/Berlin",
}


def _runner(site: str = "ITB_L") -> Runner:
    injury = Injury.model_construct(site=site, hamstring_kind=None)
    return Runner(None, {site: injury}, Limits({}, False), False, {}, {})  # type: ignore[dict-item]


def _measure(name: str, value: float, which: str | None = None, why: str = "") -> GaitMeasure:
    return GaitMeasure.model_validate(
        {
            "id": name,
            "side": which,
            "value": value,
            "unit": INDEX.gait_measures[name].unit,
            "n": 20,
            "spread": 1.04,
            "standing": "change_only" if why else "measured",
            "why": why,
        }
    )


def _clip(*measures: GaitMeasure, task: str = "run", view: str = "rear") -> GaitMeasured:
    told = {
        "id": uuid4(),
        "clip_sha256": "0" * 64,
        "view": view,
        "task": task,
        "model": "blazepose-full",
        "frames_per_s": 60.0,
        "duration_s": 10.0,
        "measures": measures,
    }
    return GaitMeasured.model_validate(BESIDE | told)


def test_few_steps_a_minute_lead_to_the_cue_that_the_plan_has_for_it() -> None:
    clip = _clip(_measure("cadence", 158.4), view="side")
    (found,) = findings(INDEX, _runner(), clip, cue_in_force="light_steps", planned={"EX45"})
    assert (found.id, found.kind, found.cue) == ("few_steps", "now", "light_steps")
    assert found.cue_in_force
    assert (found.planned, found.library) == (("EX45",), ())
    assert "touch more steps" in words.finding(INDEX, found)
    assert words.help_for(INDEX, found)[0].startswith("Your plan already works on it")
    assert findings(INDEX, _runner(), _clip(_measure("cadence", 172), view="side")) == ()
    assert findings(INDEX, _runner("HAM_L"), clip, own_spm=174.0) == ()


def test_while_a_red_flag_is_open_there_is_nothing_to_work_on() -> None:
    clip = _clip(_measure("cadence", 150), view="side")
    changed = {("cadence", None): -9.0}
    assert findings(INDEX, _runner(), clip, changed=changed, stopped=True) == ()


def test_at_most_three_are_told_and_experimental_ones_are_named_so() -> None:
    clip = _clip(
        _measure("cadence", 150),
        *(_measure("pelvic_drop", 12, which, "experimental") for which in ("left", "right")),
        *(_measure("knee_projection", 22, which, "experimental") for which in ("left", "right")),
        _measure("crossover", 80, why="experimental"),
    )
    found = findings(INDEX, _runner(), clip)
    assert len(found) == MOST
    assert [each.experimental for each in found] == [False, True, True]
    assert "Experimental" in words.finding(INDEX, found[1])
    assert words.finding(INDEX, found[1]).startswith("Left leg: ")


def test_a_number_for_changes_only_is_held_against_no_bound() -> None:
    at_30 = _clip(_measure("overstride", 40, "left", "frame_rate"), view="side")
    assert findings(INDEX, _runner(), at_30) == ()
    (found,) = findings(INDEX, _runner(), at_30, changed={("overstride", "left"): 8.0})
    assert (found.kind, found.cue) == ("more", "light_steps")
    (better,) = findings(INDEX, _runner(), at_30, changed={("overstride", "left"): -8.0})
    assert better.kind == "less"
    assert words.help_for(INDEX, better) == ()


def test_a_cue_that_is_not_open_to_the_runner_is_not_named() -> None:
    crossing = _clip(_measure("crossover", 80, why="experimental"))
    (found,) = findings(INDEX, _runner("ITB_R"), crossing)
    assert found.cue == "room_between_the_feet"
    assert findings(INDEX, _runner("HAM_R"), crossing) == ()


def test_every_measure_that_a_view_gives_is_explained_with_its_unit() -> None:
    given = {*side.named("left"), *rear.named(), *front.named()}
    assert {name for name, _, _ in given} == set(INDEX.gait_measures)
    for name, unit, _ in given:
        assert INDEX.gait_measures[name].unit == unit
        assert unit in words.UNIT
    reasons = {*get_args(outcome.Doubt), *get_args(get_args(outcome.Why)[1])}
    assert set(words.WHY) == reasons


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_finding_can_be_said_with_its_errors(language: str) -> None:
    with speaking(language):
        for rule in INDEX.gait_findings.values():
            measure = _measure(rule.measure, -12.2, "left")
            assert words.value(measure)
            assert words.name(INDEX, measure)
            for kind in ("now", "more", "less"):
                found = GaitFinding(
                    rule.id, kind, "left", measure, rule.cue, library=rule.exercises
                )
                assert words.finding(INDEX, found)
    assert any("Munro" in each for each in words.errors(INDEX, _measure("knee_projection", 9)))
    assert words.value(_measure("pelvic_drop", 6.4, "left")) == "6° ± 1"
