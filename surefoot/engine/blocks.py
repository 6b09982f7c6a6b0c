"""The turn of a week: clocks, the reference volume, deloads, and the one lever that may rise."""

from dataclasses import replace
from math import inf

from surefoot.engine import gates, growth, history, season, technique
from surefoot.engine.draft import Draft
from surefoot.engine.gates import baseline_min
from surefoot.engine.ledger import Ledger
from surefoot.engine.lights import Light
from surefoot.engine.standing import Levers, Slot, Standing, Week
from surefoot.engine.week import (
    laid_for,
    lay_out,
    long_most,
    race_day,
    run_count,
    undisturbed,
    usual_ascent_m,
)

_FULL = 1.0
_ENOUGH = 0.9
_ENOUGH_CLIMB = 0.5
"""Share of the planned climb from which a week counts as one of climbing (P)."""


def block_start(draft: Draft) -> int:
    """First day of the seven-day block that today belongs to."""
    started = draft.standing.started
    return started + (draft.today - started) // 7 * 7


def turn_due(draft: Draft) -> bool:
    """Whether a block begins today, or the week that there is was laid out for another block,
    another phase or other free days."""
    week = draft.standing.week
    return (
        draft.today == block_start(draft)
        or week is None
        or week.start != block_start(draft)
        or week.phase != draft.standing.phase
        or week.laid_for != laid_for(draft)
    )


def turn(draft: Draft) -> None:
    """Closes the block before and opens this one."""
    before = draft.standing.week
    start = block_start(draft)
    fresh = before is None or before.start != start
    if fresh and before is not None and before.start == start - 7:
        _close(draft, before)
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
        else:
            raised, target = _raise(draft, before)
        target = _week_pain(draft, target)
        if not deload:
            raised_rehab = _raise_rehab(draft, before)
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
    draft.set(week=replace(week, red=red))
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


def _close(draft: Draft, week: Week) -> None:
    """Counts the block that ended: clocks and V_ref (decision model §1, §7.3)."""
    standing, ledger = draft.standing, draft.ledger
    first, last = week.start, week.start + 6
    runs = strength = bad_runs = bad_climbs = unknown_climbs = climbs = speeds = 0
    climbed_m = 0.0
    for entry in history.done(ledger, draft.today, draft.today - first + 1):
        if entry.day > last:
            continue
        session = entry.session
        strength += session.kind == "strength"
        bad = entry.light is not Light.GREEN
        if session.kind == "run":
            runs += session.run_min > 0
            bad_runs += bad
            speeds += session.fast_min > 0
            if session.ascent_m > 0:
                climbs += 1
                climbed_m += session.ascent_m
                bad_climbs += entry.light in (Light.AMBER, Light.RED)
                unknown_climbs += entry.light is Light.UNKNOWN
    # A week under the cap after a red shows the cap and not the runner: V_ref stays.
    capped = standing.cap_from <= last and standing.cap_until >= first and standing.cap_until > 0
    whole = standing.phase_since <= first and not capped
    late_red = _only_a_late_red(standing, first, last)
    green = runs > 0 and bad_runs == 0 and not week.red
    hills = climbs > 0 and standing.levers.ascent > 0
    planned_m = sum(slot.ascent_m for slot in week.slots)
    climbed_enough = climbed_m >= _ENOUGH_CLIMB * planned_m
    draft.set(
        run_weeks=standing.run_weeks + (runs > 0 and standing.phase >= 2),
        strength_weeks=standing.strength_weeks + (strength >= 2),
        green_weeks=standing.green_weeks + 1 if green else 0,
        hill_weeks=standing.hill_weeks + hills,
        speed_weeks=standing.speed_weeks + (speeds > 0),
        green_ascent_weeks=0
        if bad_climbs
        else standing.green_ascent_weeks + (hills and not unknown_climbs and climbed_enough),
    )
    if (
        standing.phase >= 2
        and (whole or late_red)
        and not week.deload
        and (not week.red or late_red)
        and not standing.gap_stage
    ):
        _reference(draft, week, ledger, standing.volume_min if late_red else inf)


def _only_a_late_red(standing: Standing, first: int, last: int) -> bool:
    """Whether the block was lived without a red until its last day or the morning after: what was
    run in it counts, lest the red leave the coming weeks more than they had without it (I32)."""
    episodes = standing.episodes
    if not episodes or episodes[-1].first < last:
        return False
    return all(episode.last + 7 < first for episode in episodes[:-1])


