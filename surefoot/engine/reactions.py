"""What lights do to the standing: reds, ambers, greens, gaps, pauses (decision model §4, §7)."""

from dataclasses import replace

from surefoot.engine import history, relapse
from surefoot.engine.draft import Draft
from surefoot.engine.lights import Light
from surefoot.engine.standing import Episode, Slot, Standing
from surefoot.facts.vocabulary import Site

_EPISODE_D = 2
_SECOND_WITHIN_D = 14
_THIRD_WITHIN_D = 28
_GREENS_NEEDED = 2
_ENOUGH_OF_DOSE = 0.8
_COUNTED_D = 60
"""A pause is counted no further back: beyond four weeks its length changes nothing."""
_IDLE_D = 15
"""Days without a run from which check-ins alone no longer hold a running phase (P)."""
_KEPT_D = 182
SHORTEST_MIN = 3.0
"""The shortest run that is planned; a longer one might keep a runner who fell far from starting."""
_FLAT_RUNS = 3


def close_yesterday(draft: Draft) -> None:
    """Counts yesterday's sessions, now that the morning has closed them."""
    day = draft.day
    before = draft.ledger.day(day.ordinal - 1)
    newly_red, severe = [], day.severe
    sessions = before.sessions if before is not None else ()
    for session, light in zip(sessions, day.closed, strict=True):
        if not session.done:
            continue
        if light is Light.RED and session.light is not Light.RED:
            newly_red.append(session.fact)
            severe = severe or session.severe
    _count_impact(draft)
    if day.red_facts or newly_red:
        red(draft, (*day.red_facts, *newly_red), severe)


def _count_impact(draft: Draft) -> None:
    """Yesterday's impact as one: its worst light, all its running. A day counts once."""
    before = draft.ledger.day(draft.today - 1)
    if before is None:
        return
    impact = [
        (session, light)
        for session, light in zip(before.sessions, draft.day.closed, strict=True)
        if session.done and session.impact
    ]
    if impact:
        worst = max(light for _, light in impact)
        run_min = sum(session.run_min for session, _ in impact)
        _count(draft, worst, run_min, impact[0][0].fact)


def _as_planned(draft: Draft, run_min: float) -> bool:
    """Whether yesterday's running was enough of what was planned to count as a green at its dose:
    a token run, or one in the rest after a red, shows nothing (P)."""
    standing, yesterday = draft.standing, draft.today - 1
    if yesterday < standing.no_impact_until:
        return False
    wanted = standing.given_min if standing.given_on == yesterday else 0.0
    if not wanted:
        wanted = draft.index.rungs[standing.level].run_min if standing.phase == 2 else SHORTEST_MIN
        if standing.return_min is not None:
            wanted = min(wanted, standing.return_min)
    return run_min >= _ENOUGH_OF_DOSE * wanted


def _count(draft: Draft, light: Light, run_min: float, fact: object) -> None:
    """Streaks of greens and ambers of impact sessions."""
    enough = run_min > 0 and _as_planned(draft, run_min)
    if enough and light is not Light.RED:
        draft.set(flat_runs=max(0, draft.standing.flat_runs - 1))
    standing = draft.standing
    if light is Light.GREEN and enough:
        greens = {"ambers_in_row": 0, "level_greens": standing.level_greens + 1}
        if standing.level == draft.index.top_level and standing.phase == 2 and run_min >= 30:
            greens["top_level_greens"] = standing.top_level_greens + 1
        draft.set(**greens)
        _regain(draft)
    elif light is Light.AMBER:
        draft.set(ambers_in_row=standing.ambers_in_row + 1, return_greens=0, step_greens=0)
        if draft.standing.ambers_in_row >= 2:
            _step_back(draft, fact)
        else:
            draft.because("AMBER", facts=(fact,))
    elif light is Light.RED:
        draft.set(ambers_in_row=0, return_greens=0, step_greens=0, level_greens=0)


def _regain(draft: Draft) -> None:
    standing = draft.standing
    if standing.return_min is not None:
        draft.set(return_greens=standing.return_greens + 1)
        if draft.standing.return_greens >= _GREENS_NEEDED:
            draft.moved("return", "short and flat", "as planned", "RETURNING")
            draft.set(return_min=None, return_greens=0, ceiling=None)
    elif standing.step_back:
        draft.set(step_greens=standing.step_greens + 1)
        if draft.standing.step_greens >= _GREENS_NEEDED:
            draft.moved("session", "a step back", "as planned", "AMBER-2")
            draft.set(step_back=False, step_greens=0)


