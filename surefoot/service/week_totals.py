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
    planned: Iterable[Session], logs: Sequence[SessionLog], draft: Draft | None
) -> list[TotalView]:
    """draft: of the last day of the week that has been lived; None for a week to come, whose
    limits nobody knows."""
    sessions = list(planned)
    done = [log for log in logs if log.done]
    limits = dict(_limits(draft)) if draft is not None else {}
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


def _limits(draft: Draft) -> Iterator[tuple[str, tuple[float, ReasonView]]]:
    yield "minutes", _minutes(draft)
    yield "ascent", _climb(draft, "ascent", draft.standing.levers.ascent, usual_ascent_m(draft))
    yield "descent", _climb(draft, "descent", draft.standing.levers.descent, usual_descent_m(draft))


def _minutes(draft: Draft) -> tuple[float, ReasonView]:
    standing, week = draft.standing, draft.standing.week
    if standing.phase < _RUNNING:
        return 0, _waits_for(draft, "P2")
    most = week_most(draft, draft.today)
    values = {"before": round(standing.volume_min, 1), "most": round(most, 1)}
    reason = Reason("CAP-WEEK", values)
    if week is not None and week.deload:
        until = date.fromordinal(week.start + 7)
        reason = Reason("DELOAD", {"share": draft.limits["deload_share"]}, (), until)
    if standing.cap_from <= draft.today <= standing.cap_until:
        start = standing.block_start(draft.today)
        under_cap = standing.cap_min + run_minutes(draft.ledger, start, standing.cap_from - 1)
        if under_cap < most:
            most, reason = under_cap, Reason("CAP-RED-WEEK")
    return round(most), present.reason(reason, draft.index)


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
