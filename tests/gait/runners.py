"""Runners made of a few equations, whose cadence and contacts are known to the millisecond."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from surefoot.gait.keypoints import NAMES, Keypoints

Floats = NDArray[np.float64]
LEG_PX = 300.0
_METRE_PX = LEG_PX / 0.86
SHA = "0" * 64


def _by(x: float, y: float) -> Floats:
    return np.array([x, y])


@dataclass(frozen=True)
class Runner:
    """Side view. speed: of the ground, legs a second; forward: 1 to the right; duty: share of the
    stride on the ground; gravity: how much of it pulls; noise: share of the leg."""

    spm: float = 170.0
    seconds: float = 6.0
    frames_per_s: float = 30.0
    forward: int = -1
    speed: float = 2.6
    duty: float = 0.32
    gravity: float = 1.2
    overground: bool = False
    noise: float = 0.0
    seed: int = 0
    start: float = 0.37

    @property
    def stride_s(self) -> float:
        return 120 / self.spm

    def contacts(self, side: str) -> Floats:
        """Times of the touches that lie in the clip."""
        shift = 0.0 if side == "left" else 0.5
        first = np.arange(-2, 400) - self.start - shift
        times = first * self.stride_s
        return times[(times >= 0) & (times <= self.seconds - 1 / self.frames_per_s)]

    def keypoints(self) -> Keypoints:
        t = np.arange(0, self.seconds - 1e-9, 1 / self.frames_per_s)
        points = {name: place for name, place in self._points(t).items() if name in NAMES}
        xy = np.stack([points.get(name, points["nose"]) for name in NAMES], axis=1)
        rng = np.random.default_rng(self.seed)
        xy = xy + rng.normal(0, self.noise * LEG_PX, xy.shape)
        width = int(xy[..., 0].max()) + 200
        score = np.full(xy.shape[:2], 0.95)
        return Keypoints(NAMES, t, xy, score, min(width, 16000), 1280, "made-up", SHA)

    def _points(self, t: Floats) -> dict[str, Floats]:
        omega = 4 * np.pi / self.stride_s
        bob = self.gravity * 9.81 * _METRE_PX / omega**2
        middle = 2 * np.pi * (2 * (t / self.stride_s + self.start) - self.duty)
        across = self.speed * LEG_PX * t if self.overground else 0.02 * LEG_PX * np.sin(t)
        # The hips are lowest (y greatest) in the middle of each stance.
        hip = np.stack([400 + 200 * (self.overground) + across, 700 + bob * np.cos(middle)], -1)
        if self.forward < 0 and self.overground:
            hip[:, 0] = self.speed * LEG_PX * (self.seconds - t) + 600
        place = {
            "nose": hip + _by(self.forward * 30, -1.02 * LEG_PX),
            "left_shoulder": hip + _by(self.forward * 12, -0.62 * LEG_PX),
            "right_shoulder": hip + _by(self.forward * 12 + 6, -0.62 * LEG_PX),
            "left_hip": hip + _by(-4, 0),
            "right_hip": hip + _by(4, 0),
        }
        for side, shift in (("left", 0.0), ("right", 0.5)):
            phase = (t / self.stride_s + self.start + shift) % 1.0
            ahead, up = self._foot(phase)
            ankle = np.stack(
                [hip[:, 0] + self.forward * ahead * LEG_PX, 700 + (0.94 - up) * LEG_PX], -1
            )
            place[f"{side}_ankle"] = ankle
            place[f"{side}_heel"] = ankle + _by(-self.forward * 0.07 * LEG_PX, 0.08 * LEG_PX)
            place[f"{side}_toe"] = ankle + _by(self.forward * 0.2 * LEG_PX, 0.1 * LEG_PX)
            place[f"{side}_knee"] = self._knee(place[f"{side}_hip"], ankle)
        return place

    def _foot(self, phase: Floats) -> tuple[Floats, Floats]:
        """How far ahead of the hip and how high the foot is, in legs."""
        front, back = 0.25, 0.25 - self.speed * self.duty * self.stride_s
        s = np.clip((phase - self.duty) / (1 - self.duty), 0, 1)
        swing_s = (1 - self.duty) * self.stride_s
        # A cubic that leaves with the ground's speed and comes down with two thirds of it.
        m0, m1 = -self.speed * swing_s, -0.67 * self.speed * swing_s
        h00, h10 = 2 * s**3 - 3 * s**2 + 1, s**3 - 2 * s**2 + s
        h01, h11 = -2 * s**3 + 3 * s**2, s**3 - s**2
        swing = h00 * back + h10 * m0 + h01 * front + h11 * m1
        stance = front - self.speed * phase * self.stride_s
        up = 0.35 * np.sin(np.pi * s) * (1 - 0.5 * s)
        down = phase < self.duty
        return np.where(down, stance, swing), np.where(down, 0.0, up)

    def _knee(self, hip: Floats, ankle: Floats) -> Floats:
        bone = 0.5 * LEG_PX
        line = ankle - hip
        far = np.minimum(np.linalg.norm(line, axis=1), 2 * bone * 0.999)
        off = np.sqrt(bone**2 - (far / 2) ** 2)
        along = line / np.linalg.norm(line, axis=1, keepdims=True)
        # Forwards, seen along the shank, is a quarter turn against the direction of running.
        aside = np.stack([along[:, 1], -along[:, 0]], -1) * self.forward
        return (hip + ankle) / 2 + off[:, None] * aside


def altered(keypoints: Keypoints, **parts: object) -> Keypoints:
    """The same keypoints but for some parts."""
    return replace(keypoints, **parts)  # type: ignore[arg-type]


def first(keypoints: Keypoints, frames: int) -> Keypoints:
    """Only the first frames."""
    return altered(
        keypoints,
        times_s=keypoints.times_s[:frames],
        xy_px=keypoints.xy_px[:frames],
        score=keypoints.score[:frames],
    )


def slowed(keypoints: Keypoints, times: float) -> Keypoints:
    """As a file that plays so many times slower, at the same frame rate: places in between are
    made up as a camera in slow motion would have filmed them."""
    at = np.arange(0, keypoints.times_s[-1], 1 / 30 / times)
    n, k = keypoints.score.shape
    flat = np.asarray(keypoints.xy_px, dtype=np.float64).reshape(n, 2 * k)
    xy = np.stack([np.interp(at, keypoints.times_s, column) for column in flat.T], -1)
    score = np.stack([np.interp(at, keypoints.times_s, column) for column in keypoints.score.T], -1)
    return altered(
        keypoints, times_s=at * times, xy_px=xy.reshape(-1, k, 2), score=np.clip(score, 0, 1)
    )


def exchanged(keypoints: Keypoints, frames: NDArray[np.intp], parts: tuple[str, ...]) -> Keypoints:
    """Left and right of these parts told the wrong way round in some frames."""
    xy = np.array(keypoints.xy_px)
    for part in parts:
        left, right = (keypoints.names.index(f"{side}_{part}") for side in ("left", "right"))
        xy[np.ix_(frames, [left, right])] = xy[np.ix_(frames, [right, left])]
    return altered(keypoints, xy_px=xy)


def mirrored(keypoints: Keypoints) -> Keypoints:
    """The mirror image, in which the runner's left is right."""
    names = [
        name.replace("left_", "~").replace("right_", "left_").replace("~", "right_")
        for name in keypoints.names
    ]
    order = [names.index(name) for name in keypoints.names]
    xy = np.array(keypoints.xy_px)[:, order]
    xy[..., 0] = keypoints.width_px - 1 - xy[..., 0]
    return altered(keypoints, xy_px=xy, score=np.array(keypoints.score)[:, order])
