"""Days without answers, pauses, illness: what they take back, and how the plan goes on (§7)."""

from surefoot.engine import cadence, history
from surefoot.engine.draft import Draft
from surefoot.engine.reds import shrunk

STAGE_1_MOST_D, STAGE_2_MOST_D = 14, 28
"""The longest gap of the first and of the second stage."""
_COUNTED_D = 60
"""A pause is counted no further back: beyond four weeks its length changes nothing."""
_IDLE_D = 15
"""Days without a run from which check-ins alone no longer hold a running phase (P)."""


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


def stage_of(days: int, after: int) -> int:
    """What so many days away take back: 0 nothing, 1 some of the load, 2 the runs of full weeks,
    3 the phase. after: days from which it is a lay-off (§7)."""
    return (
        0 if days < after else 1 if days <= STAGE_1_MOST_D else 2 if days <= STAGE_2_MOST_D else 3
    )


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
    stage = stage_of(gap, after)
    if stage <= standing.gap_stage:
        return
    draft.set(gap_stage=stage, green_weeks=0, level_greens=0, top_level_greens=0)
    share = limits["lay_off_share"]
    levers = standing.levers
    draft.because("LAY-OFF", days=gap, share=share)
    cadence.set_back(draft)
    if stage == 1:
        volume = round(standing.volume_min * share, 1)
        draft.moved("weekly minutes", standing.volume_min, volume, "LAY-OFF")
        draft.set(volume_min=volume, week=shrunk(standing, share, draft.today))
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
            week=shrunk(standing, share, draft.today),
            freeze_until=max(standing.freeze_until, draft.today + 7),
            green_weeks=0,
        )
    if fever_near(draft):
        draft.because("FEVER", until=draft.today + 2)


def _fever_before(draft: Draft) -> bool:
    return any(day.fever for day in history.days_back(draft.ledger, draft.today - 1, 7))
