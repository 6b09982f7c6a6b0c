"""The one rehab lever that may rise in a week: hamstring stage, jumps, strength load."""

from surefoot.engine import gates, growth, history
from surefoot.engine.draft import Draft
from surefoot.engine.lights import Light
from surefoot.engine.standing import Levers, Week


def raise_rehab(draft: Draft, before: Week | None) -> str:
    """At most one rehab lever a week: hamstring stage, then plyometrics, then strength load."""
    standing, today = draft.standing, draft.today
    found = growth.obstacles(draft.ledger, standing, draft.runner, today, before)
    if found or not _strength_good(draft):
        return ""
    levers = standing.levers
    chosen = _next_rehab(draft, levers)
    if chosen is None:
        return ""
    name, position = chosen
    draft.set(levers_before=levers)
    draft.moved(name, getattr(levers, name), position, "REHAB-UP")
    draft.set_levers(**{name: position})
    if name == "stage":
        draft.set(stage_since=today)
        draft.because("STAGE-UP", stage=position)
    else:
        draft.because("REHAB-UP", lever=name, position=position)
    if name == "plyometrics":
        draft.set(plyometrics_since=today)
    return name


def _next_rehab(draft: Draft, levers: Levers) -> tuple[str, int] | None:
    standing, limits, today = draft.standing, draft.limits, draft.today
    hold_d = limits.whole("stage_weeks") * 7
    stage_held = draft.runner.hamstring and today - standing.stage_since >= hold_d
    if stage_held and levers.stage < 4 and _strength_sessions(draft, hold_d) >= 2:
        return "stage", levers.stage + 1
    stage_holds = not draft.runner.hamstring or levers.stage >= 4
    if standing.phase >= 3 and levers.plyometrics < 3 and stage_holds:
        held = levers.plyometrics == 0 or today - standing.plyometrics_since >= 14
        opened = levers.plyometrics > 0 or gates.passes(
            draft.index.gate_to["plyometrics"], draft.view
        )
        if held and opened:
            return "plyometrics", levers.plyometrics + 1
    due = sum(standing.strength_weeks >= weeks for weeks in (2, 4, 8))
    if levers.strength < due:
        return "strength", levers.strength + 1
    return None


def _strength_sessions(draft: Draft, days: int) -> int:
    """Green strength sessions of the last days."""
    return sum(
        entry.light is Light.GREEN
        for entry in history.done(draft.ledger, draft.today, days, "strength")
    )


def _strength_good(draft: Draft) -> bool:
    """The latest strength session green, none red in two weeks, no freeze, nothing held."""
    if (
        draft.today < draft.standing.freeze_until
        or draft.day.light is not Light.GREEN
        or draft.standing.gap_stage
        or growth.held(draft.ledger, draft.runner, draft.today)
    ):
        return False
    latest = None
    for entry in history.done(draft.ledger, draft.today, 14, "strength"):
        if entry.light is Light.RED:
            return False
        if latest is None and entry.closed:
            latest = entry.light
    return latest is Light.GREEN
