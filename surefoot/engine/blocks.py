"""The turn of a week: deloads, phases from walk-run on, and what the new week aims at."""

from surefoot.engine import gates, growth, history, season, technique
from surefoot.engine.closing import close
from surefoot.engine.draft import Draft
from surefoot.engine.gates import baseline_min
from surefoot.engine.levers import first_climb_share, obstacles, raise_lever
from surefoot.engine.lights import Light
from surefoot.engine.rehab import raise_rehab
from surefoot.engine.standing import Slot, Week
from surefoot.engine.week import laid_for, lay_out, undisturbed


def turn_due(draft: Draft) -> bool:
    """Whether a block begins today, or the week that there is was laid out for another block,
    another phase or other free days."""
    week, start = draft.standing.week, draft.standing.block_start(draft.today)
    return (
        draft.today == start
        or week is None
        or week.start != start
        or week.phase != draft.standing.phase
        or week.laid_for != laid_for(draft)
    )


def turn(draft: Draft) -> None:
    """Closes the block before and opens this one."""
    before = draft.standing.week
    start = draft.standing.block_start(draft.today)
    fresh = before is None or before.start != start
    if fresh and before is not None and before.start == start - 7:
        close(draft, before)
    if draft.standing.phase >= 3 and _enough_to_deload(draft):
        draft.set(deloads=True)
    raised, raised_rehab, deload = "", "", False
    target = draft.standing.volume_min
    if fresh and draft.today == start:
        deload = deload_due(draft, start)
        phase_rose = (
            "" if deload or _deload_would_follow(draft, start) else _phase_up(draft, before)
        )
        if deload:
            target = draft.standing.volume_min * (1 - draft.limits["deload_share"])
            rule = "RACE-RECOVERY" if season.recovering(draft.runner, start) else "DELOAD"
            draft.because(rule, until=start + 7, share=draft.limits["deload_share"])
        elif phase_rose:
            raised = phase_rose
        elif not technique.takes_the_turn(draft, before):
            raised, target = raise_lever(draft, before)
        target = _week_pain(draft, target)
        if not deload:
            raised_rehab = raise_rehab(draft, before)
    technique.turn(draft, before, raised, new_week=fresh and draft.today == start)
    carried: tuple[Slot, ...] = ()
    red = False
    if before is not None and before.start == start:
        carried = tuple(slot for slot in before.slots if slot.day < draft.today)
        deload, red = before.deload, before.red
        if before.phase == draft.standing.phase and not red:
            raised, raised_rehab = before.raised, before.raised_rehab
            target = before.target_min
        elif deload:
            target = target * (1 - draft.limits["deload_share"])
    levers_before = draft.standing.levers_before

    def laid_out() -> Week:
        return lay_out(
            draft,
            start,
            draft.today,
            target,
            deload=deload,
            raised=raised,
            raised_rehab=raised_rehab,
            carried=carried,
        )

    if raised_rehab:
        draft.set(rehab_from=start + 9)
        first_run = min((s.day for s in laid_out().slots if s.kind == "run"), default=start)
        draft.set(rehab_from=first_run + 2 if raised else start)
    else:
        draft.set(levers_before=draft.standing.levers if fresh else levers_before)
    week = laid_out()
    draft.set(week=week._replace(red=red))
    building = fresh and draft.today == start and draft.standing.phase >= 3 and not deload
    if building and undisturbed(draft, start):
        draft.set(build=week)
    if week.dropped:
        draft.because("DROPPED", dropped=", ".join(week.dropped))


def deload_due(draft: Draft, start: int) -> bool:
    """Every fourth week of the plan, by the calendar alone, once there is enough to take from; and
    the weeks after a race."""
    if draft.standing.phase >= 3 and season.recovering(draft.runner, start):
        return True
    due = draft.standing.deloads or _enough_to_deload(draft)
    return draft.standing.phase >= 3 and _fourth_week(draft, start) and due


