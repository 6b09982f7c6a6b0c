"""Where a runner stands in the protocol at the end of a day: phase, levers, restrictions, week."""

from typing import Literal, NamedTuple

from surefoot.engine.decision import Reason
from surefoot.engine.schedule import Placement

BEYOND_HOLDS_D = 7
"""So many days nothing rises after more was done than planned (P)."""
SlotKind = Literal["run", "walk", "strength", "cross_training"]
RunKind = Literal["walk_run", "easy", "long", "hill", "speed", "technical"]


class Levers(NamedTuple):
    """Positions of the levers beyond weekly minutes. Shares are of the usual week."""

    runs: int = 0
    ascent: float = 0.0
    descent: float = 0.0
    fast_min: float = 0.0
    technical_min: float = 0.0
    plyometrics: int = 0
    """Level: 0 none, then 1 to 3."""
    stage: int = 1
    """Hamstring stage H1-H4."""
    strength: int = 0
    """Strength rung: 0 bodyweight, 1 bands, 2 weeks 5-8, 3 maintenance."""


class Slot(NamedTuple):
    """A session that the week placed on a day, with its unreduced dose."""

    id: str
    day: int
    kind: SlotKind
    run: RunKind | None = None
    run_min: int = 0
    ascent_m: int = 0
    descent_m: int = 0
    fast_min: int = 0
    technical_min: int = 0
    hard: bool = False
    strength_day: Literal["A", "B", "C"] | None = None
    heavy: bool = False
    contacts: int = 0
    minutes: int = 0
    mode: str = ""


class Week(NamedTuple):
    """A block of seven days as it was laid out: what it aimed at, holds and gave up."""

    start: int
    number: int
    """From the start of the plan, which is in week 1."""
    phase: int
    slots: tuple[Slot, ...]
    target_min: float
    deload: bool
    raised: str
    """The run lever that moved up, or ''."""
    raised_rehab: str
    dropped: tuple[str, ...]
    laid_on: int
    """The day on which it was (last) laid out."""
    red: bool = False
    placement: Placement | None = None
    wanted_runs: int = 0
    """Runs that it was to hold, whether or not each found a day."""
    laid_for: tuple[object, ...] = ()
    """What of the profile it was laid out for: a change lays the rest of it out again."""


class Episode(NamedTuple):
    """A red and the reds that belong to it."""

    first: int
    last: int
    rank: int
    """1, 2 or 3: how it was answered."""


CEILING_D = 28
"""Days that a ceiling holds."""


class Ceiling(NamedTuple):
    """Running minutes that the plan would have held without a red, from its day on."""

    since: int
    week_min: float
    """Over seven days, the first included."""
    month_min: float
    """Over 28 days."""

    def least(self, other: "Ceiling") -> "Ceiling":
        """The lower of two of one day."""
        return Ceiling(
            self.since,
            min(self.week_min, other.week_min),
            min(self.month_min, other.month_min),
        )


class Overrun(NamedTuple):
    """A run that was longer than planned, and how far it counts."""

    day: int
    fact: int
    """Its id as a number."""
    longest_min: float
    """For the longest run it counts no more than this."""
    over_min: float
    """Minutes beyond what was planned."""


class Cadence(NamedTuple):
    """The step of quicker cadence in force, and what it is a step above."""

    step: int = 0
    """0 none, 1 or 2."""
    since: int = 0
    began: int = 0
    """The first day of the first step: what was run before it tells the own cadence."""
    own_spm: float = 0.0
    pace_mps: float = 0.0
    """The pace that the own cadence is of; 0: of all easy running."""


class Standing(NamedTuple):
    """Everything that a decision needs of the decisions before it."""

    started: int
    phase: int
    phase_since: int
    levers: Levers = Levers()
    level: int = 1
    level_greens: int = 0
    level_ups: tuple[int, ...] = ()
    entry_level_most: int = 20
    """The ladder is entered no higher than this (after a fall from it)."""
    top_level_greens: int = 0
    volume_min: float = 0.0
    """V_ref: running minutes of the last build week, reduced after a red."""
    longest_reset: tuple[int, float] | None = None
    """Day and minutes of the longest run that an entry to running licenses."""
    episodes: tuple[Episode, ...] = ()
    no_impact_until: int = 0
    """First day on which impact is allowed again."""
    freeze_until: int = 0
    cap_until: int = 0
    """Last day of the seven after a red."""
    cap_from: int = 0
    cap_min: float = 0.0
    return_min: float | None = None
    """Longest run until two are green after a red; None = no such restriction."""
    return_greens: int = 0
    ceiling: Ceiling | None = None
    """Running that the newest red leaves at most, until two runs are green again."""
    held_min: tuple[float, ...] = ()
    """Running of this week and each of the next, one phase up, while a report holds the step there
    back: the ladder brings no more."""
    given_on: int = 0
    given_min: float = 0.0
    """The day last decided and the running that it was given: what a green is measured against."""
    usual_m: tuple[float, float] | None = None
    """Usual weekly climb and descent that the shares are of."""
    flat_runs: int = 0
    """Runs that stay flat after a red: 'a few', which is 3 (R-A265, X43)."""
    step_back: bool = False
    step_greens: int = 0
    ambers_in_row: int = 0
    locked_since: int | None = None
    gap_stage: int = 0
    deloads: bool = False
    """Deload weeks have begun: once they have, a fall of the volume does not end them (A5)."""
    green_weeks: int = 0
    run_weeks: int = 0
    strength_weeks: int = 0
    green_ascent_weeks: int = 0
    hill_weeks: int = 0
    speed_weeks: int = 0
    stage_since: int = 0
    plyometrics_since: int = 0
    lever_since: int = 0
    beyond: tuple[tuple[int, Reason], ...] = ()
    """What was done beyond the plan in the last days, each with its day, newest last."""
    overruns: tuple[Overrun, ...] = ()
    """The runs of the last weeks that were longer than planned."""
    week: Week | None = None
    build: Week | None = None
    """The last whole build week as it was laid out: what a lever that is not raised stays at."""
    strength_done: int = 0
    """Strength sessions so far: turns the three-day split."""
    rehab_from: int = 0
    """First day on which a raised rehab lever counts (48 h after a raised run lever)."""
    levers_before: Levers = Levers()
    """Rehab lever positions that hold until `rehab_from`."""
    suspect: str = ""
    """The lever that moved up last: first suspect of the next light that is not green."""
    cue: str = ""
    """The technique cue in force on flat ground, and since which day."""
    cue_since: int = 0
    cadence: Cadence = Cadence()
    relapses: tuple[int, ...] = ()
    """Days of the reds in full training within half a year."""

    def went_beyond(self, today: int) -> bool:
        """Whether more than planned was done in the seven days before."""
        return bool(self.beyond) and today - self.beyond[-1][0] <= BEYOND_HOLDS_D

    def block_start(self, day: int) -> int:
        """First day of the seven-day block that a day belongs to."""
        return self.started + (day - self.started) // 7 * 7
