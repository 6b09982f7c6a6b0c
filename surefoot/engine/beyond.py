"""What was done beyond the plan: too long, hills too early, faster than allowed (§7).

It takes nothing away that was planned before. It licenses nothing: a run counts for the longest
run and for the weekly minutes of the ladder as far as it was planned, and nothing rises in the
seven days after, for what was done was the week's change already (R-E015).
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from surefoot.engine import growth
from surefoot.engine.decision import Reason, Session
from surefoot.engine.draft import Draft
from surefoot.engine.limits import Limits
from surefoot.engine.matching import SessionLog
from surefoot.engine.runs import WALKS_AROUND_MIN, race_day
from surefoot.engine.standing import BEYOND_HOLDS_D, Overrun, Slot

_OVERRUNS_KEPT_D = 35
"""Longer than a run counts as the longest."""
_STEEP_MIN = 2.0
"""Recorded minutes on steep ground that a bridge or a bank may give (P)."""
_STEEP_HILL_WEEKS = 2
_MIN_PER_KM = 6.0
"""Where a run's distance is not known (P)."""


class Allowed(NamedTuple):
    """What a run was allowed."""

    run_min: float = 0
    on_feet_min: float = 0
    stretch_min: float = 0
    """Running in one piece."""
    ascent_m: float = 0
    descent_m: float = 0
    fast_min: float = 0


def look(draft: Draft, sessions: tuple[Session, ...], answers: Mapping[str, SessionLog]) -> None:
    """Looks at today's runs beside what today's plan gave: what goes beyond it is told, and counts
    no further than it was planned. answers: what answers each of today's sessions, by its id."""
    logs = [log for log in draft.day.sessions if log.done and log.kind == "run"]
    if not logs:
        return
    given = {log.fact: s for s in sessions if (log := answers.get(s.id)) is not None}
    longest_min: float | None = None
    found: list[Reason] = []
    for log in logs:
        session = given.get(log.fact)
        if session is not None and _within(session, log):
            continue
        if session is None or log.run_min > session.run_min:
            if longest_min is None:
                longest_min = growth.longest_green(
                    draft.ledger, draft.standing, draft.today
                ).run_min
            second = session is None and any(s.kind == "run" for s in given.values())
            allowed = Allowed() if second else _allowed(draft, log, session, longest_min)
            if log.run_min > allowed.run_min:
                _license(draft, log, allowed, longest_min)
        else:
            allowed = _of(session)
        found += _found(draft, log, allowed)
    if found and race_day(draft) != draft.today:
        draft.reasons.extend(found)
        recent = [each for each in draft.standing.beyond if draft.today - each[0] <= BEYOND_HOLDS_D]
        draft.set(beyond=(*recent, *((draft.today, reason) for reason in found)))


def _within(session: Session, log: SessionLog) -> bool:
    """Whether nothing that is known of a run passes what was given."""
    return (
        log.recorded is None
        and log.run_min <= session.run_min
        and max(log.ascent_m, log.descent_m) <= session.ascent_m
        and log.fast_min <= session.fast_min
    )


def recall(draft: Draft) -> None:
    """Tells this morning what was found yesterday: a run is often imported after its day."""
    if draft.standing.beyond:
        yesterday = draft.today - 1
        draft.reasons.extend(reason for day, reason in draft.standing.beyond if day == yesterday)


def ran_already(draft: Draft, sessions: tuple[Session, ...]) -> bool:
    """Whether today's run is still open although another was run: a day holds one run (P)."""
    logs = draft.day.sessions
    open_min = [s.run_min for s in sessions if s.kind == "run" and not s.done] if logs else []
    if not open_min:
        return False
    ran_min = sum(log.run_min for log in logs if log.done)
    return ran_min > _margin_min(draft.limits, max(open_min))


def _margin_min(limits: Limits, planned_min: float) -> float:
    """Minutes by which a run may pass what was planned before that says anything."""
    return max(limits["beyond_share"] * planned_min, limits["beyond_min"])


def _of(session: Session) -> Allowed:
    return Allowed(
        session.run_min,
        session.on_feet_min,
        session.run_s / 60 if session.repeats > 1 else session.run_min,
        session.ascent_m,
        session.descent_m,
        session.fast_min,
    )