def _deload_would_follow(draft: Draft, start: int) -> bool:
    """Whether a step from the ladder to running on would land in a deload: it waits a week, for
    nothing rises in one (I13)."""
    return draft.standing.phase == 2 and _fourth_week(draft, start) and _enough_to_deload(draft)


def _fourth_week(draft: Draft, start: int) -> bool:
    every = draft.limits.whole("deload_every_weeks")
    return (start - draft.standing.started) // 7 % every == every - 1


def _enough_to_deload(draft: Draft) -> bool:
    share = draft.limits["deload_from_share"]
    return draft.standing.volume_min >= share * baseline_min(draft.runner)


def _week_pain(draft: Draft, target: float) -> float:
    """A week-to-week rise of morning pain takes a fifth off the coming week."""
    rise = growth.week_pain_rise(draft.ledger, draft.today)
    if rise is None or rise < 1:
        return target
    share = draft.limits["week_red_share"]
    volume = round(draft.standing.volume_min * share, 1)
    draft.moved("weekly minutes", draft.standing.volume_min, volume, "WEEK-RED", draft.today + 7)
    draft.set(volume_min=volume)
    draft.because("WEEK-RED", until=draft.today + 7, rise=round(rise, 1), share=share)
    return min(target * share, volume)


def may_change_phase(draft: Draft) -> bool:
    """Whether a phase may rise today: a green, known day, nothing held, a week since the last
    change."""
    standing = draft.standing
    return (
        (draft.today - standing.phase_since >= 7 or standing.phase_since == standing.started)
        and draft.today >= standing.freeze_until
        and draft.day.light is Light.GREEN
        and not standing.gap_stage
        # Without running (P0, P1) no green run can lift the restriction; the ladder keeps it.
        and (standing.return_min is None or standing.phase < 2)
        and not standing.went_beyond(draft.today)
        and not growth.held(draft.ledger, draft.runner, draft.today)
        and unlocked(draft)
    )


def unlocked(draft: Draft) -> bool:
    """After a third red: seven clean days and the prompt read (RED-3)."""
    since = draft.standing.locked_since
    if since is None:
        return True
    clean = all(day.light is Light.GREEN for day in history.days_back(draft.ledger, draft.today, 7))
    read = any(
        "third_red" in day.acknowledged
        for day in history.days_back(draft.ledger, draft.today, draft.today - since + 1)
    )
    return clean and read and draft.today - since >= 7


def _phase_up(draft: Draft, before: Week | None) -> str:
    """Phases from walk-run on rise at the turn of a week; returns the lever that this raised.

    A phase that opens a lever (P4, P5) waits for what any lever waits for (R-E015, I13).
    """
    standing = draft.standing
    if not 2 <= standing.phase <= 6 or not may_change_phase(draft):
        return ""
    if standing.phase in (2, 3, 4) and obstacles(draft, before):
        return ""
    gate = draft.index.gate_to.get(f"P{standing.phase + 1}")
    if gate is None or not gates.passes(gate, draft.view):
        return ""
    draft.set_phase(standing.phase + 1, "GATE-UP")
    draft.because("GATE-UP", gate=gate.id)
    limits = draft.limits
    match draft.standing.phase:
        case 3:
            draft.set_levers(runs=3)
            lever = "surface"
        case 4:
            draft.set_levers(ascent=first_climb_share(draft))
            lever = "ascent"
        case 5:
            draft.set_levers(fast_min=limits["fast_first_min"])
            lever = "speed"
        case _:
            return "phase"
    draft.set(suspect=lever, lever_since=draft.today)
    return lever


def projected(draft: Draft, start: int) -> Week:
    """A week to come: this week's dose again (or a deload), nothing raised."""
    week = draft.standing.week
    target = draft.standing.volume_min
    if week is not None and not week.deload and not week.red:
        target = max(target, week.target_min) if week.raised == "volume" else target
    deload = deload_due(draft, start)
    if deload:
        target *= 1 - draft.limits["deload_share"]
    return lay_out(draft, start, start, target, deload=deload)