def _step_back(draft: Draft, fact: object) -> None:
    """Two ambers in a row: one level, or a tenth of the session, until two greens."""
    standing = draft.standing
    if standing.phase == 2:
        level = max(1, standing.level - 1)
        draft.moved("level", standing.level, level, "AMBER-2")
        draft.set(level=level, level_greens=0, top_level_greens=0, ambers_in_row=0)
    else:
        draft.moved("session", "as planned", "a step back", "AMBER-2")
        draft.set(step_back=True, step_greens=0, ambers_in_row=0)
    draft.because("AMBER-2", facts=(fact,), share=draft.limits["amber_step"])


def red(draft: Draft, facts: tuple[object, ...], severe: bool, *, by_impact: bool = False) -> None:
    """A red today: rest from impact, less load, a freeze; more for the second and third.

    by_impact: a session with impact today made it, so that it is no echo of an earlier one.
    """
    standing, today, limits = draft.standing, draft.today, draft.limits
    hours = limits.whole("red_rest_severe_h" if severe else "red_rest_h")
    # The red may fall at the end of today, so whole days after it must hold the hours.
    free_again = today + 1 + -(-hours // 24)
    if not by_impact and _same_episode(draft):
        last = standing.episodes[-1]
        share = limits["red_first_share"] if last.rank == 1 else limits["red_second_share"]
        before = history.run_minutes(draft.ledger, today - 6, today)
        draft.set(
            cap_from=today + 1,
            cap_until=today + 7,
            cap_min=min(standing.cap_min, share * before),
        )
        freeze = "red_second_freeze_d" if last.rank == 2 else "red_freeze_d"
        draft.set(
            episodes=(*standing.episodes[:-1], replace(last, last=today)),
            no_impact_until=max(standing.no_impact_until, free_again),
            freeze_until=max(standing.freeze_until, today + 1 + limits.whole(freeze)),
            return_greens=0,
            flat_runs=_FLAT_RUNS,
            level_greens=0,
        )
        draft.because(f"RED-{last.rank}", until=free_again, facts=facts, hours=hours)
        return
    recent = [e for e in standing.episodes if today - e.last < _THIRD_WITHIN_D]
    rank = 1
    if recent and today - recent[-1].last <= _SECOND_WITHIN_D:
        rank = 2
    if len(recent) >= 2:
        rank = 3
    share = limits["red_first_share"] if rank == 1 else limits["red_second_share"]
    freeze_days = limits.whole("red_freeze_d" if rank == 1 else "red_second_freeze_d")
    _reduce(draft, share, rank)
    draft.set(
        episodes=(*_half_year(standing, today), Episode(today, today, rank)),
        no_impact_until=max(standing.no_impact_until, free_again),
        freeze_until=max(standing.freeze_until, today + 1 + freeze_days),
        flat_runs=_FLAT_RUNS,
        green_weeks=0,
        level_greens=0,
        top_level_greens=0,
        ambers_in_row=0,
    )
    draft.because(
        f"RED-{rank}",
        until=free_again,
        facts=facts,
        hours=hours,
        share=share,
        freeze_days=freeze_days,
        suspect=standing.suspect,
    )
    draft.moved("no impact until", None, free_again - today, f"RED-{rank}", until=free_again)
    relapse.begin(draft, facts)
    if rank == 2:
        _fall(draft, max(0, draft.standing.phase - 1), "RED-2")
    elif rank == 3:
        _fall(draft, min(1, draft.standing.phase), "RED-3")
        draft.set(locked_since=today)


def _half_year(standing: Standing, today: int) -> tuple[Episode, ...]:
    return tuple(e for e in standing.episodes if today - e.first < _KEPT_D)


def _same_episode(draft: Draft) -> bool:
    """A further red within two days of the first, without impact in between, is the same one
    told again (P)."""
    episodes = draft.standing.episodes
    if not episodes or draft.today - episodes[-1].first > _EPISODE_D:
        return False
    last = episodes[-1].last
    return not any(
        entry.session.impact and last < entry.day
        for entry in history.done(draft.ledger, draft.today, draft.today - last)
    )


def _reduce(draft: Draft, share: float, rank: int) -> None:
    """The loads that a red takes back: the week, the next run, the most suspect lever."""
    standing, today = draft.standing, draft.today
    before = history.run_minutes(draft.ledger, today - 6, today)
    cap = share * before
    if today <= standing.cap_until:
        cap = min(cap, standing.cap_min)
    shortest = _last_green_or_shorter(draft)
    # Never shorter than a run worth lacing up for: without one no green could end it (I38).
    return_min = None if shortest is None else max(share * shortest, SHORTEST_MIN)
    if standing.return_min is not None:
        return_min = (
            standing.return_min if return_min is None else min(return_min, standing.return_min)
        )
    volume = round(standing.volume_min * share, 1)
    rule = f"RED-{rank}"
    draft.moved("weekly minutes", standing.volume_min, volume, rule)
    fields: dict[str, object] = {
        "cap_from": today + 1,
        "cap_until": today + 7,
        "cap_min": cap,
        "return_min": return_min,
        "return_greens": 0,
        "volume_min": volume,
        "week": _shrunk(standing, share, today),
    }
    if standing.phase == 2:
        level = max(1, standing.level - 1)
        draft.moved("level", standing.level, level, rule)
        fields["level"] = level
    draft.set(**fields)
    _set_back_lever(draft, rule)


def _last_green_or_shorter(draft: Draft) -> float | None:
    """Minutes of the last green run, or of a run since then that was shorter: a run that turned
    out amber or red licenses no more than it would have as a green one (I31)."""
    shortest: float | None = None
    for entry in history.of_class(draft.ledger, draft.today, 60, "run"):
        run_min = entry.session.run_min
        if run_min > 0:
            shortest = run_min if shortest is None else min(shortest, run_min)
        if entry.closed and entry.light is Light.GREEN:
            break
    return shortest


def _shrunk(standing: Standing, share: float, today: int) -> object:
    """The rest of the week at the share; walk-run follows its level instead."""
    week = standing.week
    if week is None:
        return None
    if standing.phase == 2:
        return replace(week, red=True)

    def smaller(slot: Slot) -> Slot:
        if slot.day < today or slot.kind != "run":
            return slot
        return replace(
            slot,
            run_min=int(slot.run_min * share),
            ascent_m=int(slot.ascent_m * share),
            descent_m=int(slot.descent_m * share),
            fast_min=int(slot.fast_min * share),
            technical_min=int(slot.technical_min * share),
        )

    return replace(week, slots=tuple(smaller(slot) for slot in week.slots), red=True)


_SUSPECTS_ITB = ("descent", "ascent")
_SUSPECTS_HAM = ("fast_min", "ascent", "stage")


def _set_back_lever(draft: Draft, rule: str) -> None:
    """The most site-specific active lever goes back by 30 % (the long run goes with the volume)."""
    levers = draft.standing.levers
    hamstring_worst = draft.runner.hamstring and (
        not draft.runner.itb or _worst_site(draft).startswith("HAM")
    )
    for name in _SUSPECTS_HAM if hamstring_worst else _SUSPECTS_ITB:
        position = getattr(levers, name)
        if name == "stage" and position > 1:
            draft.moved(name, position, position - 1, rule)
            draft.set_levers(stage=position - 1)
            draft.set(stage_since=draft.today)
            return
        if name != "stage" and position > 0:
            after = round(position * 0.7, 3)
            draft.moved(name, position, after, rule)
            draft.set_levers(**{name: after})
            return


def _worst_site(draft: Draft) -> str:
    """The site with the most pain in today's reports."""
    pains: dict[Site, int] = {}
    day = draft.day
    if day.check_in is not None:
        pains.update(day.check_in.pain)
    for flare in day.flares:
        for site, pain in flare.pain.items():
            pains[site] = max(pain, pains.get(site, 0))
    return max(pains, key=lambda site: (pains[site], site), default="ITB_L")


def _fall(draft: Draft, phase: int, rule: str) -> None:
    """A phase down; into walk-run at a level that is no more than what was allowed."""
    before = draft.standing.phase
    if phase >= before:
        return
    draft.set_phase(phase, rule)
    if phase == 2:
        draft.set(level=ladder_level_within(draft, draft.standing.return_min), level_greens=0)
    if phase < 2:
        entry = draft.limits.whole("ladder_entry_short")
        lowest = max(1, draft.standing.level - 1) if before == 2 else entry
        draft.set(entry_level_most=min(draft.standing.entry_level_most, lowest))


def ladder_level_within(draft: Draft, most_min: float | None) -> int:
    """The highest level whose running stays within the minutes and the week's; at least 1."""
    allowed = [
        rung.level
        for rung in draft.index.rungs.values()
        if (most_min is None or rung.run_min <= most_min)
        and rung.run_min * 3 <= max(draft.standing.volume_min, 3 * draft.index.rungs[1].run_min)
    ]
    return max(allowed, default=1)


def gap_days(draft: Draft) -> int:
    """Days in a row, today included, without a check-in or inside a pause."""
    today = draft.today
    last = draft.day.carry.last_check_in
    silent = today - (last if last is not None else draft.standing.started - 1)
    paused = 0
    while paused < _COUNTED_D and paused_on(draft, today - paused):
        paused += 1
    return max(silent if draft.day.check_in is None else 0, paused)


def paused_on(draft: Draft, ordinal: int) -> bool:
    """Whether the runner asked for no training on that day."""
    for pause in draft.day.carry.pauses:
        last = pause.last_day.toordinal() if pause.last_day is not None else ordinal
        if pause.first_day.toordinal() <= ordinal <= last:
            return True
    return False


def fever_near(draft: Draft) -> bool:
    """A fever today or yesterday: no training until a day has passed without (P)."""
    before = draft.ledger.day(draft.today - 1)
    return draft.day.fever or (before is not None and before.fever)


def fever_stops(draft: Draft, day: int) -> bool:
    """Whether a fever of today or yesterday stops training on a day from today on."""
    return fever_near(draft) and day <= draft.today + (1 if draft.day.fever else 0)


def idle_days(draft: Draft) -> int:
    """Whole days without a run while the phase has runs; 0 while that is no gap yet."""
    standing = draft.standing
    before = draft.ledger.day(draft.today - 1)
    if standing.phase < 2 or before is None:
        return 0
    last = max(before.carry.last_run or 0, standing.phase_since)
    idle = draft.today - last - 1
    return idle if idle >= _IDLE_D else 0


def lay_off(draft: Draft) -> None:
    """Silence or a pause of seven days and more takes load back, once a stage, until it ends."""
    silent = gap_days(draft)
    gap = max(silent, idle_days(draft))
    limits, standing = draft.limits, draft.standing
    after = limits.whole("lay_off_after_d")
    if gap == 0:
        if standing.gap_stage:
            # Back again: no lever moves for a week, and runs start short of what they were.
            draft.set(gap_stage=0, freeze_until=max(standing.freeze_until, draft.today + 7))
            draft.because("LAY-OFF", until=draft.today + 7)
        return
    if silent >= limits.whole("amber_after_unknown_d"):
        draft.because("UNKNOWN", days=silent)
    stage = 0 if gap < after else 1 if gap <= 14 else 2 if gap <= 28 else 3
    if stage <= standing.gap_stage:
        return
    draft.set(gap_stage=stage, green_weeks=0, level_greens=0, top_level_greens=0)
    share = limits["lay_off_share"]
    levers = standing.levers
    draft.because("LAY-OFF", days=gap, share=share)
    if stage == 1:
        volume = round(standing.volume_min * share, 1)
        draft.moved("weekly minutes", standing.volume_min, volume, "LAY-OFF")
        draft.set(volume_min=volume, week=_shrunk(standing, share, draft.today))
        draft.set_levers(
            ascent=round(levers.ascent * share, 3),
            descent=round(levers.descent * share, 3),
            fast_min=round(levers.fast_min * share, 1),
            technical_min=round(levers.technical_min * share, 1),
        )
        if standing.phase == 2:
            level = max(1, standing.level - 1)
            draft.moved("level", standing.level, level, "LAY-OFF")
            draft.set(level=level)
    elif stage == 2 and standing.phase >= 2:
        # The lower of the two levels that the model names for a gap of 15-28 days (P).
        lower = limits.whole("ladder_entry_long")
        level = min(lower, standing.level) if standing.phase == 2 else lower
        week_min = 3 * draft.index.rungs[lower].run_min
        draft.set_phase(2, "LAY-OFF")
        draft.moved("level", standing.level, level, "LAY-OFF")
        draft.set(level=level, level_greens=0, volume_min=min(draft.standing.volume_min, week_min))
    elif stage == 3:
        draft.set_phase(min(1, standing.phase), "LAY-OFF")
        draft.set_levers(stage=1)
        draft.set(entry_level_most=1, stage_since=draft.today)


def illness(draft: Draft) -> None:
    """Fever counts as a lay-off of the first stage however short it was (P)."""
    standing = draft.standing
    if draft.day.fever and standing.gap_stage == 0 and not _fever_before(draft):
        share = draft.limits["lay_off_share"]
        volume = round(standing.volume_min * share, 1)
        draft.moved("weekly minutes", standing.volume_min, volume, "FEVER")
        draft.set(
            volume_min=volume,
            week=_shrunk(standing, share, draft.today),
            freeze_until=max(standing.freeze_until, draft.today + 7),
            green_weeks=0,
        )
    if fever_near(draft):
        draft.because("FEVER", until=draft.today + 2)


def _fever_before(draft: Draft) -> bool:
    return any(day.fever for day in history.days_back(draft.ledger, draft.today - 1, 7))