def _allowed(draft: Draft, log: SessionLog, session: Session | None, longest_min: float) -> Allowed:
    """The planned session's dose; for a session of another day of this week that the runner put
    the run to, what the week laid out; else what any run may hold today."""
    standing = draft.standing
    if session is not None:
        return _of(session)
    if standing.phase < 2 or draft.today < standing.no_impact_until:
        return Allowed()
    if standing.phase == 2:
        rung = draft.index.rungs[standing.level]
        return Allowed(
            rung.run_min, rung.on_feet_min, rung.run_s / 60 if rung.repeats > 1 else rung.run_min
        )
    slots = standing.week.slots if standing.week is not None else ()
    runs = [slot for slot in slots if slot.kind == "run"]
    named = [slot for slot in runs if slot.id == log.planned]
    of = named or runs
    most = growth.session_cap(longest_min, draft.limits)
    most = min(most, named[0].run_min) if named else most
    return Allowed(
        most, most, most, _most(of, "ascent_m"), _most(of, "descent_m"), _most(of, "fast_min")
    )


def _most(slots: list[Slot], field: str) -> float:
    return max((getattr(slot, field) for slot in slots), default=0)


def _license(draft: Draft, log: SessionLog, allowed: Allowed, longest_min: float) -> None:
    """The run counts as long as it was planned, or as the longest that is licensed already."""
    kept = [each for each in draft.standing.overruns if draft.today - each.day < _OVERRUNS_KEPT_D]
    counts = max(allowed.run_min, longest_min)
    overrun = Overrun(draft.today, log.fact.int, counts, log.run_min - allowed.run_min)
    draft.set(overruns=(*kept, overrun))


def _found(draft: Draft, log: SessionLog, allowed: Allowed) -> list[Reason]:
    looked = (
        ("BEYOND-LONG", _long(draft.limits, log, allowed)),
        ("BEYOND-HILLS", _hills(draft, log, allowed)),
        ("BEYOND-FAST", _fast(draft.limits, log, allowed)),
    )
    until = date.fromordinal(draft.today + BEYOND_HOLDS_D + 1)
    return [Reason(rule, told, (str(log.fact),), until) for rule, told in looked if told]


def _long(limits: Limits, log: SessionLog, allowed: Allowed) -> Mapping[str, float]:
    done, most = log.run_min, allowed.run_min
    if log.recorded is not None and not log.recorded.apart:
        # Nobody told the walks from the runs: the time on feet is what can be compared.
        done, most = log.on_feet_min, allowed.on_feet_min
        most += WALKS_AROUND_MIN if most else 0
    if done > most + _margin_min(limits, most):
        return {"done": round(done), "planned": round(most), "in_one_piece": 0}
    stretch = log.recorded.longest_min if log.recorded is not None else 0.0
    if stretch > allowed.stretch_min + _margin_min(limits, allowed.stretch_min):
        return {"done": round(stretch), "planned": round(allowed.stretch_min), "in_one_piece": 1}
    return {}


def _hills(draft: Draft, log: SessionLog, allowed: Allowed) -> Mapping[str, float]:
    limits, standing, recorded = draft.limits, draft.standing, log.recorded
    km = log.run_min / _MIN_PER_KM if log.distance_m is None else log.distance_m / 1000
    flat_m = max(limits["flat_climb_m"], limits["flat_climb_m_per_km"] * km)
    up_m, down_m, steep_min = log.ascent_m, log.descent_m, 0.0
    if recorded is not None:
        up_m, down_m = max(up_m, recorded.ascent_m), max(down_m, recorded.descent_m)
        if standing.phase < 4 or standing.hill_weeks < _STEEP_HILL_WEEKS:
            steep_min = recorded.steep_up_min + recorded.steep_down_min
    more = 1 + limits["beyond_share"]
    if (
        up_m <= more * allowed.ascent_m + flat_m
        and down_m <= more * max(allowed.descent_m, allowed.ascent_m) + flat_m
        and steep_min <= _STEEP_MIN
    ):
        return {}
    return {
        "up_m": round(up_m),
        "down_m": round(down_m),
        "planned_m": round(allowed.ascent_m),
        "steep_min": round(steep_min) if steep_min > _STEEP_MIN else 0,
    }


def _fast(limits: Limits, log: SessionLog, allowed: Allowed) -> Mapping[str, float]:
    fast = max(log.fast_min, log.recorded.fast_min if log.recorded is not None else 0.0)
    if fast <= allowed.fast_min + limits["fast_tolerance_min"]:
        return {}
    return {"done": round(fast), "planned": round(allowed.fast_min)}
