"""The clip with known truth, and clips of which nothing may be told."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

from surefoot.gait import models
from surefoot.gait.analysis import Analysis, analyse
from surefoot.gait.angles import knee_flexion, leg_beside
from surefoot.gait.keypoints import Keypoints
from surefoot.gait.side import Run, found_run
from surefoot.gait.track import track_of
from tests.gait.clips import truth
from tests.gait.conftest import Tracked
from tests.gait.runners import altered, first, slowed

SPM = 168.9
"""Measured from pixels without any pose model, to 0.5."""
MODELS = pytest.mark.parametrize("model", ["full", "heavy"])
needs_extra = pytest.mark.skipif(models.missing() is not None, reason="the extra video")


def _cadence(analysis: Analysis) -> float | None:
    return next(each.value for each in analysis.measures if each.id == "cadence")


def _stretch(keypoints: Keypoints, start: int, frames: int) -> Keypoints:
    return altered(
        keypoints,
        times_s=keypoints.times_s[start : start + frames] - keypoints.times_s[start],
        xy_px=keypoints.xy_px[start : start + frames],
        score=keypoints.score[start : start + frames],
    )


def test_the_labels_are_of_this_clip() -> None:
    told = json.loads(Path(__file__).with_name("contacts_treadmill_side.json").read_text())
    assert told["clip_sha256"] == hashlib.sha256(truth(told["clip"]).read_bytes()).hexdigest()
    apart = [abs(each["first"] - each["second"]) for each in told["second_look"]]
    assert max(apart) <= 1
    assert len(apart) >= len(told["contacts"]) // 3


@pytest.mark.slow
@MODELS
def test_cadence_is_within_a_step_over_ten_seconds(tracked: Tracked, model: str) -> None:
    keypoints = tracked("treadmill_side.mp4", model)
    for start in (0, 30, 60):
        spm = _cadence(analyse(_stretch(keypoints, start, 300), "side"))
        assert spm is not None
        assert abs(spm - SPM) <= 1.0


@pytest.mark.slow
@MODELS
def test_contacts_are_where_the_eye_saw_them(
    tracked: Tracked, labels: list[dict[str, object]], model: str
) -> None:
    keypoints = tracked("treadmill_side.mp4", model)
    contacts = analyse(keypoints, "side").contacts
    found = {(each.side, each.frame) for each in contacts}
    seen = [(str(each["side"]), int(str(each["frame"]))) for each in labels]
    within = [any(s == side and abs(f - frame) <= 1 for s, f in found) for side, frame in seen]
    assert sum(within) >= 0.95 * len(seen)
    edge = 5
    inner = [each for each in seen if edge <= each[1] < len(keypoints) - edge]
    missed = [e for e in inner if not any(s == e[0] and abs(f - e[1]) <= 3 for s, f in found)]
    extra = [
        (s, f)
        for s, f in found
        if edge <= f < len(keypoints) - edge
        and not any(s == side and abs(f - frame) <= 3 for side, frame in seen)
    ]
    assert len(missed) + len(extra) <= 1


@pytest.mark.slow
@MODELS
def test_the_near_knee_bends_as_in_the_reference(
    tracked: Tracked, reference: Keypoints, model: str
) -> None:
    theirs = _leg(track_run(reference))
    ours = _leg(track_run(tracked("treadmill_side.mp4", model)))
    assert np.isfinite(ours - theirs).all()
    assert np.std(ours - theirs) <= 5.0
    raw = np.array(reference.xy_px, dtype=np.float64)
    hip, knee, ankle = (
        raw[:, reference.names.index(f"left_{p}")] for p in ("hip", "knee", "ankle")
    )
    cosine = ((hip - knee) * (ankle - knee)).sum(1)
    cosine /= np.linalg.norm(hip - knee, axis=1) * np.linalg.norm(ankle - knee, axis=1)
    assert np.std(ours - (180 - np.degrees(np.arccos(cosine)))) <= 5.2  # their noise in it


def track_run(keypoints: Keypoints) -> Run:
    run = found_run(track_of(keypoints), None)
    assert isinstance(run, Run)
    return run


def _leg(run: Run) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    assert run.phase is not None
    return knee_flexion(leg_beside(run.track, run.phase, run.track.near))


@pytest.mark.slow
def test_the_reference_of_another_model_is_measured_too(reference: Keypoints) -> None:
    spm = _cadence(analyse(reference, "side"))
    assert spm is not None
    assert abs(spm - SPM) <= 1.0


@pytest.mark.slow
def test_the_walking_pair_is_not_measured(tracked: Tracked) -> None:
    found = analyse(tracked("two_people_walk.mp4", "full"), "side")
    assert "not_running" in found.doubts
    assert all(each.value is None for each in found.measures)


@pytest.mark.slow
def test_cut_short_or_played_slowly_the_clip_tells_nothing(treadmill: Keypoints) -> None:
    assert "too_short" in analyse(first(treadmill, 60), "side").doubts
    for times in (1.5, 2.0, 4.0):
        slow = slowed(treadmill, times)
        assert analyse(slow, "side").doubts, times
        spm = _cadence(analyse(slow, "side", slow_motion=times))
        assert spm is not None
        assert abs(spm - SPM) <= 1.0
    assert (
        "frame_rate_too_low"
        in analyse(altered(treadmill, times_s=np.array(treadmill.times_s) * 2), "side").doubts
    )
    assert "view_not_as_said" in analyse(treadmill, "rear").doubts


@needs_extra
@pytest.mark.slow
@pytest.mark.parametrize("how", ["blurred", "without feet", "without a head"])
def test_blurred_or_cropped_the_clip_tells_nothing(how: str, tmp_path: Path) -> None:
    import cv2

    from surefoot.gait import pose
    from surefoot.gait.clip import frames

    writer = None
    path = tmp_path / "spoilt.mp4"
    for number, (_, picture) in enumerate(frames(truth("treadmill_side.mp4"))):
        if number >= 93:
            break
        whole = cv2.cvtColor(picture, cv2.COLOR_RGB2BGR)
        spoilt = {
            "blurred": lambda whole=whole: cv2.GaussianBlur(whole, (0, 0), 6),
            "without feet": lambda whole=whole: whole[:1150],
            "without a head": lambda whole=whole: whole[700:],
        }[how]()
        size = (spoilt.shape[1], spoilt.shape[0])
        if writer is None:
            writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"mp4v"), 30.0, size)
        writer.write(np.ascontiguousarray(spoilt))
    assert writer is not None
    writer.release()
    found = analyse(pose.track(path), "side")
    assert set(found.doubts) & {"too_blurred", "body_not_in_frame"}, found.doubts
    assert "too_short" not in found.doubts
