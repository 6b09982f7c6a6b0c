"""Whether somebody runs, and whether the clip plays as fast as it says."""

import numpy as np

from surefoot.gait.contacts import Swing
from surefoot.gait.outcome import Contact
from surefoot.gait.track import Track

LOWEST_SPM, HIGHEST_SPM = 125.0, 225.0
"""Between these runs nearly everyone (grade P)."""
_STILL_BACK = -0.4
"""Share of the ground's speed at which the other foot must not go back at a touch."""
_LEG_M = 0.86
"""Hip to knee to ankle of an adult of 1.75 m."""
_LEG_OF_HEIGHT = 0.49
_G = 9.81
_GRAVITY = (0.55, 2.4)
"""Shares of gravity in which the body may seem to fall: the scale is only about known."""


def runs(swings: tuple[Swing, ...], contacts: tuple[Contact, ...]) -> bool:
    """Whether there is a flight: when one foot touches, the other has left the ground.

    A walker's other foot is still down then, and goes back as fast as the ground.
    """
    by_side = {swing.side: swing for swing in swings}
    shares = []
    for contact in contacts:
        other = by_side.get("right" if contact.side == "left" else "left")
        if other is not None and other.ground_speed > 0:
            speed = float(np.interp(contact.time_s, other.times_s, other.speed))
            shares.append(speed / other.ground_speed)
    return len(shares) >= 4 and float(np.median(shares)) > _STILL_BACK


def falls_as_it_must(track: Track, spm: float, height_m: float | None = None) -> bool:
    """Whether the trunk falls about as fast as gravity has it between two steps.

    In slow motion it seems to float: at half speed with a quarter of gravity. The scale comes
    from the leg's length in the picture, so that only about double or half the speed is told.
    """
    points = [
        p for p in ("left_hip", "right_hip", "left_shoulder", "right_shoulder") if track.has(p)
    ]
    y = track.smooth(*points)[0][:, 1]
    known = np.isfinite(y)
    if known.sum() < 16:
        return False
    t, y = track.times_s[known], y[known]
    omega = 2 * np.pi * spm / 60
    waves = [f(omega * k * t) for k in (0.5, 1, 2) for f in (np.cos, np.sin)]
    design = np.stack([*waves, np.ones_like(t), t, t * t], -1)
    parts = np.linalg.lstsq(design, y, rcond=None)[0]
    at = np.linspace(0, 2 * np.pi, 64, endpoint=False)
    falling = np.zeros(len(at))
    for k, (cosine, sine) in ((1, parts[2:4]), (2, parts[4:6])):
        falling -= (omega * k) ** 2 * (cosine * np.cos(k * at) + sine * np.sin(k * at))
    metre_px = track.leg_px / (_LEG_OF_HEIGHT * height_m if height_m else _LEG_M)
    share = float(falling.max()) / metre_px / _G
    return _GRAVITY[0] <= share <= _GRAVITY[1]
