"""Clips made on the spot, a few kilobytes each, and where the ones with known truth lie."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from surefoot.gait import models

TRUTH = Path(__file__).resolve().parents[3] / "shared" / "gait"

needs_extra = pytest.mark.skipif(
    os.environ.get("CI") != "true" and models.missing() is not None,
    reason="the extra video is not set up: scripts/setup.sh video",
)


def truth(name: str) -> Path:
    """A clip with known truth; the test is skipped where there is none."""
    path = TRUTH / name
    if not path.is_file():
        pytest.skip(f"no {name}")
    return path


def written(
    path: Path, frames: int = 30, size: tuple[int, int] = (320, 240), rate: float = 30.0
) -> Path:
    """A clip of a moving bar; the ending of the path chooses the container."""
    import cv2

    codec = {".mp4": "mp4v", ".avi": "MJPG", ".webm": "VP80", ".mov": "mp4v"}[path.suffix]
    writer = cv2.VideoWriter(str(path), cv2.CAP_FFMPEG, cv2.VideoWriter.fourcc(*codec), rate, size)
    assert writer.isOpened()
    for number in range(frames):
        picture = np.full((size[1], size[0], 3), 90, np.uint8)
        picture[:, (7 * number) % size[0] :][:, :20] = (40, 200, 240)
        writer.write(picture)
    writer.release()
    return path
