"""What the service hands to the web and the command line: plain values, prose rendered."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from surefoot.facts.days import DEFAULT_DAY_STARTS_AT_H


@dataclass(slots=True)
class UpgradeView:
    """A new version of the knowledge that would change today's plan, before it takes hold."""

    accepted: str
    offered: str
    differences: list[str]


@dataclass(slots=True)
class ProtocolView:
    """A protocol that a runner can follow, and the kinds of injury that it is written for."""

    id: str
    title: str
    scope: str
    covers: list[str]


@dataclass(slots=True)
class PreferencesView:
    """How a runner wants to be spoken to; what is shown, never what is decided."""

    language: str
    """A code such as de; '' = what browser or system ask for."""
    units: Literal["metric", "imperial"]
    country: str = ""
    """Where help is rung for (ISO 3166-1, two letters); '' = guessed from the device."""


@dataclass(slots=True)
class StateView:
    """What the client needs first."""

    subject: str
    today: date
    onboarded: bool
    supported: bool
    """False: a profile that the plan does not support (under 18)."""
    demo: bool
    version: str
    knowledge: str
    upgrade: UpgradeView | None
    preferences: PreferencesView
    protocol: str = ""
    """Id of the protocol in force."""
    protocols: list[ProtocolView] = field(default_factory=list)
    day_starts_at_h: int = DEFAULT_DAY_STARTS_AT_H
    """The hour at which the runner's day begins."""


@dataclass(slots=True)
class ReceivedView:
    """Facts that are now on disk, and those that already were."""

    new: list[str]
    known: list[str]


@dataclass(slots=True)
class ActivityView:
    """One activity of an import; None = missing. This is the contract of `import --json`."""

    id: str
    start: datetime
    sport: str
    distance_m: float | None
    elapsed_s: float | None
    timer_s: float | None
    moving_s: float | None
    ascent_m: float | None
    descent_m: float | None
    cadence_spm: float | None
    heart_rate_bpm: float | None


@dataclass(slots=True)
class FileView:
    path: str
    status: Literal["imported", "partial", "skipped", "failed", "duplicate"]
    reasons: list[str]
    activities: list[ActivityView]


@dataclass(slots=True)
class ImportStep:
    """A file that an import has come to. share: how much lies behind of the file that was chosen,
    0 to 1: more than 0 and less than 1 within an archive."""

    file: FileView
    share: float


@dataclass(slots=True)
class ImportView:
    files: list[FileView]


@dataclass(slots=True)
class WatchView:
    """The folder that the server watches for new files."""

    folder: str
    """'' = none."""
    looked_at: datetime | None
    problem: str
    """What keeps it from being read, '' when nothing does."""
    files: list[FileView]
    """The files read last, newest first."""
