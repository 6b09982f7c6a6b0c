"""When each foot first touches the ground, from the foot's own motion.

Seen from the hip, a foot swings forward, turns, and from the touch on goes back as fast as the
ground does. The turn from the one to the other is the sharpest thing in the whole track: for every
stride the moment is taken at which the foot has half the speed of the ground. How long after it
the foot comes down is the same for all strides of a clip but for noise, so that it is read from
their mean: the sole touches where the foot sinks fastest, as from there on the ground holds it.

Nothing depends on how high the foot is in the picture, nor on the direction of running.
"""

from dataclasses import dataclass

import numpy as np

from surefoot.facts.technique import Side
from surefoot.gait.outcome import Contact
from surefoot.gait.smoothing import Floats, interpolated
from surefoot.gait.track import SIDES, Track

_FINE_S = 1 / 240
"""Between the moments that are looked at, at most."""
_GROUND_SPEED_PERCENTILE = 15
"""Of the foot's speed over the whole stride: it is on the ground for a third of it."""
_NEAR_TURN = 0.25
"""Share of a stride around the expected turn in which it is looked for."""
_SINKING_S = (-0.02, 0.07)
"""After half the ground's speed, in which the foot may come down."""
_USUAL_SINKING_S, _SINKING_VARIES_S = 0.015, 0.02
"""Where in it a foot comes down as a rule, and by how much runners differ (P): in a shaky clip the
sinking has several crests."""
_LEAST_FORWARD_LEG = 0.05


@dataclass(frozen=True, slots=True)
class Swing:
    """A foot seen from the hip, finer than the frames.

    ahead: in front of the hip, as a share of the leg. speed: of it, legs per second.
    """

    side: Side
    times_s: Floats
    ahead: Floats
    speed: Floats
    sinking: Floats
    """Downward speed of heel and toe, legs per second, shape (n, 1 or 2)."""
    ground_speed: float
    """How fast it goes back while it stands, legs per second."""


def _swing_of(track: Track, side: Side) -> Swing | None:
    """A foot through the clip; None when too little of it was seen."""
    foot = track.foot(side)
    if not foot or not track.has("left_hip", "right_hip") or not track.leg_px > 0:
        return None
    times = _fine(track)
    place, speed = track.smooth(*foot, at_s=times)
    hip, hip_speed = track.smooth("left_hip", "right_hip", at_s=times)
    ahead = interpolated(times, track.forward * (place - hip)[:, 0] / track.leg_px, times)
    rate = interpolated(times, track.forward * (speed - hip_speed)[:, 0] / track.leg_px, times)
    if not (np.isfinite(ahead).all() and np.isfinite(rate).all()):
        return None
    ends = [point for point in foot if not point.endswith("ankle")] or list(foot)
    down = [track.smooth(point, at_s=times)[1][:, 1] / track.leg_px for point in ends]
    ground = -float(np.percentile(rate, _GROUND_SPEED_PERCENTILE))
    return Swing(side, times, ahead, rate, np.stack(down, -1), ground)


def swings_of(track: Track) -> tuple[Swing, ...]:
    """Both feet through the clip, as far as they were seen."""
    return tuple(each for side in SIDES if (each := _swing_of(track, side)) is not None)


def initial_contacts(
    track: Track, swings: tuple[Swing, ...], stride_s: float
) -> tuple[Contact, ...]:
    """The first touches of the feet in order of time; stride_s: about how long a stride takes."""
    found: list[Contact] = []
    for swing in swings:
        side = swing.side
        if swing.ground_speed <= 0:
            continue
        turns = _turns(swing, stride_s)
        if len(turns) == 0:
            continue
        touches = turns + _sinking_after(swing, turns)
        found += [
            _contact(track, float(time), side)
            for time in touches
            if time <= track.times_s[-1] and _seen(track, side, float(time))
        ]
    return tuple(sorted(found, key=lambda each: each.time_s))


def mid_stances(
    track: Track, swings: tuple[Swing, ...], contacts: tuple[Contact, ...], stride_s: float
) -> tuple[Contact, ...]:
    """For each contact the moment at which the hip has come over the foot."""
    found = []
    by_side = {swing.side: swing for swing in swings}
    for contact in contacts:
        swing = by_side.get(contact.side)
        if swing is None:
            continue
        after = swing.times_s > contact.time_s
        after &= swing.times_s < contact.time_s + 0.35 * stride_s
        below = np.flatnonzero(after & (swing.ahead <= 0))
        if len(below):
            time = float(swing.times_s[below[0]])
            frame = int(np.abs(track.times_s - time).argmin())
            found.append(Contact(frame, time, contact.side, "mid_stance"))
    return tuple(found)


