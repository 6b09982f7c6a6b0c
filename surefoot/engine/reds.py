"""What a red takes back: rest, minutes, a lever; the second a phase, the third running (§4)."""

from surefoot.engine import cadence, history, relapse
from surefoot.engine.draft import Draft
from surefoot.engine.lights import Light
from surefoot.engine.standing import Episode, Slot, Standing
from surefoot.facts.vocabulary import Site

_EPISODE_D = 2
_SECOND_WITHIN_D = 14
_THIRD_WITHIN_D = 28
_KEPT_D = 182
SHORTEST_MIN = 3.0
"""The shortest run that is planned; a longer one might keep a runner who fell far from starting."""
_FLAT_RUNS = 3
_SUSPECTS_ITB = ("descent", "ascent")
_SUSPECTS_HAM = ("fast_min", "ascent", "stage")


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
        share = share_of(draft, last.rank)
        before = history.run_minutes(draft.ledger, today - 6, today)
        draft.set(
            cap_from=today + 1,
            cap_until=today + 7,
            cap_min=min(standing.cap_min, share * before),
        )
        freeze = "red_second_freeze_d" if last.rank == 2 else "red_freeze_d"
        draft.set(
            episodes=(*standing.episodes[:-1], last._replace(last=today)),
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
    share = share_of(draft, rank)
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
    cadence.set_back(draft)
    if rank == 2:
        _fall(draft, max(0, draft.standing.phase - 1), "RED-2")
    elif rank == 3:
        _fall(draft, min(1, draft.standing.phase), "RED-3")
        draft.set(locked_since=today)


def share_of(draft: Draft, rank: int) -> float:
    """The share of the load that a red of this rank leaves."""
    return draft.limits["red_first_share" if rank == 1 else "red_second_share"]


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
        "week": shrunk(standing, share, today),
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
    for entry in history.done(draft.ledger, draft.today, 60, "run"):
        run_min = entry.session.run_min
        if run_min > 0:
            shortest = run_min if shortest is None else min(shortest, run_min)
        if entry.closed and entry.light is Light.GREEN:
            break
    return shortest


def shrunk(standing: Standing, share: float, today: int) -> object:
    """The rest of the week at the share; walk-run follows its level instead."""
    week = standing.week
    if week is None:
        return None
    if standing.phase == 2:
        return week._replace(red=True)

    def smaller(slot: Slot) -> Slot:
        if slot.day < today or slot.kind != "run":
            return slot
        return slot._replace(
            run_min=int(slot.run_min * share),
            ascent_m=int(slot.ascent_m * share),
            descent_m=int(slot.descent_m * share),
            fast_min=int(slot.fast_min * share),
            technical_min=int(slot.technical_min * share),
        )

    return week._replace(slots=tuple(smaller(slot) for slot in week.slots), red=True)


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
