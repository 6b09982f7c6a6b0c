"""The pose pipeline on the clips with truth: right person, right places, and a way to stop it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from surefoot.gait import models, pose
from surefoot.gait.clip import NotAClip
from surefoot.gait.keypoints import Keypoints
from tests.gait.clips import needs_extra, truth, written
from tests.gait.conftest import Tracked


@needs_extra
@pytest.mark.slow
def test_the_near_legs_points_are_where_another_model_finds_them(treadmill: Keypoints) -> None:
    reference = json.loads(truth("treadmill_side.rtmpose.json").read_text())
    theirs = np.array(reference["frames"])[:, :, :2]
    assert len(treadmill) == len(theirs) == 360
    for ours, name, most_px in (
        ("knee", "l_knee", 15),
        ("ankle", "l_ankle", 15),
        ("hip", "l_hip", 30),
    ):
        place = theirs[:, reference["keypoint_names"].index(name)]
        apart = np.hypot(*(treadmill.at(f"left_{ours}") - place).T)
        assert np.median(apart) < most_px, ours


@needs_extra
@pytest.mark.slow
def test_of_two_people_one_is_followed_all_along(tracked: Tracked) -> None:
    found = tracked("two_people_walk.mp4", "full")
    hips = (found.at("left_hip") + found.at("right_hip")) / 2
    seen = np.isfinite(hips[:, 0])
    assert seen.mean() > 0.6
    assert np.hypot(*np.diff(hips[seen], axis=0).T)[3:].max() < 0.05 * found.height_px


@needs_extra
def test_stopping_progress_and_a_clip_without_anybody(tmp_path: Path) -> None:
    path = written(tmp_path / "clip.mp4", frames=12)
    told: list[tuple[int, int]] = []
    with pytest.raises(NotAClip, match="Nobody was found"):
        pose.track(path, told=lambda done, total: told.append((done, total)))
    assert told == [(done, 12) for done in range(13)]
    with pytest.raises(pose.Stopped):
        pose.track(path, stop=lambda: True)


def test_without_the_extra_a_sentence_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(models, "FOLDER", tmp_path)
    reason = models.missing()
    assert reason is not None
    assert "scripts/setup.sh video" in reason
    assert "pip install 'surefoot[video]'" in reason
    with pytest.raises(models.NotSetUp) as refused:
        pose.track(tmp_path / "clip.mp4")
    assert refused.value.reason == reason


@needs_extra
def test_a_model_that_is_not_the_pinned_one_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in models.SHA256:
        (tmp_path / name).write_bytes(b"TFL3")
    monkeypatch.setattr(models, "FOLDER", tmp_path)
    with pytest.raises(models.NotSetUp, match="damaged"):
        models.landmarks("full")
    with pytest.raises(FileNotFoundError):
        models.take(tmp_path / "nothing")
    (tmp_path / "pose_solution_packed_assets.data").write_bytes(b"TFL3")
    with pytest.raises(ValueError, match="not the one that was pinned"):
        models.take(tmp_path)
