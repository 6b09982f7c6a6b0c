"""A runner filmed from the side: what is measured at each contact and over the stride.

Only the near leg is measured but for the cadence: the far one is hidden at times, and models
guess then. Angles of the knee are told as changes only: on one and the same clip two models lay
4 to 9 degrees apart from a third one all along.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from surefoot.facts.technique import GaitMeasure, Side
from surefoot.gait import angles, cadence
from surefoot.gait.contacts import Swing, initial_contacts, mid_stances, swings_of
from surefoot.gait.measures import Named, Standing, absent, measure, nothing, told
from surefoot.gait.outcome import Analysis, Contact, Curve, Doubt, Why, frame_rate_class
from surefoot.gait.periodic import like_the_usual_stride, phases
from surefoot.gait.running import HIGHEST_SPM, LOWEST_SPM, falls_as_it_must, runs
from surefoot.gait.smoothing import Floats, interpolated
from surefoot.gait.track import Track

_LEAST_CONTACTS = 7
_MOST_SPREAD = 0.05
"""Share of the cadence by which single strides may spread; a runner's own spread by 1 to 2 %."""
_SLOWEST_WAVE_SPM = 60.0
_STANCE = 0.35
"""Share of the stride after a contact in which the knee's peak is looked for."""
_LEG_OF_HEIGHT = 0.49

Coarse = tuple[Standing, Why | Literal[""]]
"""How a measure stands whose moment must be known to a few milliseconds."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run in which contacts were found and agree with its rhythm."""

    track: Track
    stride_s: float
    slope: cadence.Slope
    contacts: tuple[Contact, ...]
    swings: tuple[Swing, ...]
    phase: Floats | None


def named(side: Side) -> tuple[Named, ...]:
    """The measures that this view can give."""
    return (
        ("cadence", "steps/min", None),
        ("overstride", "% leg", side),
        ("overstride_cm", "cm", side),
        ("foot_strike_angle", "deg", side),
        ("knee_flexion_contact", "deg", side),
        ("knee_flexion_stance", "deg", side),
        ("trunk_lean", "deg", None),
    )


def run_from_the_side(
    track: Track, height_m: float | None = None, before: tuple[Doubt, ...] = ()
) -> Analysis:
    """Cadence, contacts, and the angles of the near leg; or why there are none.

    before: what already speaks against the clip.
    """
    found = found_run(track, height_m)
    if before or not isinstance(found, Run):
        # That nobody runs is worth saying beside what else is wrong, where it can be seen.
        still = before and not {"too_short", "body_not_in_frame"} & set(before)
        more = () if isinstance(found, Run) else found
        return nothing(
            named(track.near),
            (*(each for each in more if not before or (still and each == "not_running")), *before),
        )
    return Analysis(
        tuple(_measures(found, height_m)),
        found.contacts,
        mid_stances(track, found.swings, found.contacts, found.stride_s),
        _curves(found),
    )


def found_run(track: Track, height_m: float | None) -> Run | tuple[Doubt, ...]:
    """The contacts of a run, or why they are not to be trusted."""
    spectral = cadence.spectral_spm(track)
    if spectral is None or spectral <= _SLOWEST_WAVE_SPM:
        return ("not_running",)
    stride_s = 120 / spectral
    swings = swings_of(track)
    contacts = initial_contacts(track, swings, stride_s)
    if not runs(swings, contacts):
        return ("not_running",)
    slope = cadence.slope_of(contacts, stride_s)
    steady = (
        slope is not None
        and cadence.agree(slope.spm, spectral)
        and slope.spread_spm <= _MOST_SPREAD * slope.spm
    )
    if not LOWEST_SPM <= spectral <= HIGHEST_SPM:
        return ("slow_motion_unlikely" if steady else "not_running",)
    if len(contacts) < _LEAST_CONTACTS:
        return ("too_few_contacts",)
    if slope is None or not steady:
        return ("estimators_disagree",)
    if not falls_as_it_must(track, slope.spm, height_m):
        return ("slow_motion_unlikely",)
    phase = phases(track, contacts, stride_s)
    told_right = like_the_usual_stride(track, phase) if phase is not None else track
    return Run(told_right, stride_s, slope, contacts, swings, phase)


def _measures(run: Run, height_m: float | None) -> list[GaitMeasure]:
    side = run.track.near
    names = dict(zip((name[0] for name in named(side)), named(side), strict=True))
    rate = frame_rate_class(run.track.frames_per_s)
    coarse: Coarse = ("change_only", "frame_rate") if rate == "low" else ("measured", "")
    own = tuple(each for each in run.contacts if each.side == side)
    slope = run.slope
    given = [told(names["cadence"], slope.spm, slope.n, slope.spread_spm)]
    ahead = _ankle_ahead(run, own)
    given.append(measure(names["overstride"], 100 * ahead, standing=coarse[0], why=coarse[1]))
    if height_m is None:
        given.append(absent(names["overstride_cm"], "no_height"))
    else:
        leg_cm = 100 * _LEG_OF_HEIGHT * height_m
        given.append(
            measure(names["overstride_cm"], leg_cm * ahead, standing=coarse[0], why=coarse[1])
        )
    given.append(_foot_strike(run, names["foot_strike_angle"], own, rate))
    given += _knee(run, names, own, rate)
    given.append(_lean(run, names["trunk_lean"]))
    return given


