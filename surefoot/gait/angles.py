"""Joint angles in the plane of the picture."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from surefoot.facts.technique import Side
from surefoot.gait.outcome import Contact, Curve, CurveId
from surefoot.gait.periodic import against_the_usual
from surefoot.gait.smoothing import Floats, interpolated, local_fit
from surefoot.gait.track import Track

_STEADY_S = 0.065
"""Width of the kernel that a stride's difference from the usual one is smoothed with."""
_BONES = 1.0
"""Weight of constant lengths of thigh and shank against the places found."""
_ROUNDS = 60
_GRID = np.linspace(0.0, 100.0, 101)


@dataclass(frozen=True, slots=True)
class Leg:
    """Hip, knee and ankle in every frame, each of shape (n, 2), px; NaN where unknown."""

    hip: Floats
    knee: Floats
    ankle: Floats


def leg_beside(track: Track, phase: Floats, side: Side) -> Leg:
    """The leg of a runner seen from the side, steadied by what such a leg must do.

    Strides are alike, so that the difference from the usual stride changes slowly; and a leg that
    swings in the plane of the picture keeps the lengths of its bones.
    """
    hips = track.smooth("left_hip", "right_hip")[0]
    joints = []
    for part in ("hip", "knee", "ankle"):
        column = track.names.index(f"{side}_{part}")
        usual, good = against_the_usual(track, column, hips, phase)
        weight = np.where(good, track.weight[:, column], 0.0)
        residual = track.xy[:, column] - hips - usual
        slow, _ = local_fit(
            track.times_s,
            residual,
            np.repeat(weight[:, None], 2, axis=1),
            track.times_s,
            max(_STEADY_S, 2 * track.step_s),
        )
        joints.append(hips + usual + np.nan_to_num(slow))
    return _with_bones(Leg(*joints))


def knee_flexion(leg: Leg) -> Floats:
    """Degrees, 0 = straight, shape (n,)."""
    return 180.0 - between(leg.hip - leg.knee, leg.ankle - leg.knee)


def hip_flexion(leg: Leg, shoulder: Floats, forward: int) -> Floats:
    """Degrees between thigh and trunk, 0 = in line, above 0 = the knee before the trunk's line."""
    trunk, thigh = leg.hip - shoulder, leg.knee - leg.hip
    turn = trunk[:, 0] * thigh[:, 1] - trunk[:, 1] * thigh[:, 0]
    along = (trunk * thigh).sum(axis=1)
    return np.asarray(-forward * np.degrees(np.arctan2(turn, along)), dtype=np.float64)


def between(a: Floats, b: Floats) -> Floats:
    """Degrees between two directions, shape (n,); NaN for a vector without a length."""
    with np.errstate(invalid="ignore", divide="ignore"):
        cosine = (a * b).sum(axis=1) / (np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1))
        return np.asarray(np.degrees(np.arccos(np.clip(cosine, -1, 1))), dtype=np.float64)


def curve(
    id: CurveId,
    side: Side,
    angle: Floats,
    track: Track,
    contacts: tuple[Contact, ...],
    stride_s: float,
) -> Curve | None:
    """Mean and spread over the strides; None with fewer than three whole ones."""
    own = [each.time_s for each in contacts if each.side == side]
    known = interpolated(track.times_s, angle, track.times_s)
    if not np.isfinite(known).all():
        return None
    strides = [
        np.interp(np.linspace(a, b, len(_GRID)), track.times_s, known)
        for a, b in pairwise(own)
        if 0.8 * stride_s < b - a < 1.2 * stride_s
    ]
    if len(strides) < 3:
        return None
    table = np.stack(strides)
    return Curve(
        id,
        side,
        tuple(_GRID.tolist()),
        tuple(np.round(table.mean(axis=0), 2).tolist()),
        tuple(np.round(table.std(axis=0, ddof=1), 2).tolist()),
        len(strides),
    )


def _with_bones(leg: Leg) -> Leg:
    """The places nearest to these at which thigh and shank hold their usual lengths, softly."""
    found = (leg.hip, leg.knee, leg.ankle)
    thigh = float(np.nanmedian(np.linalg.norm(leg.hip - leg.knee, axis=1)))
    shank = float(np.nanmedian(np.linalg.norm(leg.knee - leg.ankle, axis=1)))
    hip, knee, ankle = (each.copy() for each in found)
    step = 1 / (1 + 3 * _BONES)
    for _ in range(_ROUNDS):
        upper, lower = hip - knee, knee - ankle
        long = np.maximum(np.linalg.norm(upper, axis=1, keepdims=True), 1e-6)
        short = np.maximum(np.linalg.norm(lower, axis=1, keepdims=True), 1e-6)
        pull, draw = (
            _BONES * (long - thigh) * upper / long,
            _BONES * (short - shank) * lower / short,
        )
        hip = hip + step * (found[0] - hip - pull)
        knee = knee + step * (found[1] - knee + pull - draw)
        ankle = ankle + step * (found[2] - ankle + draw)
    return Leg(hip, knee, ankle)
