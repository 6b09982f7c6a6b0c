"""What the service says of songs that are brought to a cadence."""

from dataclasses import dataclass

from surefoot.service.jobs_views import JobView


@dataclass(slots=True)
class CadencesView:
    """Steps a minute, from and to."""

    least: int
    most: int


@dataclass(slots=True)
class FoundView:
    """What was found of a song."""

    bpm: float
    """Beats a minute, counted so that one comes at each step or at each second step."""
    steps: int
    """Of a beat: 1 or 2."""
    faster: float
    """What its tempo would have to be multiplied by."""
    fits: bool
    """It was brought to the cadence; otherwise that would be heard too much."""
    cadences: list[CadencesView]
    """What the song fits."""


@dataclass(slots=True)
class SongView:
    """A song on its way, or there to be fetched."""

    job: JobView
    title: str
    spm: float
    found: FoundView | None
    """None until the song was heard."""
    name: str
    """Of the finished file; '' when there is none."""