def _ankle_ahead(run: Run, own: tuple[Contact, ...]) -> Floats:
    """How far the ankle is before the hips at each contact, as a share of the leg."""
    track, at = run.track, np.array([each.time_s for each in own])
    if len(at) == 0:
        return np.zeros(0)
    ankle = track.smooth(f"{track.near}_ankle", at_s=at)[0]
    hips = track.smooth("left_hip", "right_hip", at_s=at)[0]
    return np.asarray(track.forward * (ankle - hips)[:, 0] / track.leg_px, dtype=np.float64)


def _foot_strike(run: Run, name: Named, own: tuple[Contact, ...], rate: str) -> GaitMeasure:
    """Angle of the sole at contact against the same foot flat on the ground, toes up above 0."""
    track = run.track
    heel, toe = f"{track.near}_heel", f"{track.near}_toe"
    if not track.has(heel, toe):
        return absent(name, "model_gives_no_feet")
    if rate == "low":
        return absent(name, "frame_rate", len(own))
    flat = mid_stances(track, run.swings, own, run.stride_s)
    if not flat:
        return absent(name, "not_clear", len(own))

    def sole(moments: tuple[Contact, ...]) -> Floats:
        at = np.array([each.time_s for each in moments])
        along = track.smooth(toe, at_s=at)[0] - track.smooth(heel, at_s=at)[0]
        return np.asarray(
            np.degrees(np.arctan2(-along[:, 1], track.forward * along[:, 0])), dtype=np.float64
        )

    angle = sole(own) - float(np.nanmedian(sole(flat)))
    return (
        measure(name, angle, standing="change_only", why="not_clear")
        if rate == "middle"
        else measure(name, angle)
    )


def _knee(
    run: Run, names: dict[str, Named], own: tuple[Contact, ...], rate: str
) -> list[GaitMeasure]:
    at_contact, in_stance = names["knee_flexion_contact"], names["knee_flexion_stance"]
    if run.phase is None:
        return [absent(at_contact, "too_few_contacts"), absent(in_stance, "too_few_contacts")]
    track = run.track
    leg = angles.leg_beside(track, run.phase, track.near)
    knee = interpolated(track.times_s, angles.knee_flexion(leg), track.times_s)
    touch = [float(np.interp(each.time_s, track.times_s, knee)) for each in own]
    peaks = []
    for each in own:
        stance = (track.times_s >= each.time_s) & (
            track.times_s <= each.time_s + _STANCE * run.stride_s
        )
        if each.time_s + _STANCE * run.stride_s <= track.times_s[-1] and stance.sum() >= 3:
            peaks.append(float(_stance_peak(knee[stance])))
    differs: Why = "frame_rate" if rate == "low" else "reference_angle_differs"
    return [
        measure(at_contact, touch, standing="change_only", why=differs),
        measure(in_stance, peaks, standing="change_only", why="reference_angle_differs"),
    ]


def _stance_peak(knee: Floats) -> float:
    """The first hump after the contact; what follows towards the swing is higher and not meant."""
    rising = np.flatnonzero((knee[1:-1] >= knee[:-2]) & (knee[1:-1] > knee[2:]))
    return float(knee[rising[0] + 1]) if len(rising) else float("nan")


def _lean(run: Run, name: Named) -> GaitMeasure:
    """Forward lean of the trunk against the picture's upright; a tilted camera shifts it."""
    track = run.track
    if not track.has("left_shoulder", "right_shoulder"):
        return absent(name, "not_clear")
    shoulders = track.smooth("left_shoulder", "right_shoulder")[0]
    up = shoulders - track.smooth("left_hip", "right_hip")[0]
    lean = np.degrees(np.arctan2(track.forward * up[:, 0], -up[:, 1]))
    return measure(name, lean, standing="change_only", why="camera_angle")


def _curves(run: Run) -> tuple[Curve, ...]:
    if run.phase is None:
        return ()
    track, side = run.track, run.track.near
    leg = angles.leg_beside(track, run.phase, side)
    found = [
        angles.curve(
            "knee_flexion", side, angles.knee_flexion(leg), track, run.contacts, run.stride_s
        )
    ]
    if track.has("left_shoulder", "right_shoulder"):
        shoulders = track.smooth("left_shoulder", "right_shoulder")[0]
        hip = angles.hip_flexion(leg, shoulders, track.forward)
        found.append(angles.curve("hip_flexion", side, hip, track, run.contacts, run.stride_s))
    return tuple(each for each in found if each is not None)