def _reference(draft: Draft, week: Week, ledger: Ledger, most_min: float) -> None:
    """V_ref: what was run in the block, never more than it planned; a block that was not logged
    keeps at least what a short lay-off would (P)."""
    standing = draft.standing
    done = history.run_minutes(ledger, week.start, week.start + 6)
    if standing.phase == 2:
        if done > 0:
            draft.set(
                volume_min=min(
                    done, standing.volume_min + draft.limits["ladder_week_growth_min"], most_min
                )
            )
        return
    complete = growth.logged_share(ledger, week, draft.today) >= draft.limits["logged_share"]
    floor = (
        0.0
        if complete
        else draft.limits["lay_off_share"] * min(standing.volume_min, week.target_min)
    )
    after = round(max(min(done, week.target_min), floor), 1)
    if complete and done == 0:
        after = standing.volume_min * draft.limits["lay_off_share"]
    after = min(after, most_min)
    draft.set(volume_min=after)
    if after < standing.volume_min:
        draft.moved("weekly minutes", standing.volume_min, after, "REFERENCE")
        draft.because("REFERENCE", done=round(done), planned=round(week.target_min))
    if most_min == inf and (standing.return_min is not None or standing.flat_runs):
        return  # the plan itself kept these runs flat
    planned_m = sum(slot.ascent_m for slot in week.slots)
    done_m = sum(
        session.ascent_m
        for ordinal in range(week.start, week.start + 7)
        if (day := ledger.day(ordinal)) is not None
        for session in day.sessions
        if session.done and session.kind == "run"
    )
    if planned_m > 0 and done_m < 0.8 * planned_m:
        share = max(done_m / planned_m, draft.limits["lay_off_share"])
        ascent = round(standing.levers.ascent * share, 3)
        draft.moved("ascent", standing.levers.ascent, ascent, "REFERENCE")
        draft.because("REFERENCE", done=round(done_m), planned=planned_m)
        draft.set_levers(ascent=ascent)


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
    if standing.phase in (2, 3, 4) and _obstacles(draft, before):
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
            draft.set_levers(ascent=_first_climb_share(draft))
            lever = "ascent"
        case 5:
            draft.set_levers(fast_min=limits["fast_first_min"])
            lever = "speed"
        case _:
            return "phase"
    draft.set(suspect=lever, lever_since=draft.today)
    return lever


def _obstacles(draft: Draft, before: Week | None) -> tuple[str, ...]:
    """Why no run lever may rise today, the taper included."""
    found = growth.obstacles(draft.ledger, draft.standing, draft.runner, draft.today, before)
    race = race_day(draft)
    if race is not None and 0 <= race - draft.today <= draft.limits.whole("taper_days"):
        found = (*found, "taper")
    return found


def _raise(draft: Draft, before: Week | None) -> tuple[str, float]:
    """The lever that rises this week and the week's minutes; at most one (R-E015)."""
    standing = draft.standing
    target = standing.volume_min
    if standing.phase < 3:
        return "", target
    found = _obstacles(draft, before)
    if before is not None and before.phase != standing.phase:
        found = (*found, "new_phase")
    if found:
        draft.because("LEVER-HOLD", until=draft.today + 7, obstacles=", ".join(found))
        return "", target
    lever, target = _choose(draft)
    if lever:
        draft.set(suspect=lever, lever_since=draft.today)
        draft.because("LEVER-UP", until=draft.today + 7, lever=lever)
    return lever, target


def _choose(draft: Draft) -> tuple[str, float]:
    """The lever with the lowest share of its usual value; new ground opens first."""
    standing, limits = draft.standing, draft.limits
    levers, target = standing.levers, standing.volume_min
    opens = _opening(draft)
    if opens:
        return opens, target
    share = standing.volume_min / baseline_min(draft.runner)
    grown = growth.grown_week(standing, draft.runner)
    shares = {}
    if grown >= standing.volume_min + 1:
        shares["volume"] = share
    elif share >= _FULL - 0.01:
        draft.because("CAP-CEILING", usual=baseline_min(draft.runner))
    if standing.phase >= 4 and levers.ascent < _FULL:
        shares["ascent"] = levers.ascent
    if levers.descent and levers.descent < min(levers.ascent, share) - limits["descent_lag"]:
        shares["descent"] = levers.descent
    if standing.phase >= 5 and min(share, levers.ascent) >= _ENOUGH:
        if levers.fast_min < limits["fast_most_min"] and standing.speed_weeks >= limits.whole(
            "speed_hold_weeks"
        ):
            shares["speed"] = _ENOUGH + levers.fast_min / limits["fast_most_min"] / 10
        if levers.technical_min and levers.technical_min < limits["technical_most_min"]:
            shares["technical"] = _ENOUGH + levers.technical_min / limits["technical_most_min"] / 10
    if not shares:
        return ("long_run" if _long_run_short(draft) else ""), target
    lever = min(shares, key=lambda name: (shares[name], name))
    match lever:
        case "volume":
            if _fourth_run(draft):
                draft.moved("runs", levers.runs, levers.runs + 1, "LEVER-UP")
                draft.set_levers(runs=levers.runs + 1)
                return "frequency", target
            build = standing.build
            if build is not None and run_count(draft, target) > build.wanted_runs:
                draft.moved("runs", build.wanted_runs, build.wanted_runs + 1, "LEVER-UP")
                return "frequency", target
            draft.moved("weekly minutes", round(target, 1), round(grown, 1), "LEVER-UP")
            draft.because("CAP-WEEK", until=draft.today + 7, before=target, most=round(grown, 1))
            return "volume", grown
        case "ascent":
            _move(draft, "ascent", min(_FULL, levers.ascent + limits["ascent_step"]))
        case "descent":
            _move(
                draft, "descent", min(_FULL, levers.ascent, levers.descent + limits["descent_step"])
            )
        case "speed":
            _move(
                draft,
                "fast_min",
                min(limits["fast_most_min"], levers.fast_min + limits["fast_step_min"]),
            )
        case "technical":
            _move(
                draft,
                "technical_min",
                min(
                    limits["technical_most_min"],
                    levers.technical_min + limits["technical_step_min"],
                ),
            )
    return lever, target


