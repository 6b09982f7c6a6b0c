"""What a file says about an activity, before anything is computed."""

from __future__ import annotations

from dataclasses import dataclass, field

from surefoot.activity.model import Device, Format, Pause, Sport, Stream, SubSport


@dataclass(frozen=True, slots=True)
class Totals:
    """The totals that a file carries for an activity or a lap, as written; None when absent.

    cadence: in the file's own unit, strides or steps per minute.
    """

    elapsed_s: float | None = None
    timer_s: float | None = None
    moving_s: float | None = None
    distance_m: float | None = None
    ascent_m: float | None = None
    descent_m: float | None = None
    cadence: float | None = None
    heart_rate_bpm: float | None = None


@dataclass(frozen=True, slots=True)
class RecordedLap:
    """A lap as written. start_s: seconds from the start of the activity."""

    start_s: float
    totals: Totals


@dataclass(frozen=True, slots=True)
class Recording:
    """One activity as a file tells it, before anything is computed.

    start_unix_s: seconds since 1970 in UTC. streams: names of an activity's streams, but 'cadence'
    in the file's own unit; 'time_s' is always there. pauses: None when the format does not say.
    summarised: False when a device should have written totals and did not.
    """

    format: Format
    start_unix_s: float
    sport: Sport
    sub_sport: SubSport
    streams: dict[str, Stream]
    totals: Totals = Totals()
    laps: tuple[RecordedLap, ...] = ()
    pauses: tuple[Pause, ...] | None = None
    utc_offset_s: int | None = None
    heart_rate_zones_s: tuple[float, ...] = ()
    device: Device = field(default_factory=Device)
    summarised: bool = True
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What a format's reader found in a file: at least one recording, in the order of the file.

    partial: the file was damaged or cut. warnings: about the file as a whole.
    """

    recordings: tuple[Recording, ...]
    partial: bool
    warnings: tuple[str, ...]
