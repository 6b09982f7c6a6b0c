"""Synthetic activities whose truth is known: legs of running, walking and standing on slopes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType

import numpy as np

from surefoot.activity.model import Activity, Number, Sport, SubSport

RUN_MPS, RUN_SPM = 2.8, 166.0
WALK_MPS, WALK_SPM = 1.45, 116.0


@dataclass(frozen=True, slots=True)
class Leg:
    """So many seconds at a speed and cadence on a grade."""

    duration_s: int
    speed_mps: float = 0.0
    cadence_spm: float = 0.0
    grade_percent: float = 0.0


def run(minutes: float, grade_percent: float = 0.0, speed_mps: float = RUN_MPS) -> Leg:
    return Leg(round(minutes * 60), speed_mps, RUN_SPM, grade_percent)


def walk(minutes: float, grade_percent: float = 0.0) -> Leg:
    return Leg(round(minutes * 60), WALK_MPS, WALK_SPM, grade_percent)


def stand(minutes: float) -> Leg:
    return Leg(round(minutes * 60))


def recorded(
    legs: Sequence[Leg],
    *,
    noise: float = 0.0,
    without: Sequence[str] = (),
    sport: Sport = "run",
    sub_sport: SubSport = "none",
    seed: int = 1,
) -> Activity:
    """An activity of legs in turn at one sample a second.

    noise: 1 is that of a usual watch (0.4 m/s of speed, 3 steps a minute, 0.4 m of height).
    """
    chance = np.random.default_rng(seed)
    speed = np.concatenate([np.full(leg.duration_s, leg.speed_mps) for leg in legs])
    grade = np.concatenate([np.full(leg.duration_s, leg.grade_percent) for leg in legs])
    cadence = np.concatenate([np.full(leg.duration_s, leg.cadence_spm) for leg in legs])
    moving = speed > 0
    shaken = np.maximum(speed + noise * moving * chance.normal(0, 0.4, len(speed)), 0.0)
    height = 500.0 + np.concatenate([[0.0], np.cumsum(speed * grade / 100.0)])
    steps = cadence + noise * moving * chance.normal(0, 3.0, len(speed))
    streams = {
        "time_s": np.arange(len(speed) + 1.0),
        "distance_m": np.concatenate([[0.0], np.cumsum(shaken)]),
        "elevation_m": height + noise * chance.normal(0, 0.4, len(height)),
        "cadence_spm": np.concatenate([steps[:1], steps]),
    }
    kept = {name: values for name, values in streams.items() if name not in without}
    return Activity(
        start=datetime(2026, 5, 3, 7, tzinfo=UTC),
        format="fit",
        sport=sport,
        sub_sport=sub_sport,
        elapsed_s=Number(float(len(speed)), "computed"),
        cadence_spm=Number(float(cadence.mean()), "device"),
        streams=MappingProxyType(kept),
    )
