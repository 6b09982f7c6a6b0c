"""Bodies seen from behind and from the front, with pelvis and knees as told."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from surefoot.gait.keypoints import NAMES, Keypoints
from tests.gait.runners import LEG_PX, SHA

Floats = NDArray[np.float64]
_HIPS_PX = 0.24 * LEG_PX


def _keypoints(places: dict[str, Floats], t: Floats, noise: float, seed: int) -> Keypoints:
    xy = np.stack([places.get(name, places["nose"]) for name in NAMES], axis=1)
    xy = xy + np.random.default_rng(seed).normal(0, noise * LEG_PX, xy.shape)
    return Keypoints(NAMES, t, xy, np.full(xy.shape[:2], 0.95), 1000, 1280, "made-up", SHA)


def _at(x: Floats | float, y: Floats | float, n: int) -> Floats:
    return np.stack([np.broadcast_to(x, n), np.broadcast_to(y, n)], -1).astype(np.float64)


def _body(middle: Floats, tilt: Floats, right: int) -> dict[str, Floats]:
    """Trunk and hips. tilt: degrees by which the picture's right hip lies lower; right: 1 when the
    runner's right is on the picture's right (from behind)."""
    n = len(middle)
    half = np.radians(tilt)
    arm = np.stack([np.cos(half), np.sin(half)], -1) * _HIPS_PX / 2
    one, other = ("right", "left") if right > 0 else ("left", "right")
    return {
        "nose": middle + _at(0, -1.0 * LEG_PX, n),
        f"{one}_hip": middle + arm,
        f"{other}_hip": middle - arm,
        f"{one}_shoulder": middle + _at(0.15 * LEG_PX, -0.62 * LEG_PX, n),
        f"{other}_shoulder": middle + _at(-0.15 * LEG_PX, -0.62 * LEG_PX, n),
    }


def _legs(places: dict[str, Floats], inwards_deg: dict[str, Floats], right: int) -> None:
    for side, inwards in inwards_deg.items():
        hip, ankle = places[f"{side}_hip"], places[f"{side}_ankle"]
        outward = right if side == "right" else -right
        far = np.linalg.norm(ankle - hip, axis=1) / 2
        aside = np.tan(np.radians(inwards) / 2) * far
        places[f"{side}_knee"] = (hip + ankle) / 2 + np.stack(
            [-outward * aside, np.zeros(len(hip))], -1
        )
        n = len(hip)
        places[f"{side}_heel"] = ankle + _at(0, 0.06 * LEG_PX, n)
        places[f"{side}_toe"] = ankle + _at(outward * 6.0, 0.09 * LEG_PX, n)


def from_behind(
    spm: float = 170.0,
    drop_deg: float = 6.0,
    inwards_deg: float = 5.0,
    out_leg: float = 0.05,
    seconds: float = 8.0,
    frames_per_s: float = 60.0,
    noise: float = 0.0,
    seed: int = 0,
) -> Keypoints:
    """A run on a treadmill. out_leg: how far from the middle each foot lands, outwards."""
    t = np.arange(0, seconds - 1e-9, 1 / frames_per_s)
    stride, duty, n = 120 / spm, 0.33, len(t)
    omega = 4 * np.pi / stride
    bob = 1.2 * 9.81 * LEG_PX / 0.86 / omega**2
    middle = _at(500.0, 700 + bob * np.cos(2 * np.pi * (2 * t / stride - duty)), n)
    # The side of the free leg drops: to the left while the right leg stands.
    stance = {side: ((t / stride + shift) % 1.0) for side, shift in (("left", 0.0), ("right", 0.5))}
    wave = np.cos(2 * np.pi * (t / stride - duty / 2))
    places = _body(middle, drop_deg * wave, 1)
    for side, phase in stance.items():
        outward = 1 if side == "right" else -1
        s = np.clip((phase - duty) / (1 - duty), 0, 1)
        up = np.where(phase < duty, 0.0, 0.4 * np.sin(np.pi * s) * (1 - 0.5 * s))
        x = 500 + outward * out_leg * LEG_PX
        places[f"{side}_ankle"] = _at(x, 700 + (0.94 - up) * LEG_PX, n)
    _legs(places, {side: np.full(n, inwards_deg) for side in stance}, 1)
    return _keypoints(places, t, noise, seed)


def going_down(
    stands: str = "right",
    times: int = 4,
    drop_deg: float = 5.0,
    inwards_deg: float = 14.0,
    lean_deg: float = 8.0,
    stepping: bool = False,
    noise: float = 0.0,
    seed: int = 0,
) -> Keypoints:
    """Single-leg squats (or step-downs) from the front, angles as told when deepest."""
    each_s, rate = 3.0, 30.0
    t = np.arange(0, each_s * times, 1 / rate)
    n = len(t)
    depth = 0.5 - 0.5 * np.cos(2 * np.pi * t / each_s)
    # From the front the runner's right is on the left of the picture.
    right = -1
    outward = right if stands == "right" else -right
    middle = _at(500.0, 700 + 0.25 * LEG_PX * depth, n)
    # Positive tilt lowers the picture's right side, which is the free one of a right leg.
    places = _body(middle, -outward * drop_deg * depth, right)
    lean = np.radians(lean_deg) * depth * outward
    for side in ("left", "right"):
        x = places[f"{side}_shoulder"][:, 0] - middle[:, 0]
        shift = np.stack([np.sin(lean), 1 - np.cos(lean)], -1) * 0.62 * LEG_PX
        places[f"{side}_shoulder"] = _at(500.0 + x, middle[:, 1] - 0.62 * LEG_PX, n) + shift
    free = "left" if stands == "right" else "right"
    places[f"{stands}_ankle"] = _at(500.0 + outward * 0.02 * LEG_PX, 700 + 0.98 * LEG_PX, n)
    lifted = 0.98 + 0.2 * depth if stepping else np.full(n, 0.7) - 0.15 * depth
    places[f"{free}_ankle"] = _at(500.0 - outward * 0.15 * LEG_PX, 700 + lifted * LEG_PX, n)
    _legs(places, {stands: inwards_deg * depth, free: np.zeros(n)}, right)
    return _keypoints(places, t, noise, seed)