def descents(track: Track, stride_s: float) -> tuple[Contact, ...]:
    """The touches of feet that are seen from behind or from the front: they come down and stop.

    The moment is taken at which a foot that comes down has lost most of its speed.
    """
    found: list[Contact] = []
    times = _fine(track)
    for side in SIDES:
        foot = track.foot(side)
        if not foot or not track.leg_px > 0:
            continue
        place, speed = (each[:, 1] / track.leg_px for each in track.smooth(*foot, at_s=times))
        low = interpolated(times, place, times)
        falling = interpolated(times, speed, times)
        if not (np.isfinite(low).all() and np.isfinite(falling).all()):
            continue
        for crest in _crests(times, falling, stride_s):
            window = np.flatnonzero(np.abs(times - crest) < _NEAR_TURN * stride_s)
            if len(window) < 3:
                continue
            fastest = window[falling[window].argmax()]
            slower = np.flatnonzero(falling[fastest:] <= 0.3 * falling[fastest])
            if falling[fastest] > 0 and len(slower):
                time = float(times[fastest + slower[0]])
                if _seen(track, side, time):
                    found.append(_contact(track, time, side))
    return tuple(sorted(found, key=lambda each: each.time_s))


def _fine(track: Track) -> Floats:
    step = track.step_s / max(1, np.ceil(track.step_s / _FINE_S - 1e-6))
    return np.arange(track.times_s[0], track.times_s[-1] + 1e-9, step)


def _contact(track: Track, time_s: float, side: Side) -> Contact:
    frame = int(np.searchsorted(track.times_s, time_s - 1e-6))
    return Contact(min(frame, len(track.times_s) - 1), time_s, side, "initial")


def _seen(track: Track, side: Side, time_s: float) -> bool:
    """Whether the foot was seen in most frames around a moment, before as well as after it."""
    columns = [track.names.index(point) for point in track.foot(side)]
    seen = track.weight[:, columns].max(axis=1) > 0
    before = (track.times_s <= time_s) & (track.times_s > time_s - 2.5 * track.step_s)
    after = (track.times_s > time_s) & (track.times_s < time_s + 2.5 * track.step_s)
    return bool(before.sum() >= 2 and seen[before].any() and (seen[after].any() or not after.any()))


def _turns(swing: Swing, stride_s: float) -> Floats:
    """The moments of half the ground's speed, one a stride at most."""
    expected = _crests(swing.times_s, swing.ahead, stride_s)
    half = -swing.ground_speed / 2
    crossing = np.flatnonzero((swing.speed[:-1] > half) & (swing.speed[1:] <= half))
    if len(crossing) == 0 or len(expected) == 0:
        return np.zeros(0)
    a, b = swing.speed[crossing], swing.speed[crossing + 1]
    times = swing.times_s[crossing] + (a - half) / (a - b) * (swing.times_s[1] - swing.times_s[0])
    reach = max(1, round(0.15 * stride_s / (swing.times_s[1] - swing.times_s[0])))
    fall = np.array(
        [
            swing.ahead[max(0, i - reach) : i + 1].max() - swing.ahead[i : i + reach + 1].min()
            for i in crossing
        ]
    )
    fall = np.where(swing.ahead[crossing] > _LEAST_FORWARD_LEG, fall, 0.0)
    chosen = []
    for crest in expected:
        close = np.flatnonzero((np.abs(times - crest) < _NEAR_TURN * stride_s) & (fall > 0))
        if len(close):
            chosen.append(float(times[close[fall[close].argmax()]]))
    return np.unique(np.array(chosen))


def _crests(times_s: Floats, signal: Floats, stride_s: float) -> Floats:
    """Where the stride's own wave in a foot's motion is highest."""
    t, step = times_s, times_s[1] - times_s[0]
    half = max(2, round(stride_s / step))
    if len(t) < 2 * half + 1:
        return np.zeros(0)
    window = np.hanning(2 * half + 1)
    turning = np.exp(-2j * np.pi * t / stride_s)
    level = np.convolve(np.pad(signal, half, mode="reflect"), window, "valid") / window.sum()
    wave = np.convolve((signal - level) * turning, window, "same")
    phase = np.unwrap(np.angle(wave)) + 2 * np.pi * t / stride_s
    first = np.ceil((phase[0] - np.pi / 2) / (2 * np.pi))
    last = np.floor((phase[-1] + np.pi / 2) / (2 * np.pi))
    rising = np.maximum.accumulate(phase)
    return np.asarray(np.interp(2 * np.pi * np.arange(first, last + 1), rising, t))


def _sinking_after(swing: Swing, turns: Floats) -> float:
    """Seconds from half the ground's speed to the fastest sinking, in the mean of the strides."""
    step = swing.times_s[1] - swing.times_s[0]
    after = np.arange(_SINKING_S[0], _SINKING_S[1] + step / 2, step)
    inside = turns[
        (turns + after[0] >= swing.times_s[0]) & (turns + after[-1] <= swing.times_s[-1])
    ]
    if len(inside) < 3:
        return _USUAL_SINKING_S
    likely = np.exp(-0.5 * ((after - _USUAL_SINKING_S) / _SINKING_VARIES_S) ** 2)
    peaks = []
    for sinking in swing.sinking.T:
        known = interpolated(swing.times_s, sinking, swing.times_s)
        if not np.isfinite(known).all():
            continue
        usual = np.median(
            [np.interp(turn + after, swing.times_s, known) for turn in inside], axis=0
        )
        weighted = np.clip(usual, 0, None) * likely
        top = int(weighted.argmax())
        if 0 < top < len(after) - 1 and weighted[top] > 0:
            peaks.append(float(after[top]))
    return min(peaks) if peaks else _USUAL_SINKING_S
