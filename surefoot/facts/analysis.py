"""What was worked out of an activity's streams when it was imported.

Each number says where it is from; a missing one has no value and is never 0. Metres and seconds
are those in motion, pauses left out.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from surefoot.facts.value import Value

Gait = Literal["run", "walk", "stand"]
Metres = Annotated[float, Field(ge=0, le=10_000_000, allow_inf_nan=False)]
Seconds = Annotated[float, Field(ge=0, le=1_209_600, allow_inf_nan=False)]
Percent = Annotated[float, Field(ge=-1000, le=1000, allow_inf_nan=False)]


class Measured(Value):
    """A number of an activity and where it comes from; missing has no value."""

    value: Annotated[float, Field(ge=-1e10, le=1e10, allow_inf_nan=False)] | None
    source: Literal["device", "computed", "corrected", "missing"]

    @model_validator(mode="after")
    def _missing_has_no_value(self) -> Self:
        if (self.value is None) != (self.source == "missing"):
            raise ValueError("a number is missing exactly when it has no value")
        return self


MISSING = Measured(value=None, source="missing")


class Segment(Value):
    """A stretch of running, walking or standing. start_s: from the start of the activity."""

    gait: Gait
    start_s: Seconds
    duration_s: Seconds


class GradeBand(Value):
    """Metres and seconds in motion on ground of a steepness.

    from_percent <= rise per distance < to_percent; None: without end on that side.
    """

    from_percent: Percent | None
    to_percent: Percent | None
    distance_m: Metres
    duration_s: Seconds


class SpeedBand(Value):
    """Seconds of running at a speed, smoothed over 15 s and turned into that of level ground.

    from_mps: the band is SPEED_BAND_MPS wide and begins here.
    """

    from_mps: Annotated[float, Field(ge=0, le=20, allow_inf_nan=False)]
    duration_s: Seconds


SPEED_BAND_MPS = 0.25


class CadenceBand(Value):
    """Steady running on flat ground at a pace, by cadence.

    from_mps: the band is SPEED_BAND_MPS wide and begins here. seconds: pairs of steps a minute and
    seconds at them, lowest first.
    """

    from_mps: Annotated[float, Field(ge=0, le=20, allow_inf_nan=False)]
    seconds: tuple[
        tuple[Annotated[int, Field(ge=1, le=400)], Annotated[int, Field(ge=1, le=1_209_600)]], ...
    ]


TerrainSign = Literal["device_says_trail", "steep_descent", "slow_descent", "uneven_steps"]


class TechnicalGuess(Value):
    """Whether the ground was technical, guessed (grade P) from how the runner moved on it.

    duration_s: running time that shows a sign of it. signs: what the guess rests on.
    """

    likely: bool
    duration_s: Seconds
    signs: tuple[TerrainSign, ...] = ()


class Analysis(Value):
    """The numbers of an activity on foot that a plan looks at; None in older facts."""

    run_s: Measured = MISSING
    """Seconds of running; the walks between and standing left out."""
    walk_s: Measured = MISSING
    longest_run_s: Measured = MISSING
    """Longest stretch of running that no walk and no stop of a minute interrupts."""
    segments: tuple[Segment, ...] = ()
    """Running, walking and standing in turn, gapless; empty when streams do not tell."""
    running_cadence_spm: Measured = MISSING
    """Steps a minute while running."""
    flat_cadence: tuple[CadenceBand, ...] = ()
    """Slowest first; empty when the streams do not tell, and in older facts."""
    ascent_s: Measured = MISSING
    """Seconds in motion on ground that rises 3 % or more."""
    descent_s: Measured = MISSING
    steep_ascent_m: Measured = MISSING
    """Metres in motion above +10 %."""
    steep_ascent_s: Measured = MISSING
    steep_descent_m: Measured = MISSING
    """Metres in motion below -10 %."""
    steep_descent_s: Measured = MISSING
    grades: tuple[GradeBand, ...] = ()
    """From the steepest descent to the steepest ascent; bands without a metre are left out."""
    level_speed_mps: Measured = MISSING
    """Median speed of running as on level ground."""
    speeds: tuple[SpeedBand, ...] = ()
    """Slowest first; bands without a second are left out."""
    technical: TechnicalGuess | None = None
    """None: the streams do not tell."""
    highest_heart_rate_bpm: Measured = MISSING
    heart_rate_zones_s: tuple[Seconds, ...] = ()
    """Seconds in each zone that the device was set to, lowest first; empty: it knows none."""
    stance_time_ms: Measured = MISSING
    vertical_oscillation_mm: Measured = MISSING
    step_length_mm: Measured = MISSING
    power_w: Measured = MISSING
