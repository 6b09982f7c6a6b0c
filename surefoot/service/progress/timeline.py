"""What was decided, in order: phases, gates, reds, flags, notes, pauses, seasons."""

from collections.abc import Iterator
from datetime import date

from surefoot.engine import season
from surefoot.engine.decision import Decision, Reason
from surefoot.engine.ledger import Day
from surefoot.engine.standing import Standing
from surefoot.knowledge.index import Index
from surefoot.service.progress.stretch import Stretch
from surefoot.service.progress_views import MomentKind, MomentView
from surefoot.text import names, reasons
from surefoot.text.knowledge import in_words
from surefoot.text.language import t

_SAID: dict[str, MomentKind] = {
    "GATE-UP": "gate",
    "RED-1": "red",
    "RED-2": "red",
    "RED-3": "red",
    "NOTE": "note",
    "NEW-INJURY": "injury",
    "OTHER-INJURY": "injury",
    "LAY-OFF": "pause",
    "PAUSE": "pause",
    "FLAG": "flag",
}
"""Reasons that are a moment of their own on the first of the days that name them."""


def moments(stretch: Stretch) -> list[MomentView]:
    """The moments of the stretch, newest first."""
    index = in_words(stretch.course.index)
    ledger, course = stretch.course.ledger, stretch.course
    place = max(stretch.first - ledger.first, 0) - 1
    before = (course.decisions[place], course.standings[place]) if place >= 0 else None
    found: list[MomentView] = []
    for day, decision, standing in stretch.decisions():
        when = stretch.day_name(day.ordinal)
        found += [
            MomentView(date.fromordinal(day.ordinal), when, kind, sentence)
            for kind, sentence in _of_day(day, decision, standing, before, index)
        ]
        before = (decision, standing)
    return found[::-1]


Before = tuple[Decision, Standing | None] | None


def _of_day(
    day: Day, decision: Decision, standing: Standing | None, before: Before, index: Index
) -> Iterator[tuple[MomentKind, str]]:
    was, stood = before if before is not None else (None, None)
    if standing is not None and stood is None:
        yield "start", t("Your plan began: {phase}.", phase=_phase(decision.phase, index))
    said = {} if was is None else {_key(reason): reason for reason in was.reasons}
    for reason in decision.reasons:
        if reason.rule in _SAID and _key(reason) not in said:
            yield _SAID[reason.rule], reasons.sentence(reason, index)
    gate = any(reason.rule == "GATE-UP" for reason in decision.reasons)
    if was is not None and stood is not None and was.phase != decision.phase and not gate:
        back, now = _phase(was.phase, index), _phase(decision.phase, index)
        yield "phase", t("The phase: from “{before}” to “{now}”.", before=back, now=now)
    if standing is not None and stood is not None:
        yield from _opened(standing, stood)
        runner = day.carry.runner
        part = season.of_day(runner, standing, day.ordinal)
        if part != season.of_day(runner, stood, day.ordinal - 1) and part in index.seasons:
            yield "season", t("The season: {name}.", name=index.seasons[part].name)


def _key(reason: Reason) -> tuple[str, str]:
    """What makes a reason the same on two days: its rule, and the flags or facts it names."""
    named = reason.numbers.get("flags", "") or (reason.facts if reason.rule == "NOTE" else "")
    return reason.rule, str(named)


def _opened(standing: Standing, stood: Standing) -> Iterator[tuple[MomentKind, str]]:
    """Work beside the phases that opened."""
    for lever, what in (("descent", "descent"), ("plyometrics", "plyometrics")):
        if getattr(standing.levers, lever) and not getattr(stood.levers, lever):
            yield "gate", t("Now open: {what}.", what=names.name(what, reasons.OPENED))


def _phase(name: str, index: Index) -> str:
    found = index.phases.get(name)
    return name if found is None else found.name
