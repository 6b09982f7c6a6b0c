"""What a block that ended counts for: its clocks, and the weekly minutes that the next rests on."""

from math import inf

from surefoot.engine import growth, history, reds
from surefoot.engine.draft import Draft
from surefoot.engine.ledger import Ledger
from surefoot.engine.lights import Light
from surefoot.engine.standing import Standing, Week

_ENOUGH_CLIMB = 0.5
"""Share of the planned climb from which a week counts as one of climbing (P)."""


def close(draft: Draft, week: Week) -> None:
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
        _reference(draft, week, ledger, late_red)


def _only_a_late_red(standing: Standing, first: int, last: int) -> bool:
    """Whether the block was lived without a red until its last day or the morning after: what was
    run in it counts, lest the red leave the coming weeks more than they had without it (I32)."""
    episodes = standing.episodes
    if not episodes or episodes[-1].first < last:
        return False
    return all(episode.last + 7 < first for episode in episodes[:-1])


def _reference(draft: Draft, week: Week, ledger: Ledger, late_red: bool) -> None:
    """V_ref: what was run in the block, never more than it planned; a block that was not logged
    keeps at least what a short lay-off would (P). After a late red the red's share of it."""
    standing = draft.standing
    share = reds.share_of(draft, standing.episodes[-1].rank) if late_red else 1.0
    most_min = standing.volume_min if late_red else inf
    done = history.run_minutes(ledger, week.start, week.start + 6)
    if standing.phase == 2:
        beyond = [each for each in standing.overruns if week.start <= each.day < week.start + 7]
        done -= sum(each.over_min for each in beyond)
        if done > 0:
            draft.set(
                volume_min=min(
                    done * share,
                    standing.volume_min + draft.limits["ladder_week_growth_min"],
                    most_min,
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
    after = min(round(after * share, 1), most_min)
    draft.set(volume_min=after)
    if after < standing.volume_min:
        draft.moved("weekly minutes", standing.volume_min, after, "REFERENCE")
        draft.because("REFERENCE", done=round(done), planned=round(week.target_min))
    if not late_red and (standing.return_min is not None or standing.flat_runs):
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
