"""Sports2D's tables read, and two clips compared."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import numpy as np
import pytest

from surefoot.facts.technique import GaitMeasure, GaitMeasured
from surefoot.gait.analysis import analyse
from surefoot.gait.comparing import differences
from surefoot.gait.keypoints import Keypoints
from surefoot.gait.trc import read_trc
from tests.gait.runners import Runner

_MARKER = {"nose": "Nose"} | {
    f"{side}_{ours}": f"{side[0].upper()}{theirs}"
    for side in ("left", "right")
    for ours, theirs in (
        ("shoulder", "Shoulder"),
        ("hip", "Hip"),
        ("knee", "Knee"),
        ("ankle", "Ankle"),
        ("heel", "Heel"),
        ("toe", "BigToe"),
    )
}


def table_of(keypoints: Keypoints, scale: float = 1.0, up: bool = False) -> bytes:
    names = [name for name in keypoints.names if name in _MARKER]
    markers = ["Hip", *(_MARKER[name] for name in names)]
    axes = [f"{axis}{i + 1}" for i in range(len(markers)) for axis in "XYZ"]
    lines = [
        "PathFileType\t4\t(X/Y/Z)\trun_Sports2D_px_person00.trc",
        "DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\tOrigDataStartFrame"
        "\tOrigNumFrames",
        f"30\t30\t{len(keypoints)}\t{len(markers)}\tm\t30\t0\t{len(keypoints)}",
        "Frame#\tTime\t" + "\t\t\t".join(markers) + "\t\t\t",
        "\t\t" + "\t".join(axes),
    ]
    for number, time in enumerate(keypoints.times_s):
        places = [
            f"{x * scale:.5f}\t{y * scale * (-1 if up else 1):.5f}\t0"
            for x, y in ((1.0, 1.0), *(keypoints.at(name)[number] for name in names))
        ]
        lines.append(f"{number}\t{time:.5f}\t" + "\t".join(places))
    return ("\n".join(lines) + "\n").encode()


@pytest.mark.parametrize(("scale", "up"), [(1.0, False), (0.001, True)])
def test_a_trc_in_pixels_gives_the_keypoints(scale: float, up: bool) -> None:
    runner = Runner(seconds=4)
    before = runner.keypoints()
    read = read_trc(table_of(before, scale, up), before.width_px, before.height_px)
    assert np.abs(read.at("left_toe") - before.at("left_toe")).max() < 0.02
    cadence = analyse(read, "side").measures[0]
    assert cadence.value == pytest.approx(runner.spm, abs=0.5)


def test_a_trc_that_is_none_is_refused_in_words() -> None:
    good = table_of(Runner(seconds=1).keypoints())
    for data, what in (
        (b"", "no TRC"),
        (b"\xff\xfe\x00", "not text"),
        (table_of(Runner(seconds=1).keypoints(), 0.001), "metres"),
        (good.replace(b"\t0.03333\t", b"\twhat\t"), "line 7"),
        (good.replace(b"\t0.03333\t", b"\t9.9\t"), "do not increase"),
    ):
        with pytest.raises(ValueError, match=what):
            read_trc(data, 800, 800)
    lost = read_trc(good + b"30\t5.0\n", 800, 800)
    assert np.isnan(lost.at("left_hip")[-1]).all()
    assert lost.score_of("left_hip")[-1] == 0


def _clip(drop: float, cadence: float, **parts: object) -> GaitMeasured:
    told = {
        "id": uuid4(),
        "subject": uuid4(),
        "happened_at": datetime(2026, 5, 1, tzinfo=UTC),
        "zone": "Europe/Berlin",
        "clip_sha256": "0" * 64,
        "view": "rear",
        "model": "blazepose-full",
        "frames_per_s": 60.0,
        "duration_s": 10.0,
        "measures": (
            GaitMeasure(
                id="pelvic_drop", side="left", value=drop, unit="deg", n=9, spread=1.0,
                standing="change_only", why="experimental",
            ),
            GaitMeasure(
                id="cadence", value=cadence, unit="steps/min", n=30, spread=2.0,
                standing="measured",
            ),
            GaitMeasure(
                id="step_width", value=None, unit="% leg", n=0, standing="not_measurable",
                why="not_clear",
            ),
        ),
    }  # fmt: skip
    return GaitMeasured.model_validate(told | parts)


def test_a_difference_counts_beyond_the_smallest_detectable_one() -> None:
    least = {"pelvic_drop": 2.8, "cadence": 3.0}
    found = differences(_clip(6, 168), _clip(9.5, 170), least)
    assert [(each.id, each.counts) for each in found] == [("pelvic_drop", True), ("cadence", False)]
    assert found[0].change == pytest.approx(3.5)
    assert not any(each.counts for each in differences(_clip(6, 168), _clip(9.5, 175), {}))


def test_clips_that_were_made_otherwise_are_not_compared() -> None:
    one = _clip(6, 168)
    for parts in (
        {"view": "side"},
        {"task": "squat"},
        {"model": "blazepose-heavy"},
        {"frames_per_s": 30.0},
    ):
        assert differences(one, _clip(12, 180, **parts), {"cadence": 3.0}) == ()
    assert differences(one, _clip(12, 180, frames_per_s=59.94), {"cadence": 3.0})
