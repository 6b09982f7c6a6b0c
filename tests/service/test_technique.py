"""Technique as it is shown: what there is to work on in each state, and how cadence is going."""

from datetime import timedelta
from typing import Any

from surefoot.facts.types import ActivityImported
from surefoot.service.app import Surefoot
from surefoot.service.technique import in_band
from surefoot.service.technique_views import TechniqueView

from .conftest import INJURY, PROFILE, Clock, fact, onboard
from .test_progress import activity

MILD = {**INJURY, "onset": "2026-05-05", "worst_pain_7d": 2, "walk_30_min_clean": True}


def running_on(surefoot: Surefoot, clock: Clock, cadence_spm: float | None = 160) -> None:
    """A mild case, so that there is running from the first day."""
    baseline: dict[str, Any] = {"run_min_per_week": 200, "cadence_spm": cadence_spm}
    surefoot.receive(
        [
            fact(surefoot, "profile", clock(), **{**PROFILE, "baseline": baseline}),
            fact(surefoot, "injury", clock(), **MILD),
        ]
    )


def ran(surefoot: Surefoot, clock: Clock, spm: int) -> None:
    """A recorded run, half an hour of it flat and steady, on the next day."""
    clock.forward(days=1)
    number = {"value": 1800, "source": "computed"}
    told = {"run_s": number, "flat_cadence": [{"from_mps": 2.75, "seconds": [(spm, 1800)]}]}
    told["running_cadence_spm"] = {"value": spm, "source": "computed"}
    surefoot.take_over([activity(surefoot, clock() - timedelta(hours=1), spm, analysis=told)])


def shown(surefoot: Surefoot) -> TechniqueView:
    return surefoot.technique()


def test_before_the_first_runs_there_is_no_cue_and_an_unknown_cadence_stays_unknown(
    surefoot: Surefoot, clock: Clock
) -> None:
    onboard(surefoot, clock)
    found = shown(surefoot)
    assert (found.state, found.cue, found.plot.at) == ("not_running", None, ())
    assert (found.cadence.own_spm, found.cadence.aim, found.cadence.how) == (None, None, [])


def test_the_cue_of_now_has_its_number_and_says_what_brings_the_next(
    surefoot: Surefoot, clock: Clock
) -> None:
    running_on(surefoot, clock)
    found = shown(surefoot)
    assert found.state == "working" and found.cue is not None
    assert found.cue.id == "light_steps" and [drill.id for drill in found.drills] == ["EX45"]
    assert found.cadence.rests_on == "As your profile says."
    aim = found.cadence.aim
    assert aim is not None and (aim.step, aim.spm, aim.low, aim.high) == (1, 164, 161, 167)
    assert found.cadence.how[0] == "No run with flat, steady minutes since the stage began."
    ran(surefoot, clock, 164)
    assert shown(surefoot).cadence.how[0].startswith("The last run held it: 60%")
    for spm in (158, 164):
        ran(surefoot, clock, spm)
    found = shown(surefoot)
    assert [run.holds for run in found.cadence.runs] == [True, False, True]
    assert found.cadence.how == [
        "2 of the last 3 runs held it: 60% of the flat minutes in the band.",
        "2 runs in a row in the band, and the second stage, 168, may come.",
    ]
    [newest, *_] = surefoot.activities().lines().activities
    page = surefoot.activities().page(newest.id)
    assert page.in_band == "30 of 30 flat minutes in your band."


def test_a_quick_runner_works_on_something_else(surefoot: Surefoot, clock: Clock) -> None:
    surefoot.receive(
        [
            fact(
                surefoot, "profile", clock(),
                **{**PROFILE, "baseline": {"run_min_per_week": 200, "cadence_spm": 176}},
            ),
            fact(
                surefoot, "injury", clock(),
                **{**MILD, "site": "HAM_R", "hamstring_kind": "tendon_proximal"},
            ),
        ]
    )  # fmt: skip
    found = shown(surefoot)
    assert found.cue is not None and found.cue.id != "light_steps"
    assert found.cadence.quick and found.cadence.aim is None
    assert found.cadence.how == ["Your step is quick already: no cue asks you for more."]


def test_the_newest_clip_is_told_of(surefoot: Surefoot, clock: Clock) -> None:
    running_on(surefoot, clock)
    assert shown(surefoot).clip is None
    clip = fact(
        surefoot, "gait_measured", clock() + timedelta(minutes=1),
        clip_sha256="0" * 64, view="side", model="full", frames_per_s=60, duration_s=10,
    )  # fmt: skip
    clock.forward(minutes=2)
    surefoot.receive([clip])
    told = shown(surefoot).clip
    assert told is not None and told.id == clip["id"] and told.findings == []
    assert told.said == "Measured on 10 May, from the side."


def test_an_open_warning_sign_leaves_nothing_to_work_on(surefoot: Surefoot, clock: Clock) -> None:
    running_on(surefoot, clock)
    flags = dict.fromkeys(surefoot.index.red_flags, False)
    flags[next(iter(flags))] = True
    clock.forward(minutes=5)
    surefoot.receive([fact(surefoot, "red_flag_answer", clock(), answers=flags)])
    found = shown(surefoot)
    assert (found.state, found.cue, found.cadence.aim) == ("stopped", None, None)
    counts = surefoot.cadence_counts()
    assert counts.aim_spm is None and counts.not_now.startswith("A warning sign is open")
    assert surefoot.video.view().not_now == counts.not_now


def test_a_red_light_leaves_nothing_to_work_on_that_day(surefoot: Surefoot, clock: Clock) -> None:
    running_on(surefoot, clock)
    assert surefoot.cadence_counts().aim_spm == 164 and not surefoot.cadence_counts().not_now
    clock.forward(minutes=5)
    surefoot.receive([fact(surefoot, "check_in", clock(), pain={"ITB_R": 7})])
    found = shown(surefoot)
    assert (found.state, found.cue, found.cadence.aim) == ("red", None, None)
    assert found.cadence.how == []
    assert "red" in surefoot.cadence_counts().not_now
    clock.forward(days=1)
    surefoot.receive([fact(surefoot, "check_in", clock(), pain={"ITB_R": 0})])
    assert (shown(surefoot).state, shown(surefoot).cue) == ("resting", None)
    assert surefoot.cadence_counts().not_now.startswith("Running rests")


def test_before_the_first_runs_nobody_is_asked_to_run(surefoot: Surefoot, clock: Clock) -> None:
    assert surefoot.cadence_counts().not_now == ""
    onboard(surefoot, clock)
    assert "no running yet" in surefoot.cadence_counts().not_now


def test_a_run_from_before_the_plan_has_no_band(surefoot: Surefoot, clock: Clock) -> None:
    running_on(surefoot, clock)
    early = activity(surefoot, clock() - timedelta(days=3), 164)
    assert isinstance(early, ActivityImported)
    surefoot.take_over([early])
    assert in_band(surefoot.course(), early) == ""
