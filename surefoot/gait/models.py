"""The pose models' files: which they are, and whether the extra `video` is there to run them.

From the npm package @mediapipe/pose 0.5.1675469404 (Apache-2.0), fetched by the build.
"""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from surefoot.facts.phrase import Phrase, phrase

Model = Literal["full", "heavy"]

FOLDER = Path(__file__).parent / "models"
SHA256 = {
    "pose_detection.tflite": "a63c614bef30d35947f13be361820b1e4e3bec9cfeebf4d11216a18373108e85",
    "pose_landmark_full.tflite": "e9a5c5cb17f736fafd4c2ec1da3b3d331d6edbe8a0d32395855aeb2cdfd64b9f",
    "pose_landmark_heavy.tflite": (
        "59e42d71bcd44cbdbabc419f0ff76686595fd265419566bd4009ef703ea8e1fe"
    ),
}
_DETECTION = "pose_detection.tflite"
_PACKED = "pose_solution_packed_assets.data"
"""What the package calls the model for detection: a pack of that one file."""
_ASKED = ("cv2", "ai_edge_litert")


class NotSetUp(RuntimeError):
    """The extra `video` is not installed, or its models are missing. `reason` says what to do."""

    def __init__(self, reason: Phrase) -> None:
        super().__init__(reason)
        self.reason = reason


def missing() -> Phrase | None:
    """What to do before a clip can be measured; None when all is there."""
    if all(map(find_spec, _ASKED)) and all((FOLDER / name).is_file() for name in SHA256):
        return None
    return phrase(
        "Measuring a clip needs the extra “video”, which is not set up here. Run "
        "{script}, or {pip} where Surefoot was installed as a package, then start it again.",
        script="scripts/setup.sh video",
        pip="pip install 'surefoot[video]'",
    )


def require() -> None:
    """Raises NotSetUp when something is missing."""
    if (reason := missing()) is not None:
        raise NotSetUp(reason)


def detection() -> bytes:
    """The model that finds people in a picture. Raises NotSetUp."""
    return _checked(_DETECTION)


def landmarks(model: Model) -> bytes:
    """The model that finds the points of one person. Raises NotSetUp."""
    return _checked(f"pose_landmark_{model}.tflite")


def take(package: Path) -> None:
    """Keep the models of an unpacked npm package. Raises ValueError for another file's sum."""
    FOLDER.mkdir(exist_ok=True)
    for name in SHA256:
        data = (package / (_PACKED if name == _DETECTION else name)).read_bytes()
        if not _is(name, data):
            raise ValueError(f"{name} of the npm package is not the one that was pinned")
        (FOLDER / name).write_bytes(data)


def _checked(name: str) -> bytes:
    require()
    data = (FOLDER / name).read_bytes()
    if not _is(name, data):
        raise NotSetUp(
            phrase(
                "The pose model {name} is damaged. Delete the folder {folder} and run {script}.",
                name=name,
                folder=str(FOLDER),
                script="scripts/setup.sh video",
            )
        )
    return data


def _is(name: str, data: bytes) -> bool:
    return hashlib.sha256(data).hexdigest() == SHA256[name]
