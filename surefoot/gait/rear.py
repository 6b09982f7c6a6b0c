"""A runner filmed from behind (or from the front): pelvis, knee and where the feet land.

There is no truth to test these against yet, so that all but the cadence are told as changes only
and labelled experimental. The whip of the heel is left out: at a phone's frame rate and with two
points on a shoe it does not come out of the noise.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from surefoot.facts.technique import GaitMeasure
from surefoot.gait import cadence
from surefoot.gait.contacts import descents
from surefoot.gait.frontal import knee_projection, outward, pelvic_drop
from surefoot.gait.measures import Named, absent, measure, nothing, told
from surefoot.gait.outcome import Analysis, Contact, Doubt
from surefoot.gait.running import HIGHEST_SPM, LOWEST_SPM, falls_as_it_must
from surefoot.gait.smoothing import Floats, interpolated
from surefoot.gait.track import SIDES, Track

_LEAST_STEPS = 7
_MOST_SPREAD = 0.08
_SLOW_S = 0.05
"""Width of the smoothing in which the hips' lowest moment is looked for."""
_SLOWEST_WAVE_SPM = 60.0
_LEG_OF_HEIGHT = 0.49
_MOST_SWAY_LEG = 0.9
"""Feet further apart than this, as a share of the leg, do not belong to a run."""


def named() -> tuple[Named, ...]:
    """The measures that this view can give."""
    return (
        ("cadence", "steps/min", None),
        *(("pelvic_drop", "deg", side) for side in SIDES),
        *(("knee_projection", "deg", side) for side in SIDES),
        ("step_width", "% leg", None),
        ("step_width_cm", "cm", None),
        ("crossover", "% steps", None),
    )


@dataclass(frozen=True, slots=True)
class Steps:
    """A run seen along its direction: touches, and the lowest point of the hips after each."""

    slope: cadence.Slope
    contacts: tuple[Contact, ...]
    mid_stances: tuple[Contact, ...]


def run_along_the_camera(
    track: Track, height_m: float | None = None, before: tuple[Doubt, ...] = ()
) -> Analysis:
    """Cadence, and the pelvis and knee at mid-stance; or why there are none."""
    found = before or found_steps(track, height_m)
    if not isinstance(found, Steps):
        return nothing(named(), found)
    return Analysis(tuple(_measures(track, found, height_m)), found.contacts, found.mid_stances)


def found_steps(track: Track, height_m: float | None) -> Steps | tuple[Doubt, ...]:
    """The steps of a run, or why they are not to be trusted."""
    spectral = cadence.spectral_spm(track, sideways=False)
    if spectral is None or spectral < LOWEST_SPM:
        return ("not_running",)
    if spectral > HIGHEST_SPM or not falls_as_it_must(track, spectral, height_m):
        return ("slow_motion_unlikely",)
    stride_s = 120 / spectral
    contacts = descents(track, stride_s)
    if len(contacts) < _LEAST_STEPS:
        return ("too_few_contacts",)
    slope = cadence.slope_of(contacts, stride_s)
    if slope is None or not cadence.agree(slope.spm, spectral):
        return ("estimators_disagree",)
    if slope.spread_spm > _MOST_SPREAD * slope.spm:
        return ("estimators_disagree",)
    return Steps(slope, contacts, _mid_stances(track, contacts, stride_s))


def _mid_stances(
    track: Track, contacts: tuple[Contact, ...], stride_s: float
) -> tuple[Contact, ...]:
    hips = track.smooth("left_hip", "right_hip", least_s=_SLOW_S)[0][:, 1]
    height = interpolated(track.times_s, hips, track.times_s)
    found = []
    for each in contacts:
        window = np.flatnonzero(
            (track.times_s >= each.time_s) & (track.times_s <= each.time_s + 0.3 * stride_s)
        )
        if len(window) >= 3 and track.times_s[-1] >= each.time_s + 0.3 * stride_s:
            frame = int(window[height[window].argmax()])
            found.append(Contact(frame, float(track.times_s[frame]), each.side, "mid_stance"))
    return tuple(found)


def _measures(track: Track, steps: Steps, height_m: float | None) -> list[GaitMeasure]:
    cadence_name, *others = named()
    slope = steps.slope
    given = [told(cadence_name, slope.spm, slope.n, slope.spread_spm)]
    angle = {"pelvic_drop": pelvic_drop, "knee_projection": knee_projection}
    for name in others[:4]:
        at = np.array([each.time_s for each in steps.mid_stances if each.side == name[2]])
        values = angle[name[0]](track, name[2] or "left", at) if len(at) else np.zeros(0)
        given.append(measure(name, values, standing="change_only", why="experimental"))
    width, crossed = _feet(track, steps.mid_stances)
    share, cm, crossover = others[4:]
    given.append(measure(share, 100 * width, standing="change_only", why="experimental"))
    if height_m is None:
        given.append(absent(cm, "no_height"))
    else:
        leg_cm = 100 * _LEG_OF_HEIGHT * height_m
        given.append(measure(cm, leg_cm * width, standing="change_only", why="experimental"))
    given.append(measure(crossover, 100 * crossed, standing="change_only", why="experimental"))
    return given


def _feet(track: Track, lows: tuple[Contact, ...]) -> tuple[Floats, Floats]:
    """Width of each step, as a share of the leg, and whether each foot crossed the middle."""
    outwards = []
    for each in lows:
        at = np.array([each.time_s])
        heel = f"{each.side}_heel"
        point = heel if track.has(heel) else f"{each.side}_ankle"
        foot = track.smooth(point, at_s=at)[0][0, 0]
        hips = track.smooth("left_hip", "right_hip", at_s=at)[0][0, 0]
        away = float(outward(track, each.side) * (foot - hips) / track.leg_px)
        outwards.append((each.side, away if abs(away) <= _MOST_SWAY_LEG else float("nan")))
    width = [a + b for (s, a), (t, b) in pairwise(outwards) if s != t]
    crossed = [float(away < 0) for _, away in outwards if np.isfinite(away)]
    return np.array(width, dtype=np.float64), np.array(crossed, dtype=np.float64)
