"""Steps a minute of a runner, found twice by ways that share nothing but the points."""

from dataclasses import dataclass

import numpy as np

from surefoot.gait.outcome import Contact
from surefoot.gait.smoothing import Floats, interpolated
from surefoot.gait.track import SIDES, Track

MOST_APART = 0.03
"""Share by which two estimates may differ before neither is believed (P)."""
_LOW_SPM, _HIGH_SPM, _GRID_SPM = 40.0, 300.0, 0.5
_HARMONICS = ((1, 1.0), (2, 0.5))


@dataclass(frozen=True, slots=True)
class Slope:
    """Cadence from contacts: 120 over the time of a stride, fitted through all of them."""

    spm: float
    spread_spm: float
    """Standard deviation of the single strides' cadences."""
    n: int
    """Contacts that it rests on."""


def spectral_spm(track: Track, *, sideways: bool = True) -> float | None:
    """Steps a minute by the harmonic sum of the vertical motion of hips and feet.

    Hips move once a step; feet, and the distance between them (sideways: along the picture), once
    a stride. None when nothing moves or the points are not there.
    """
    if len(track.times_s) < 16 or not track.has("left_hip", "right_hip"):
        return None
    hip = track.smooth("left_hip", "right_hip")[0]
    signals: list[tuple[Floats, int]] = [(hip[:, 1], 2)]
    feet = []
    for side in SIDES:
        foot = track.foot(side)
        if not foot:
            return None
        place = track.smooth(*foot)[0]
        signals.append((place[:, 1], 1))
        feet.append(place)
    signals.append(((feet[0] - feet[1])[:, 0 if sideways else 1], 1))
    spm = np.arange(_LOW_SPM, _HIGH_SPM, _GRID_SPM)
    total = np.zeros(len(spm))
    for signal, per_stride in signals:
        filled = interpolated(track.times_s, signal, track.times_s)
        if not np.isfinite(filled).all():
            return None
        power = np.zeros(len(spm))
        for harmonic, share in _HARMONICS:
            power += share * _power(track.times_s, filled, spm / 120 * per_stride * harmonic)
        if power.max() <= 0:
            return None
        total += power / power.max()
    return _peak(spm, total)


def slope_of(contacts: tuple[Contact, ...], stride_s: float) -> Slope | None:
    """Cadence by a line through the contact times of each foot; None with fewer than four."""
    counted, times, groups = [], [], []
    strides: list[float] = []
    for group, side in enumerate(SIDES):
        own = np.array([each.time_s for each in contacts if each.side == side])
        if len(own) < 2:
            continue
        index = np.concatenate([[0], np.cumsum(np.maximum(1, np.round(np.diff(own) / stride_s)))])
        counted.append(index - index.mean())
        times.append(own - own.mean())
        groups.append(group)
        strides.extend(np.diff(own) / np.diff(index))
    if not counted or sum(len(each) for each in counted) < 4:
        return None
    index, time = np.concatenate(counted), np.concatenate(times)
    period = float(index @ time / (index @ index))
    residual = time - period * index
    kept = np.abs(residual) <= max(0.02, 3 * float(np.median(np.abs(residual))) * 1.48)
    period = float(index[kept] @ time[kept] / (index[kept] @ index[kept]))
    if period <= 0:
        return None
    spread = float(np.std(120 / np.array(strides), ddof=1)) if len(strides) > 1 else 0.0
    return Slope(120 / period, spread, int(kept.sum()))


def agree(*estimates: float | None) -> bool:
    """Whether all estimates are there and lie within `MOST_APART` of the first."""
    known = [each for each in estimates if each is not None]
    return len(known) == len(estimates) and all(
        abs(each - known[0]) <= MOST_APART * known[0] for each in known
    )


def _power(times_s: Floats, signal: Floats, hz: Floats) -> Floats:
    """Power at these frequencies, after a line is taken off and the ends are faded."""
    t = times_s - times_s.mean()
    flat = signal - np.polyval(np.polyfit(t, signal, 1), t)
    span = times_s[-1] - times_s[0]
    faded = flat * (0.5 + 0.5 * np.cos(2 * np.pi * t / max(span, 1e-9)))
    wave = np.exp(-2j * np.pi * hz[:, None] * t[None, :])
    return np.asarray(np.abs(wave @ faded) ** 2, dtype=np.float64)


def _peak(at: Floats, height: Floats) -> float:
    """Where a sampled curve is highest, by a parabola through the three highest neighbours."""
    top = int(height.argmax())
    if not 0 < top < len(at) - 1:
        return float(at[top])
    a, b, c = height[top - 1 : top + 2]
    bend = a - 2 * b + c
    return float(at[top] + (0.5 * (a - c) / bend if bend else 0.0) * (at[1] - at[0]))
