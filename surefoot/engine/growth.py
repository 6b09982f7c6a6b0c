"""Caps and rates (decision model §7): the longest run, the next week, whether a lever may rise."""

from typing import NamedTuple

from surefoot.engine import history, season, shoes
from surefoot.engine.gates import baseline_min
from surefoot.engine.ledger import Ledger, Runner
from surefoot.engine.lights import Light
from surefoot.engine.limits import Limits
from surefoot.engine.standing import Standing, Week

_WINDOW_D = 30
_DECAY_AFTER_D = 14
_DECAY_PER_WEEK = 0.9
_ALWAYS_LICENSED_MIN = 30.0
HARD_SHARE = 0.9


class Longest(NamedTuple):
    """L30: the longest green run that licenses the next one; minutes, minutes on feet, metres."""

    run_min: float
    on_feet_min: float
    distance_m: float | None
    settled_min: float
    """The same without yesterday's run: the light that this morning gives it must not move the
    week's other sessions about (I31)."""


def longest_green(ledger: Ledger, standing: Standing, today: int) -> Longest:
    """The longest single run that ended green in the 30 days up to the last run.

    Runs before the entry to running do not count (they would license a spike); the entry licenses
    the longest symptom-free run since onset, else 30 minutes. After 14 days without a run it
    decays by a tenth for each further week off. A run that was longer than planned counts only as
    far as it was licensed (P).
    """
    before = ledger.day(today - 1)
    last_run = None if before is None else before.carry.last_run
    reset_day, reset_min = standing.longest_reset or (standing.started, _ALWAYS_LICENSED_MIN)
    anchor = max(reset_day, last_run if last_run is not None else reset_day)
    first = max(anchor - _WINDOW_D, reset_day)
    licensed = reset_min if anchor - reset_day <= _WINDOW_D else 0.0
    run_min = settled = licensed
    on_feet = max(licensed, _ALWAYS_LICENSED_MIN) if licensed else 0.0
    distance: float | None = None
    licensed_min = {overrun.fact: overrun.longest_min for overrun in standing.overruns}
    for day, session, light, closed in history.done(ledger, today, today - first + 1, "run"):
        if closed and light is Light.GREEN:
            ran_min, share = session.run_min, 1.0
            if licensed_min and session.fact.int in licensed_min:
                ran_min = min(ran_min, licensed_min[session.fact.int])
                share = ran_min / session.run_min
            if ran_min > run_min:
                run_min = ran_min
            if ran_min > settled and day < today - 1:
                settled = ran_min
            on_feet = max(on_feet, share * session.on_feet_min)
            if session.distance_m is not None:
                distance = max(distance or 0.0, share * session.distance_m)
    once = reset_min * _decay(today - reset_day - _WINDOW_D)
    if run_min == 0.0:
        run_min = on_feet = once
    # Half an hour on feet is licensed by the walks of the gate, whatever the ladder was cut to.
    on_feet = max(on_feet, _ALWAYS_LICENSED_MIN)
    factor = _decay(today - anchor - _DECAY_AFTER_D)
    return Longest(
        run_min * factor,
        on_feet * factor,
        None if distance is None else distance * factor,
        (settled or once) * factor,
    )


