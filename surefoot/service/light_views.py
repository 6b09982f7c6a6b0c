"""The thresholds that lights are decided by, for a device to carry along."""

from dataclasses import dataclass
from typing import Literal

from surefoot.engine import lights, thresholds
from surefoot.engine.draft import Draft
from surefoot.facts.vocabulary import SessionClass


@dataclass(slots=True)
class SiteThresholdsView:
    """Pain during from which a site is amber, red; its usual pain, which the hour after and the
    next morning are held against."""

    site: str
    usual: int
    amber_from: int
    red_from: int


@dataclass(slots=True)
class ThresholdsView:
    """What the light of a session is decided by: the engine's `lights` in numbers."""

    sites: list[SiteThresholdsView]
    elsewhere_amber_from: int
    elsewhere_red_from: int
    """At a site that was never declared, whose usual pain is 0."""
    settles: bool
    """Whether the pain's course, an earlier onset and the hour after count."""
    began_before: Literal["start", "middle", "end", "never"]
    """When pain began in the last session of this kind; an earlier onset is amber."""
    painkillers: bool | None
    """What the morning said of painkillers; None: not asked."""
    amber_rise: int
    red_rise: int
    """Pain of the next morning over the usual, from which it is amber, red."""


@dataclass(slots=True)
class MorningThresholdsView:
    """What the light of a morning is decided by."""

    usual: dict[str, int]
    worse_before: bool
    """Whether the day before said 'worse'; a second time is amber."""
    amber_rise: int
    red_rise: int
    low_energy: int
    high_soreness: int
    tired_from: int
    """How many of little sleep, low energy and soreness together are amber."""


def of_session(draft: Draft, session_class: SessionClass, day: int) -> ThresholdsView:
    found = thresholds.of_session(draft, session_class, day)
    return ThresholdsView(
        sites=[SiteThresholdsView(*each) for each in found.sites],
        elsewhere_amber_from=found.elsewhere_amber_from,
        elsewhere_red_from=found.elsewhere_red_from,
        settles=found.settles,
        began_before=found.began_before,  # type: ignore[arg-type]
        painkillers=found.painkillers,
        amber_rise=lights.AMBER_RISE,
        red_rise=lights.RED_RISE,
    )


def of_morning(draft: Draft) -> MorningThresholdsView:
    found = thresholds.of_morning(draft)
    return MorningThresholdsView(
        usual=dict(found.usual),
        worse_before=found.worse_before,
        amber_rise=lights.AMBER_RISE,
        red_rise=lights.RED_RISE,
        low_energy=lights.LOW_ENERGY,
        high_soreness=lights.HIGH_SORENESS,
        tired_from=lights.TIRED_FROM,
    )
