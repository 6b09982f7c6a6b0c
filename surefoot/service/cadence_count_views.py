"""Views of steps that were counted by phone or by taps."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(slots=True)
class CadenceCountView:
    """One count. fact: the id to correct."""

    fact: str
    at: datetime
    spm: float
    spread_spm: float
    over_s: float
    by: Literal["phone", "taps"]


@dataclass(slots=True)
class CadenceCountsView:
    """The newest counts first. own_spm: the runner's own cadence, None while it is not known;
    aim_spm: what the cue of quicker steps aims at, None where it does not ask for them; not_now:
    why nobody should run for it today, '' for no reason."""

    own_spm: float | None
    aim_spm: int | None
    counts: list[CadenceCountView]
    not_now: str = ""
