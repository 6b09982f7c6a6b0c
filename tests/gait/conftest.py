"""The clips with truth, each followed once in a test run however many tests and workers ask."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from surefoot.gait import models, pose
from surefoot.gait.keypoints import Keypoints
from tests.gait.clips import truth

Tracked = Callable[[str, str], Keypoints]


@pytest.fixture(scope="session")
def tracked(tmp_path_factory: pytest.TempPathFactory) -> Tracked:
    """Keypoints of a clip by its name and model; skips without the clip or the extra."""
    base = tmp_path_factory.getbasetemp()
    folder = base.parent if base.name.startswith("popen-") else base

    def find(name: str, model: str) -> Keypoints:
        if models.missing() is not None:
            pytest.skip("the extra video")
        path = truth(name)
        kept = folder / f"{path.stem}.{model}.kp"
        if not kept.is_file():
            part = base / f"{kept.name}.part"
            part.write_bytes(
                pose.track(path, model="heavy" if model == "heavy" else "full").to_bytes()
            )
            part.replace(kept)
        return Keypoints.from_bytes(kept.read_bytes())

    return find


@pytest.fixture(scope="session")
def treadmill(tracked: Tracked) -> Keypoints:
    return tracked("treadmill_side.mp4", "full")


@pytest.fixture(scope="session")
def reference() -> Keypoints:
    """RTMPose's keypoints of the treadmill clip."""
    told = json.loads(truth("treadmill_side.rtmpose.json").read_text())
    points = np.array(told["frames"])
    names = [
        name.replace("l_", "left_", 1).replace("r_", "right_", 1).replace("big_toe", "toe")
        if name[:2] in ("l_", "r_")
        else name
        for name in told["keypoint_names"]
    ]
    kept = [i for i, name in enumerate(names) if "small" not in name]
    return Keypoints(
        tuple(names[i] for i in kept),
        np.array(told["timestamps"]),
        points[:, kept, :2],
        np.clip(points[:, kept, 2], 0, 1),
        told["width"],
        told["height"],
        "rtmpose",
        "0" * 64,
    )


@pytest.fixture(scope="session")
def labels() -> list[dict[str, object]]:
    """Contacts of the treadmill clip, told by eye."""
    path = Path(__file__).with_name("contacts_treadmill_side.json")
    found: list[dict[str, object]] = json.loads(path.read_text())["contacts"]
    return found