def _decay(days: int) -> float:
    """0.9 for each week begun beyond the threshold."""
    return _DECAY_PER_WEEK ** (-(-days // 7)) if days > 0 else 1.0


def hard_from_min(longest: Longest, limits: Limits) -> float:
    """Minutes from which a long run is a hard session: 90 % of its cap (§7)."""
    return HARD_SHARE * session_cap(longest.settled_min, limits)


def session_cap(longest_min: float, limits: Limits) -> float:
    """Longest run allowed, in minutes; at least 3 minutes more while the longest is below 30."""
    cap = longest_min * limits["session_growth"]
    return max(cap, longest_min + 3) if longest_min < 30 else cap


def grown_week(standing: Standing, runner: Runner) -> float:
    """The most that the next week may run when volume is the lever that rises; minutes."""
    limits = runner.limits
    before = standing.volume_min
    streak = standing.green_weeks >= limits.whole("green_weeks_for_streak")
    rate = limits["week_growth_streak"] if streak else limits["week_growth"]
    rise = rate * before
    if before < limits["small_week_min"]:
        rise = max(rise, limits["week_growth_floor_min"])
    # However small a week has become, half an hour is open to everyone who runs at all (A3).
    grown = max(min(before + rise, before * limits["week_ratio_most"]), _ALWAYS_LICENSED_MIN)
    ceiling = baseline_min(runner)
    return grown if standing.phase >= 6 else min(grown, max(ceiling, 0.0))


def week_pain_rise(ledger: Ledger, today: int) -> float | None:
    """Mean morning pain of the last seven days minus that of the seven before."""
    now = history.mean_morning_pain(ledger, today - 6, today)
    before = history.mean_morning_pain(ledger, today - 13, today - 7)
    return None if now is None or before is None else now - before


def logged_share(ledger: Ledger, week: Week, today: int) -> float:
    """Share of the week's planned sessions up to yesterday that were answered in any way."""
    planned = [slot for slot in week.slots if slot.day < today and slot.kind != "walk"]
    if not planned:
        return 1.0
    answered = 0
    for slot in planned:
        day = ledger.day(slot.day)
        if day is None:
            continue
        kinds = {session.kind for session in day.sessions if not session.unplanned}
        skipped = any(edit.session == slot.id and edit.action == "skip" for edit in day.edits)
        answered += slot.kind in kinds or skipped
    return answered / len(planned)


def obstacles(
    ledger: Ledger, standing: Standing, runner: Runner, today: int, before: Week | None
) -> tuple[str, ...]:
    """Why no lever may move up today; empty when one may (decision model §7)."""
    limits = runner.limits
    day = ledger.days[today - ledger.first]
    found = []
    if today < standing.freeze_until:
        found.append("freeze")
    yesterday = ledger.day(today - 1)
    if day.light is Light.UNKNOWN or yesterday is None or yesterday.check_in is None:
        found.append("unknown")
    elif day.light is not Light.GREEN:
        found.append("light")
    if history.check_ins(ledger, today, 7) < limits.whole("check_ins_of_seven"):
        found.append("check_ins")
    latest = history.latest_impact(ledger, today)
    if latest is not None and latest.light is not Light.GREEN:
        found.append("latest_session")
    ambers = reds = 0
    for entry in history.done(ledger, today, 7):
        ambers += entry.light is Light.AMBER
        reds += entry.light is Light.RED
    if ambers > 1:
        found.append("ambers")
    if reds or (day.carry.last_red is not None and today - day.carry.last_red < 7):
        found.append("reds")
    rise = week_pain_rise(ledger, today)
    if rise is not None and rise >= 1:
        found.append("week_pain")
    if before is not None and logged_share(ledger, before, today) < limits["logged_share"] - 1e-9:
        found.append("logs")
    if standing.return_min is not None or standing.step_back:
        found.append("returning")
    if standing.gap_stage:
        found.append("lay_off")
    if standing.went_beyond(today):
        found.append("beyond")
    if held(ledger, runner, today):
        found.append("held")
    if any(
        shoes.taken_into_use(past)
        or any(weekly.new_shoes or weekly.new_surface for weekly in past.weekly)
        for past in history.days_back(ledger, today, 7)
    ):
        found.append("other_change")
    if season.between_races(runner, standing.phase, today):
        found.append("off_season")
    return tuple(found)


def held(ledger: Ledger, runner: Runner, today: int) -> bool:
    """Whether something holds the plan where it is: another injury, pregnancy, an open flag."""
    carry = ledger.days[today - ledger.first].carry
    profile = runner.profile
    pregnant = profile is not None and "pregnancy_or_postpartum" in profile.risks
    return (
        carry.other_injury is not None
        or bool(carry.flags)
        or carry.worried_since is not None
        or (pregnant and not carry.pregnancy_cleared)
    )
