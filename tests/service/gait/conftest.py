"""Clips that the tests make, and keypoints without any clip."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from surefoot.facts.technique import GaitMeasure
from surefoot.gait.analysis import Analysis
from surefoot.gait.keypoints import NAMES, Keypoints
from surefoot.service.app import Surefoot
from surefoot.service.gait.about import About
from surefoot.service.gait.measuring import Measured
from surefoot.service.gait.video import missing

SIDE = About("side")


@pytest.fixture
def nobody(tmp_path: Path) -> Path:
    """Two seconds of a grey wall. Skips without the extra."""
    if why := missing():
        pytest.skip(why)
    cv2: Any = pytest.importorskip("cv2")
    path = tmp_path / "nobody.mp4"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"mp4v"), 30, (320, 320))
    for place in range(60):
        writer.write(np.full((320, 320, 3), 90 + place % 7, np.uint8))
    writer.release()
    return path


def send(surefoot: Surefoot, path: Path, about: About = SIDE, name: str = "") -> str:
    """Sends a clip as the web does; the id of its job."""
    with surefoot.video.receive(path.stat().st_size) as incoming:
        incoming.write(path.read_bytes())
        incoming.look()
        return surefoot.video.add(incoming, name or path.name, about, None).job.id


def cadence(spm: float = 169.0) -> GaitMeasure:
    return GaitMeasure(
        id="cadence", value=spm, unit="steps/min", n=34, spread=2.3, standing="measured"
    )


def told(data: bytes = b"clip", *measures: GaitMeasure) -> Measured:
    """What was measured of a clip of these bytes."""
    frames = 90
    rng = np.random.default_rng(len(data))
    keypoints = Keypoints(
        names=NAMES,
        times_s=np.arange(frames) / 30,
        xy_px=rng.uniform(0, 300, (frames, len(NAMES), 2)).astype(np.float32),
        score=np.full((frames, len(NAMES)), 0.9, np.float32),
        width_px=320,
        height_px=320,
        model="blazepose-full",
        clip_sha256=sha256(data).hexdigest(),
    )
    return Measured(keypoints, Analysis(measures or (cadence(),)))


@pytest.fixture
def measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Keeps what a clip of these bytes told, with points and a picture; the id."""

    def keep(surefoot: Surefoot, about: About = SIDE, data: bytes = b"clip") -> str:
        path = tmp_path / f"{len(data)}.mp4"
        path.write_bytes(data)
        monkeypatch.setattr(Measured, "leave_in", only_points)
        return surefoot.video.keep_measured(path, about, told(data))

    return keep


def only_points(found: Measured, folder: Path, path: Path, view: str) -> None:
    """As `Measured.leave_in` does for a clip that can be read."""
    (folder / "keypoints").write_bytes(found.keypoints.to_bytes())
    (folder / "left_initial.jpg").write_bytes(b"picture")
