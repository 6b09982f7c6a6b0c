"""Where the body's points were in every frame of a clip, whatever model found them, and at rest."""

from __future__ import annotations

import json
import re
import struct
import zlib
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

NAMES = (
    "nose",
    "left_eye",
    "right_eye",
    "left_ear",
    "right_ear",
    "left_shoulder",
    "right_shoulder",
    "left_elbow",
    "right_elbow",
    "left_wrist",
    "right_wrist",
    "left_hip",
    "right_hip",
    "left_knee",
    "right_knee",
    "left_ankle",
    "right_ankle",
    "left_heel",
    "right_heel",
    "left_toe",
    "right_toe",
)
"""The points of a runner, left and right being the runner's own. A model may give fewer."""

MAX_FRAMES, MAX_POINTS, MAX_SIDE_PX = 100_000, 64, 16_384

_MAGIC, _VERSION = b"SFKEYPTS", 1
_HEAD = struct.Struct("<8sBII")
"""Mark, version, length of the description, CRC-32 of all that follows."""
_MAX_DESCRIPTION_BYTES = 16_384
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, eq=False)
class Keypoints:
    """A track of one person. Arrays are read-only; raises ValueError when they do not fit.

    names: k names, of `NAMES` where they mean the same point. times_s: shape (n,), the
    container's timestamps from the first frame on, increasing. xy_px: shape (n, k, 2), x right and
    y down from the upper left corner of the upright picture, NaN where nothing was found; points
    may lie outside. score: shape (n, k), 0..1, how visible the model takes the point to be.
    model: "blazepose-full" and the like; clip_sha256: of the file's bytes, in hex.
    """

    names: tuple[str, ...]
    times_s: NDArray[np.float64]
    xy_px: NDArray[np.float32]
    score: NDArray[np.float32]
    width_px: int
    height_px: int
    model: str
    clip_sha256: str

    def __post_init__(self) -> None:
        for field, kind in (("times_s", np.float64), ("xy_px", np.float32), ("score", np.float32)):
            array = np.array(getattr(self, field), dtype=kind)
            array.setflags(write=False)
            object.__setattr__(self, field, array)
        object.__setattr__(self, "names", tuple(self.names))
        for wrong, what in self._faults():
            if wrong:
                raise ValueError(f"keypoints: {what}")

    def _faults(self) -> tuple[tuple[bool, str], ...]:
        n, k = len(self.times_s) if self.times_s.ndim else 0, len(self.names)
        times, score = self.times_s, self.score
        sides = (self.width_px, self.height_px)
        named = all(_NAME.fullmatch(name) for name in self.names)
        return (
            (not 0 < n <= MAX_FRAMES or times.shape != (n,), f"1 to {MAX_FRAMES} frames, got {n}"),
            (not 0 < k <= MAX_POINTS, f"1 to {MAX_POINTS} points, got {k}"),
            (not named or len(set(self.names)) != k, "names are lower case, each once"),
            (self.xy_px.shape != (n, k, 2), f"xy_px has the shape {self.xy_px.shape}"),
            (score.shape != (n, k), f"score has the shape {score.shape}"),
            (not (np.isfinite(times).all() and (np.diff(times) > 0).all()), "times must increase"),
            (bool(np.isinf(self.xy_px).any()), "a place is infinite"),
            (not ((score >= 0) & (score <= 1)).all(), "a score is not 0..1"),
            (not all(0 < side <= MAX_SIDE_PX for side in sides), f"a picture of {sides} px"),
            (_SHA256.fullmatch(self.clip_sha256) is None, "clip_sha256 is 64 hex digits"),
        )

    def __len__(self) -> int:
        """How many frames."""
        return len(self.times_s)

    def at(self, name: str) -> NDArray[np.float32]:
        """The places of one point, shape (n, 2); raises KeyError when the model gives none."""
        return self.xy_px[:, self._index(name)]

    def score_of(self, name: str) -> NDArray[np.float32]:
        """The scores of one point, shape (n,); raises KeyError when the model gives none."""
        return self.score[:, self._index(name)]

    def _index(self, name: str) -> int:
        try:
            return self.names.index(name)
        except ValueError:
            raise KeyError(name) from None

    def to_bytes(self) -> bytes:
        """As kept: mark, version, a description as JSON, then the deflated arrays, bit for bit."""
        described = {
            "names": self.names,
            "frames": len(self),
            "width_px": self.width_px,
            "height_px": self.height_px,
            "model": self.model,
            "clip_sha256": self.clip_sha256,
        }
        description = json.dumps(described, separators=(",", ":")).encode()
        body = description + zlib.compress(
            b"".join(_planes(array) for array in (self.times_s, self.xy_px, self.score)), 9
        )
        return _HEAD.pack(_MAGIC, _VERSION, len(description), zlib.crc32(body)) + body

    @classmethod
    def from_bytes(cls, data: bytes) -> Keypoints:
        """What `to_bytes` wrote. Raises ValueError for damaged, foreign and newer bytes."""
        if len(data) < _HEAD.size or not data.startswith(_MAGIC):
            raise ValueError("these are no keypoints")
        _, version, length, crc = _HEAD.unpack_from(data)
        if version != _VERSION:
            raise ValueError(f"keypoints of version {version} need a newer Surefoot")
        body = memoryview(data)[_HEAD.size :]
        if zlib.crc32(body) != crc or not 0 < length <= min(len(body), _MAX_DESCRIPTION_BYTES):
            raise ValueError("these keypoints are damaged")
        try:
            described = json.loads(bytes(body[:length]))
            names, n = tuple(described["names"]), int(described["frames"])
            size, model = (described["width_px"], described["height_px"]), described["model"]
            clip_sha256 = described["clip_sha256"]
            if not (0 < n <= MAX_FRAMES and 0 < len(names) <= MAX_POINTS):
                raise ValueError("too many frames or points")
            k = len(names)
            wanted = n * (8 + 12 * k)
            unpacker = zlib.decompressobj()
            raw = unpacker.decompress(body[length:], wanted + 1)
            if len(raw) != wanted or not unpacker.eof or unpacker.unused_data:
                raise ValueError("arrays of another length")
            ends = (0, 8 * n, n * (8 + 8 * k), wanted)
            times, xy, score = (raw[a:b] for a, b in pairwise(ends))
            return cls(
                names=names,
                times_s=_from_planes(times, n, "<f8")[:, 0],
                xy_px=_from_planes(xy, n, "<f4").reshape(n, k, 2),
                score=_from_planes(score, n, "<f4"),
                width_px=int(size[0]),
                height_px=int(size[1]),
                model=str(model),
                clip_sha256=str(clip_sha256),
            )
        except (ValueError, TypeError, KeyError, RecursionError, zlib.error) as error:
            raise ValueError(f"these keypoints are damaged ({error})") from error


def _planes(array: NDArray[np.float32] | NDArray[np.float64]) -> bytes:
    # Point by point, then all first bytes, all second bytes ...: neighbours in time are alike.
    rows = np.ascontiguousarray(array.reshape(len(array), -1).T)
    little = rows.astype(rows.dtype.newbyteorder("<"))
    return little.view(np.uint8).reshape(-1, rows.dtype.itemsize).T.tobytes()


def _from_planes(data: bytes, frames: int, kind: str) -> NDArray[Any]:
    planes = np.frombuffer(data, np.uint8).reshape(np.dtype(kind).itemsize, -1)
    rows: NDArray[Any] = np.ascontiguousarray(planes.T).view(kind).reshape(-1, frames)
    return rows.T
