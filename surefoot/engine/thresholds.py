"""What a light is decided by, as data that a device can carry along (§4, A1, A11).

A device says with it what `lights` would say of the same answers; tests hold both to one another.
"""

from typing import NamedTuple

from surefoot.engine import lights
from surefoot.engine.draft import Draft
from surefoot.facts.vocabulary import SessionClass, Site


class AtSite(NamedTuple):
    """The bounds at one site. usual: morning pain that is usual there, 0 to 10."""

    site: Site
    usual: int
    amber_from: int
    red_from: int


class OfSession(NamedTuple):
    """What the light of a session is decided by."""

    sites: tuple[AtSite, ...]
    elsewhere_amber_from: int
    elsewhere_red_from: int
    """At a site that was never declared, whose usual pain is 0."""
    settles: bool
    """Whether the pain's course, an earlier onset and the hour after count."""
    began_before: str
    """When pain began in the last session of the class; an earlier onset is amber."""
    painkillers: bool | None
    """What the morning said of painkillers; None: not asked."""


class OfMorning(NamedTuple):
    """What the light of a morning is decided by."""

    usual: tuple[tuple[Site, int], ...]
    worse_before: bool
    """Whether the day before said 'worse'."""


def of_session(draft: Draft, session_class: SessionClass, day: int) -> OfSession:
    """The thresholds of a session planned for a day, as they are known at the end of today."""
    today, runner = draft.day, draft.runner
    base = today.carry.base if today.morning is None else today.morning.base
    check_in = today.check_in if day == draft.today else None

    def at(site: Site, usual: int) -> AtSite:
        kind = runner.kinds.get(site)
        green_top, red_bottom = lights.bounds(session_class, draft.limits, kind, runner.tendon)
        return AtSite(site, usual, green_top + 1, red_bottom)

    green_top, red_bottom = lights.bounds(session_class, draft.limits, None, tendon=False)
    return OfSession(
        sites=tuple(at(site, base.get(site, 0)) for site in runner.sites),
        elsewhere_amber_from=green_top + 1,
        elsewhere_red_from=red_bottom,
        settles=session_class in lights.STRICT_CLASSES,
        began_before=today.carry.began.get(session_class, "start"),
        painkillers=None if check_in is None else check_in.painkillers_24h,
    )


def of_morning(draft: Draft) -> OfMorning:
    """The thresholds of today's check-in."""
    today = draft.day
    base = today.carry.base if today.morning is None else today.morning.base
    before = draft.ledger.day(draft.today - 1)
    return OfMorning(tuple(base.items()), before is not None and before.carry.worse)
