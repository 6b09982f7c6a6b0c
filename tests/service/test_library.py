"""The library in lines: what each exercise is for, when the plan has it, whether it is open."""

import gzip
import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from fastapi.encoders import jsonable_encoder

from surefoot.service.app import Surefoot
from surefoot.service.errors import NotKnown
from surefoot.service.library_views import ExerciseLineView
from surefoot.text.language import speaking

from .conftest import INJURY, Clock, fact, onboard

TREATMENTS = {"manual_therapy", "modality"}


def lines(surefoot: Surefoot) -> dict[str, ExerciseLineView]:
    return {line.id: line for line in surefoot.library().exercises}


def test_every_exercise_is_there_and_nothing_is_known_of_a_stranger(surefoot: Surefoot) -> None:
    view = surefoot.library()
    assert len(view.exercises) == 110
    assert view.phase is None and view.owned == []
    assert [phase.id for phase in view.phases] == [str(n) for n in range(8)]
    for line in view.exercises:
        assert line.name and line.figure and line.days == []
        if line.allowed is not None:
            assert line.allowed is False and line.because.startswith("Not recommended: ")
    with speaking("de"):
        assert lines(surefoot)["EX12"].name == "Seitstütz"


def test_the_answer_is_small(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    answer = json.dumps(jsonable_encoder(surefoot.library())).encode()
    assert len(gzip.compress(answer)) < 12_000


def test_what_is_open_and_why_not(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock, equipment=["mini_band"])
    known = lines(surefoot)
    assert known["EX01"].allowed and known["EX01"].because == ""
    assert known["EX80"].because == "You need for it: pool."
    assert "two weeks of strength work" in known["EX02"].because
    assert known["EX92"].because == "It waits for the gate “Ready for speed and technical ground”."
    assert known["EX105"].allowed is False
    for line in known.values():
        if line.category in TREATMENTS and line.allowed is not False:
            assert line.allowed is None
        assert (line.allowed is False) == bool(line.because)
    assert surefoot.library().owned == ["mini_band"]


def test_a_hamstring_waits_for_its_stage(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock, equipment=["dumbbell"])
    surefoot.receive(
        [
            fact(
                surefoot,
                "injury",
                clock() + timedelta(minutes=1),
                **{**INJURY, "site": "HAM_L", "hamstring_kind": "tendon_proximal"},
            )
        ]
    )
    assert lines(surefoot)["EX33"].because == (
        "Your hamstring is at stage 1 of 4; this waits for stage 3."
    )


def test_a_warning_sign_closes_everything(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    flag = next(iter(surefoot.index.red_flags))
    surefoot.receive([fact(surefoot, "red_flag_answer", clock(), answers={flag: True})])
    for line in lines(surefoot).values():
        assert line.allowed is None or not line.allowed
        assert line.days == []


def test_the_days_are_those_of_the_plan_and_what_is_planned_is_open(
    surefoot: Surefoot, clock: Clock
) -> None:
    onboard(surefoot, clock, equipment=["mini_band", "step", "bench"])
    known = lines(surefoot)
    planned = {
        (item.exercise, day.date)
        for week in surefoot.plan(2).weeks
        for day in week.days
        for session in day.sessions
        for item in session.items
        if day.date >= surefoot.day()
    }
    assert planned
    assert planned <= {(line.id, day) for line in known.values() for day in line.days}
    today = [item.exercise for session in surefoot.today().sessions for item in session.items]
    assert all(known[name].allowed for name in today)


def test_phases_and_injuries_follow_the_protocol(surefoot: Surefoot) -> None:
    known = lines(surefoot)
    assert known["EX89"].phases[0] == 2 and known["EX92"].phases == [5, 6, 7]
    assert known["EX105"].phases[0] == 3
    assert known["EX41"].phases == []
    assert known["EX01"].sites == ["itb"] and known["EX28"].sites == ["hamstring"]
    assert known["EX03"].sites == ["itb", "hamstring"] and known["EX82"].sites == []


def test_a_figure_is_drawn_in_nobodys_turn(surefoot: Surefoot) -> None:
    draw: Callable[[], str] = surefoot.figure("EX01", poses=True)
    assert draw().startswith("<svg")
    with pytest.raises(NotKnown):
        surefoot.figure("EX999")
