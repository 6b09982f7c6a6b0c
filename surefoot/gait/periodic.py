"""A run's points against the runner's own usual stride: strides are alike, a model's slips are not.

The usual stride is the median over all strides, by phase and seen from the hips. A knee or foot
that lies far from it, and close to it once left and right are exchanged, was told the wrong way
round; what is far from it in any case is left out.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from surefoot.gait.outcome import Contact
from surefoot.gait.smoothing import Floats, interpolated
from surefoot.gait.track import SIDES, Track

_BINS = 32
_FAR_LEG = 0.04
"""Share of the leg that a point may always lie off the usual stride."""
_FAR_SPREADS = 2.5
_LEAST_STRIDES = 4
_CLEARLY = 0.5
"""An exchange must leave less than this share of the distance."""
_EXCHANGE_LEG = 0.09
"""Share of the leg that the points of a chain must lie off for an exchange to be looked for."""
_CHAINS = (("knee",), ("ankle", "heel", "toe"))


def phases(track: Track, contacts: tuple[Contact, ...], stride_s: float) -> Floats | None:
    """Where in the stride each frame lies, 0..1 from a touch of the left foot; None if unclear."""
    for side, shift in (("left", 0.0), ("right", 0.5)):
        own = np.array([each.time_s for each in contacts if each.side == side])
        if len(own) < _LEAST_STRIDES:
            continue
        count = np.concatenate([[0], np.cumsum(np.maximum(1, np.round(np.diff(own) / stride_s)))])
        before = count[0] + (track.times_s - own[0]) / stride_s
        after = count[-1] + (track.times_s - own[-1]) / stride_s
        at = np.interp(track.times_s, own, count)
        at = np.where(track.times_s < own[0], before, at)
        at = np.where(track.times_s > own[-1], after, at)
        return np.asarray((at + shift) % 1.0, dtype=np.float64)
    return None


def like_the_usual_stride(track: Track, phase: Floats) -> Track:
    """The track with left and right told as the usual stride has them; phase: shape (n,), 0..1."""
    hip = _middle(track, "hip")
    if hip is None:
        return track
    xy = track.xy.copy()
    weight = track.weight.copy()
    exchanged = track.exchanged.copy()
    leg = track.leg_px
    for chain in _CHAINS:
        pairs = [
            (track.names.index(f"left_{part}"), track.names.index(f"right_{part}"))
            for part in chain
            if track.has(f"left_{part}", f"right_{part}")
        ]
        if not pairs:
            continue
        kept = np.zeros(len(xy))
        turned = np.zeros(len(xy))
        for left, right in pairs:
            usual_left = _usual(xy[:, left] - hip, weight[:, left], phase)
            usual_right = _usual(xy[:, right] - hip, weight[:, right], phase)
            kept += _apart(xy[:, left] - hip, usual_left) + _apart(xy[:, right] - hip, usual_right)
            turned += _apart(xy[:, right] - hip, usual_left)
            turned += _apart(xy[:, left] - hip, usual_right)
        wrong = (turned < _CLEARLY * kept) & (kept > len(pairs) * _EXCHANGE_LEG * leg)
        for left, right in pairs:
            xy[wrong, left], xy[wrong, right] = xy[wrong, right].copy(), xy[wrong, left].copy()
            weight[wrong, left], weight[wrong, right] = (
                weight[wrong, right].copy(),
                weight[wrong, left].copy(),
            )
        exchanged |= wrong
    return replace(track, xy=xy, weight=weight, exchanged=exchanged)


def against_the_usual(
    track: Track, column: int, hip: Floats, phase: Floats
) -> tuple[Floats, NDArray[np.bool_]]:
    """Where the usual stride has a point, from the hips, and which frames are near to that.

    Returns shapes (n, 2) and (n,); an unknown usual stride gives NaN and no good frame.
    """
    place = track.xy[:, column] - hip
    usual = _usual(place, track.weight[:, column], phase)
    off = np.linalg.norm(place - usual, axis=-1)
    good = (track.weight[:, column] > 0) & np.isfinite(off)
    if good.any():
        spread = 1.48 * float(np.median(off[good]))
        good &= off <= max(_FAR_LEG * track.leg_px, _FAR_SPREADS * spread)
    return usual, good


def _middle(track: Track, part: str) -> Floats | None:
    names = [f"{side}_{part}" for side in SIDES]
    if not track.has(*names):
        return None
    smooth = track.smooth(*names)[0]
    return smooth if np.isfinite(smooth).all() else None


def _apart(place: Floats, usual: Floats) -> Floats:
    return np.asarray(np.nan_to_num(np.linalg.norm(place - usual, axis=-1)), dtype=np.float64)


def _usual(place: Floats, weight: Floats, phase: Floats) -> Floats:
    """The median place at each frame's phase, shape (n, 2); NaN where no stride tells."""
    centres = np.arange(_BINS) / _BINS
    known = (weight > 0) & np.isfinite(place).all(-1)
    table = np.full((_BINS, 2), np.nan)
    for index, centre in enumerate(centres):
        away = np.abs((phase - centre + 0.5) % 1.0 - 0.5)
        close = known & (away <= 1.0 / _BINS)
        if close.sum() >= 3:
            table[index] = np.median(place[close], axis=0)
    if np.isfinite(table[:, 0]).sum() < _BINS // 2:
        return np.full_like(place, np.nan)
    around = np.concatenate([centres - 1, centres, centres + 1])
    return np.stack(
        [interpolated(around, np.tile(table[:, axis], 3), phase) for axis in range(2)],
        -1,
    )
