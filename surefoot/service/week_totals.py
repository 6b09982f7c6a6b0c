"""A week's running, climb and descent: planned, done, and the limit with its rule."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from surefoot.engine.decision import Reason, Session
from surefoot.engine.draft import Draft
from surefoot.engine.history import run_minutes
from surefoot.engine.matching import SessionLog
from surefoot.engine.runs import usual_ascent_m, usual_descent_m
from surefoot.engine.sessions import week_most
from surefoot.service import present
from surefoot.service.schedule_views import TotalView
from surefoot.service.today_views import ReasonView
from surefoot.text import names
from surefoot.text.language import t

_RUNNING, _HILLS = 2, 4


def totals(
    planned: Iterable[Session],
    logs: Sequence[SessionLog],
    begun: Draft | None,
    now: Draft | None,
) -> list[TotalView]:
    """begun, now: of the week's first day, and of its last one that has been lived; None for a
    week to come, whose limits nobody knows."""
    sessions = list(planned)
    done = [log for log in logs if log.done]
    limits = {} if begun is None or now is None else dict(_limits(begun, now))
    amounts = (
        ("minutes", sum(s.run_min for s in sessions), sum(log.run_min for log in done)),
        ("ascent", sum(s.ascent_m for s in sessions), sum(log.ascent_m for log in done)),
        ("descent", sum(s.descent_m for s in sessions), sum(log.descent_m for log in done)),
    )
    found = []
    for what, wanted, was in amounts:
        most, reason = limits.get(what, (None, None))
        found.append(TotalView(what, round(wanted), round(was), most, reason))  # type: ignore[arg-type]
    return found


def _limits(begun: Draft, now: Draft) -> Iterator[tuple[str, tuple[float, ReasonView]]]:
    levers = begun.standing.levers
    yield "minutes", _minutes(begun, now)
    yield "ascent", _climb(begun, "ascent", levers.ascent, usual_ascent_m(begun))
    yield "descent", _climb(begun, "descent", levers.descent, usual_descent_m(begun))


def _minutes(begun: Draft, now: Draft) -> tuple[float, ReasonView]:
    standing, week = begun.standing, begun.standing.week
    if standing.phase < _RUNNING:
        return 0, _waits_for(begun, "P2")
    most = week_most(begun, begun.today)
    values = {"before": round(standing.volume_min, 1), "most": round(most, 1)}
    reason = Reason("CAP-WEEK", values)
    if week is not None and week.deload:
        until = date.fromordinal(week.start + 7)
        reason = Reason("DELOAD", {"share": begun.limits["deload_share"]}, (), until)
    red = now.standing
    if red.cap_from <= now.today <= red.cap_until:
        start = red.block_start(now.today)
        under_cap = red.cap_min + run_minutes(now.ledger, start, red.cap_from - 1)
        if under_cap < most:
            most, reason = under_cap, Reason("CAP-RED-WEEK")
    return round(most), present.reason(reason, begun.index)


def _climb(draft: Draft, lever: str, share: float, usual_m: float) -> tuple[float, ReasonView]:
    if share == 0:
        return 0, _waits_for(
            draft, "P4" if lever == "ascent" or draft.standing.phase < 4 else lever
        )
    most = usual_m * share
    sentence = t(
        "{lever} stands at {share} of your usual {usual} a week.",
        lever=names.capital(t(names.LEVER[lever])),
        share=names.percent(share),
        usual=names.climb(usual_m),
    )
    reason = present.reason(Reason("LEVER-UP", {"lever": lever}), draft.index)
    return round(most), replace(reason, sentence=sentence, numbers={"share": share})


def _waits_for(draft: Draft, opens: str) -> ReasonView:
    gate = draft.index.gate_to[opens]
    return present.reason(Reason("GATE-HOLD", {"gate": gate.id}), draft.index)
