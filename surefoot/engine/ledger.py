"""What is known of a runner, day by day: lights, sessions, flags, tests.

Nothing here depends on the plan. A day's entry holds what was known at its end; the light of a
session is provisional on its own day and closed by the next morning.
"""

from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID

from surefoot.engine.lights import Light, Morning
from surefoot.engine.limits import Limits
from surefoot.engine.matching import SessionLog
from surefoot.facts.technique import CadenceMeasured, GaitMeasured
from surefoot.facts.types import (
    CheckIn,
    CheckpointDone,
    ClinicianNote,
    Flare,
    Injury,
    OtherInjury,
    Pause,
    PlanEdit,
    Profile,
    Shoe,
    TestResult,
    TrackSwitch,
    WeeklyCheck,
)
from surefoot.facts.vocabulary import HamstringKind, Site

Beside = Shoe | TrackSwitch | CheckpointDone | CadenceMeasured | GaitMeasured


class Runner(NamedTuple):
    """Who the facts so far speak of."""

    profile: Profile | None
    injuries: Mapping[Site, Injury]
    limits: Limits
    tendon: bool
    settings: Mapping[str, float]
    note_parameters: Mapping[str, float]
    raced: int | None = None
    """The last day of a race that an earlier profile named, once that day had come."""

    @property
    def sites(self) -> tuple[Site, ...]:
        return tuple(self.injuries)

    @property
    def kinds(self) -> dict[Site, HamstringKind | None]:
        return {site: injury.hamstring_kind for site, injury in self.injuries.items()}

    @property
    def hamstring(self) -> bool:
        return any(site.startswith("HAM") for site in self.injuries)

    @property
    def itb(self) -> bool:
        return any(site.startswith("ITB") for site in self.injuries)


class Flag(NamedTuple):
    """An open red flag: since which day, and by which fact."""

    id: str
    since: int
    fact: UUID


class Carry(NamedTuple):
    """What a day hands to the next."""

    runner: Runner
    base: Mapping[Site, int]
    scores: Mapping[Site, tuple[int, ...]]
    worse: bool
    began: Mapping[str, str]
    flags: tuple[Flag, ...]
    flag_raised: int | None
    """The last day on which a flag was answered with yes."""
    worried_since: int | None
    other_injury: OtherInjury | None
    pauses: tuple[Pause, ...]
    speed_allowed: bool
    pregnancy_cleared: bool
    last_check_in: int | None
    last_run: int | None
    last_red: int | None
    weeklies: tuple[tuple[int, WeeklyCheck], ...]
    """The weekly checks of the last 28 days with their days, newest first."""
    tests: Mapping[str, tuple[int, TestResult]]
    """The newest result of each test with its day; what painkillers may have hidden is left out
    (A11)."""
    speeds_mps: tuple[float, ...] = ()
    """The usual speed on level ground of each of the last recorded runs, newest last."""


class Day(NamedTuple):
    """One day as it is known at its end. Days are proleptic ordinals (`date.toordinal`)."""

    ordinal: int
    carry: Carry
    check_in: CheckIn | None
    morning: Morning | None
    worst_pain: int | None
    """Of the sites, this morning; None when none was answered."""
    light: Light
    sessions: tuple[SessionLog, ...]
    closed: tuple[Light, ...]
    """Lights of the day before's sessions, closed by this morning."""
    red_facts: tuple[UUID, ...]
    """Facts of the morning (check-in, flare) that make a red."""
    severe: bool
    flares: tuple[Flare, ...]
    tests: tuple[TestResult, ...]
    weekly: tuple[WeeklyCheck, ...]
    notes: tuple[ClinicianNote, ...]
    edits: tuple[PlanEdit, ...]
    acknowledged: tuple[str, ...]
    beside: tuple[Beside, ...] = ()
    """Facts of the tracks beside training."""
    mistaken: tuple[str, ...] = ()
    """Red flags that were answered with yes today and called a mistake in time."""

    @property
    def fever(self) -> bool:
        return self.check_in is not None and bool(self.check_in.fever)


class Ledger(NamedTuple):
    """The days from the first fact to the last day asked for, without holes."""

    first: int
    days: tuple[Day, ...]

    @property
    def last(self) -> int:
        return self.first + len(self.days) - 1

    def day(self, ordinal: int) -> Day | None:
        index = ordinal - self.first
        return self.days[index] if 0 <= index < len(self.days) else None
