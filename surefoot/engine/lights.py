"""Traffic lights from pain answers (decision model §4, A1, A11).

Lights order from least to most cautious: green, unknown, amber, red; the worst one counts.
"""

from collections.abc import Mapping
from enum import IntEnum
from typing import NamedTuple

from surefoot.engine.limits import Limits
from surefoot.facts.types import CheckIn, SessionFeedback
from surefoot.facts.vocabulary import HamstringKind, SessionClass, Site


class Light(IntEnum):
    """A light; a larger value is more cautious."""

    GREEN = 0
    UNKNOWN = 1
    AMBER = 2
    RED = 3

    @property
    def word(self) -> str:
        return self.name.lower()


IMPACT_CLASSES: frozenset[SessionClass] = frozenset({"run", "hike", "plyometrics"})
STRICT_CLASSES: frozenset[SessionClass] = IMPACT_CLASSES | {"walk"}
"""Classes whose light also counts the pain's course, an earlier onset, and an hour after."""

AMBER_RISE, RED_RISE = 1, 2
"""Morning pain over the usual value from which a morning is amber, red (A1)."""
LOW_ENERGY, HIGH_SORENESS, TIRED_FROM = 2, 4, 2
"""Energy at most, soreness at least, and how many signs of tiredness together are amber (§4)."""
ONSETS = {"start": 0, "middle": 1, "end": 2, "never": 3}
"""When pain began within a session, the earliest first."""


class Morning(NamedTuple):
    """The morning's answers that close the day before, per site."""

    pain: dict[Site, int]
    base: Mapping[Site, int]
    painkillers: bool
    swelling: bool

    def rise(self, site: Site) -> int | None:
        """Morning pain minus the usual value; None when the site was not answered."""
        score = self.pain.get(site)
        return None if score is None else score - self.base.get(site, 0)


def band(pain: int, green_top: int, red_bottom: int) -> Light:
    """The light of a pain score between two bounds of a band."""
    if pain >= red_bottom:
        return Light.RED
    return Light.GREEN if pain <= green_top else Light.AMBER


def bounds(
    session_class: SessionClass, limits: Limits, kind: HamstringKind | None, tendon: bool
) -> tuple[int, int]:
    """The highest pain of a site that is green in such a session, and the lowest that is red."""
    if session_class in STRICT_CLASSES:
        return limits.whole("run_green_top"), limits.whole("run_red_bottom")
    if session_class == "cross_training":
        return limits.whole("cross_training_green_top"), limits.whole("cross_training_red_bottom")
    if kind == "acute_strain":
        return limits.whole("strain_green_top"), limits.whole("strain_red_bottom")
    if tendon and kind == "tendon_proximal":
        return limits.whole("strength_green_top"), limits.whole("tendon_red_bottom")
    return limits.whole("strength_green_top"), limits.whole("strength_red_bottom")


class Body(NamedTuple):
    """What lights need to know of the runner."""

    sites: tuple[Site, ...]
    kinds: Mapping[Site, HamstringKind | None]
    base: Mapping[Site, int]
    tendon: bool
    painkillers: bool | None = None
    """The morning's answer; taken or not asked, what is felt today is unknown (A11)."""


def took_place(feedback: SessionFeedback) -> bool:
    """Whether there is something to judge: a session that hurt was one, whatever it was called."""
    hurt = feedback.limp or feedback.sharp or any(feedback.pain_during.values())
    return feedback.done != "no" or hurt


def during(
    feedback: SessionFeedback,
    pain_60min: dict[Site, int],
    body: Body,
    limits: Limits,
    began_earlier: bool,
) -> Light:
    """The light of a session that took place, before the next morning: pain during, its course, an
    hour after."""
    if feedback.limp or feedback.sharp:
        return Light.RED
    clear = feedback.painkillers_24h is False or (
        feedback.painkillers_24h is None and body.painkillers is False
    )
    light = Light.GREEN if clear and not body.painkillers else Light.UNKNOWN
    strict = feedback.session_class in STRICT_CLASSES
    felt = feedback.pain_during
    for site in dict.fromkeys((*body.sites, *felt)):
        pain = felt.get(site)
        if pain is None:
            light = max(light, Light.UNKNOWN)
            continue
        kind = body.kinds.get(site)
        light = max(light, band(pain, *bounds(feedback.session_class, limits, kind, body.tendon)))
        if strict:
            light = max(light, _settling(pain, pain_60min.get(site), body.base.get(site, 0)))
    if strict and (feedback.course == "rose" or began_earlier):
        light = max(light, Light.AMBER)
    return light


def _settling(pain: int, later: int | None, base: int) -> Light:
    """Pain an hour after: above usual is amber; not asked is unknown unless there was none (P)."""
    if later is None:
        return Light.GREEN if pain <= base else Light.UNKNOWN
    return Light.AMBER if later > base else Light.GREEN


def closed(provisional: Light, morning: Morning | None, sites: tuple[Site, ...]) -> Light:
    """The light of a session once the next morning has (or has not) answered."""
    if morning is None:
        return max(provisional, Light.UNKNOWN)
    light = provisional
    if morning.swelling:
        return Light.RED
    if morning.painkillers:
        light = max(light, Light.UNKNOWN)
    pain, base = morning.pain, morning.base
    if not all(map(pain.__contains__, sites)):
        light = max(light, Light.UNKNOWN)
    rise = max([score - base.get(site, 0) for site, score in pain.items()], default=0)
    if rise >= RED_RISE:
        return Light.RED
    return max(light, Light.AMBER) if rise >= AMBER_RISE else light


def day_light(check_in: CheckIn | None, morning: Morning | None, worse_before: bool) -> Light:
    """The light of a morning; no check-in is unknown; sleep and fatigue alone are never red."""
    if check_in is None or morning is None:
        return Light.UNKNOWN
    pain, base = morning.pain, morning.base
    # A site that was never declared counts from 0: its pain is new.
    known = [score - base.get(site, 0) for site, score in pain.items()]
    unanswered = not all(map(pain.__contains__, base))
    worst = max(known, default=0)
    if check_in.first_steps == "limping" or check_in.swelling or worst >= RED_RISE:
        return Light.RED
    tired = (
        (check_in.sleep == "under_6_h")
        + (check_in.energy is not None and check_in.energy <= LOW_ENERGY)
        + (check_in.soreness is not None and check_in.soreness >= HIGH_SORENESS)
    )
    worse_twice = worse_before and check_in.versus_yesterday == "worse"
    if worst >= AMBER_RISE or worse_twice or tired >= TIRED_FROM:
        return Light.AMBER
    if unanswered or check_in.first_steps is None or check_in.painkillers_24h is not False:
        return Light.UNKNOWN
    return Light.GREEN


def severe(feedback: SessionFeedback) -> bool:
    """Whether a red of this session asks for the longer rest: pain from the start, or a limp."""
    return feedback.limp or feedback.began == "start"


def severe_morning(check_in: CheckIn, morning: Morning) -> bool:
    """A red morning that asks for the longer rest: a limp, or 3 over the usual pain."""
    rises = (morning.rise(site) for site in morning.pain)
    return check_in.first_steps == "limping" or any(r is not None and r >= 3 for r in rises)
