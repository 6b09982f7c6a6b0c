"""What the service says of sounds."""

from dataclasses import dataclass


@dataclass(slots=True)
class SoundsView:
    """What can be made here."""

    packed: bool
    """MP3 and Opus: the extra `music` is installed."""
    music: bool
    """Songs can be brought to a cadence: all of it is."""
