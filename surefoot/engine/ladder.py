"""Into walk-run and up its levels (§5)."""

from surefoot.engine import blocks, gates, history
from surefoot.engine.draft import Draft
from surefoot.engine.history import run_minutes
from surefoot.engine.lights import Light

_GREENS_FOR_LEVEL = 2


def level_up(draft: Draft) -> None:
    """Two green sessions at a level open the next one (EV054); one does on the fast lane."""
    standing, limits = draft.standing, draft.limits
    if (
        standing.phase != 2
        or standing.level >= draft.index.top_level
        or draft.day.light is not Light.GREEN
    ):
        return
    needed = 1 if _fast_lane(draft) else _GREENS_FOR_LEVEL
    blocked = (
        standing.level_greens < needed
        or len(standing.level_ups) >= limits.whole("ladder_levels_per_week")
        or draft.today < standing.freeze_until
        or standing.return_min is not None
        or standing.gap_stage
        or standing.went_beyond(draft.today)
        or draft.day.carry.other_injury is not None
        or "PREGNANCY" in {reason.rule for reason in draft.reasons}
    )
    # A green counted earlier opens nothing while the latest session is not green (I13).
    latest = history.latest_impact(draft.ledger, draft.today)
    if latest is not None and latest.light is not Light.GREEN:
        return
    if blocked or not _ladder_week_holds(draft):
        return
    draft.moved("level", standing.level, standing.level + 1, "LADDER-UP")
    draft.because("LADDER-UP", level=standing.level + 1, greens=standing.level_greens)
    draft.set(
        level=standing.level + 1,
        level_greens=0,
        level_ups=(*standing.level_ups, draft.today),
        suspect="volume",
    )


def _fast_lane(draft: Draft) -> bool:
    """Pain 0 this morning and during the last run, after a lay-off of at most 14 days."""
    check_in = draft.day.check_in
    if check_in is None or any(check_in.pain.values()):
        return False
    runs = history.done(draft.ledger, draft.today - 1, 14, "run")
    last = next(runs, None)
    days_off = max((i.days_without_running for i in draft.runner.injuries.values()), default=99)
    calm = last is not None and last.session.worst_pain == 0
    return calm and draft.standing.phase_since - draft.standing.started + days_off <= 14


def _ladder_week_holds(draft: Draft) -> bool:
    """Whether the week's running stays within its growth with the next level (I04)."""
    week, standing = draft.standing.week, draft.standing
    if week is None:
        return True
    left = sum(slot.kind == "run" and slot.day >= draft.today for slot in week.slots)
    done = run_minutes(draft.ledger, week.start, draft.today - 1)
    ahead = done + left * draft.index.rungs[standing.level + 1].run_min
    return ahead <= standing.volume_min + draft.limits["ladder_week_growth_min"] + 1e-9


def early_phase_up(draft: Draft) -> None:
    """P0 to P1 and P1 to P2 happen on the day on which the gate's last item is met."""
    standing = draft.standing
    if standing.phase > 1 or not blocks.may_change_phase(draft):
        return
    gate = draft.index.gate_to[f"P{standing.phase + 1}"]
    if not gates.passes(gate, draft.view):
        return
    draft.set_phase(standing.phase + 1, "GATE-UP")
    draft.because("GATE-UP", gate=gate.id)
    if draft.standing.phase == 2:
        _enter_ladder(draft)


def _enter_ladder(draft: Draft) -> None:
    """The first walk-run level by the days without running (decision model §5)."""
    standing = draft.standing
    days_off = [
        draft.today
        - injury.day(draft.runner.profile.day_starts_at_h).toordinal()  # type: ignore[union-attr]
        + injury.days_without_running
        for injury in draft.runner.injuries.values()
    ]
    off = max(days_off, default=0)
    before = draft.ledger.day(draft.today - 1)
    if before is not None and before.carry.last_run is not None:
        off = min(off, draft.today - before.carry.last_run)
    limits = draft.limits
    level = (
        limits.whole("ladder_entry_short")
        if off <= 14
        else limits.whole("ladder_entry_long")
        if off <= 28
        else 1
    )
    level = min(level, standing.entry_level_most)
    draft.moved("level", None, level, "GATE-UP")
    draft.set(
        level=level,
        level_greens=0,
        volume_min=3 * draft.index.rungs[level].run_min,
        longest_reset=(draft.today, 30.0),
    )