def _long_run_short(draft: Draft) -> bool:
    """Whether the long run could be longer in the same week; nothing else is left to raise."""
    build, limits = draft.standing.build, draft.limits
    kept = long_most(build, "")
    if build is None or kept is None:
        return False
    share = limits["long_run_share_3" if build.wanted_runs <= 3 else "long_run_share_4"]
    return build.wanted_runs >= 3 and kept + 2 <= share * draft.standing.volume_min


def _move(draft: Draft, lever: str, after: float) -> None:
    after = round(after, 3)
    draft.moved(lever, getattr(draft.standing.levers, lever), after, "LEVER-UP")
    draft.set_levers(**{lever: after})


def _first_climb_share(draft: Draft) -> float:
    """Share of the usual climb in the first hill week; for a flat runner no more than 20 m per
    5 km of the longest green run (A7), at 6 minutes a kilometre where no distance is known (P)."""
    share, profile = draft.limits["ascent_first_share"], draft.runner.profile
    assert profile is not None
    if profile.baseline.ascent_m_per_week > 0:
        return share
    longest = growth.longest_green(draft.ledger, draft.standing, draft.today)
    km = longest.run_min / 6 if longest.distance_m is None else longest.distance_m / 1000
    most_m = draft.limits["flat_runner_first_m_per_km"] * km
    return round(min(share, most_m / max(usual_ascent_m(draft), 1.0)), 3)


def _opening(draft: Draft) -> str:
    """A lever that the phase opens and that still stands at zero."""
    standing, limits = draft.standing, draft.limits
    levers = standing.levers
    if standing.phase >= 4 and levers.ascent == 0:
        _move(draft, "ascent", _first_climb_share(draft))
        return "ascent"
    if (
        standing.phase >= 4
        and levers.descent == 0
        and gates.passes(draft.index.gate_to["descent"], draft.view)
    ):
        _move(draft, "descent", min(limits["descent_first_share"], levers.ascent))
        return "descent"
    if standing.phase >= 5 and levers.fast_min == 0:
        _move(draft, "fast_min", limits["fast_first_min"])
        return "speed"
    if (
        standing.phase >= 5
        and levers.technical_min == 0
        and standing.speed_weeks >= limits.whole("speed_hold_weeks")
    ):
        _move(draft, "technical_min", limits["technical_first_min"])
        return "technical"
    return ""


def _fourth_run(draft: Draft) -> bool:
    """Whether the volume is due for one more run instead of longer ones."""
    standing = draft.standing
    runs = max(standing.levers.runs, 3)
    profile = draft.runner.profile
    assert profile is not None
    most = min(
        draft.index.phases[f"P{standing.phase}"].runs_most,
        max(profile.baseline.runs_per_week, 3),
        4,
    )
    open_days = sum(minutes > 0 for minutes in profile.available_min)
    return (
        runs < most
        and open_days > runs
        and standing.volume_min / runs >= draft.limits["fourth_run_from_min"]
    )


def _raise_rehab(draft: Draft, before: Week | None) -> str:
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
        for entry in history.of_class(draft.ledger, draft.today, days, "strength")
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
    for entry in history.of_class(draft.ledger, draft.today, 14, "strength"):
        if entry.light is Light.RED:
            return False
        if latest is None and entry.closed:
            latest = entry.light
    return latest is Light.GREEN


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
