"""Reasons to see a clinician that are not emergencies (decision model §9, X22)."""

from collections.abc import Callable, Iterator
from datetime import date

from surefoot.engine import history
from surefoot.engine.decision import Prompt
from surefoot.engine.draft import Draft
from surefoot.engine.lights import Light
from surefoot.engine.relapse import WITHIN_D
from surefoot.facts.types import WeeklyCheck

_FOUR_WEEKS_D = 28
_MEANINGFUL_CHANGE = 1.5


def due(draft: Draft) -> Iterator[Prompt]:
    """The prompts that hold today, in the protocol's order."""
    for referral in draft.index.referrals:
        trigger = _TRIGGERS.get(referral)
        if trigger is not None and trigger(draft):
            yield Prompt(referral, date.fromordinal(draft.today))


def acknowledged(draft: Draft, referral: str, since: int) -> bool:
    """Whether the runner has read the prompt since a day."""
    return any(
        referral in day.acknowledged
        for day in history.days_back(draft.ledger, draft.today, draft.today - since + 1)
    )


def _sharp(draft: Draft) -> bool:
    return any(
        entry.session.sharp
        or (entry.session.pain_asked and entry.session.severe and entry.light is Light.RED)
        for entry in history.done(draft.ledger, draft.today, 2)
    ) or any(flare.sharp for flare in draft.day.flares)


def _third_red(draft: Draft) -> bool:
    return draft.standing.locked_since is not None


def _high_pain(draft: Draft) -> bool:
    """Morning or daily pain of 4 or more on most days of two weeks."""
    high = known = 0
    for day in history.days_back(draft.ledger, draft.today, 14):
        if day.check_in is not None:
            known += 1
            high += max(day.worst_pain or 0, day.check_in.daily_life_pain or 0) >= 4
    return known >= 8 and high * 2 > 14


def _since_start(draft: Draft) -> int:
    return draft.today - draft.standing.started


def _pain_change(draft: Draft, weeks_d: int) -> float | None:
    now = history.mean_morning_pain(draft.ledger, draft.today - 6, draft.today)
    then = history.mean_morning_pain(draft.ledger, draft.today - weeks_d - 6, draft.today - weeks_d)
    return None if now is None or then is None else then - now


def _no_change(draft: Draft) -> bool:
    """Four weeks without a meaningful change while it still hurts."""
    if _since_start(draft) < _FOUR_WEEKS_D or draft.today % 7 != draft.standing.started % 7:
        return False
    change = _pain_change(draft, _FOUR_WEEKS_D - 7)
    now = history.mean_morning_pain(draft.ledger, draft.today - 6, draft.today)
    hurts = now is not None and now >= 2
    return hurts and change is not None and change < _MEANINGFUL_CHANGE


def _persists(draft: Draft) -> bool:
    onset = min((i.onset.toordinal() for i in draft.runner.injuries.values()), default=draft.today)
    if draft.today - onset < 42 or draft.standing.phase > 1:
        return False
    now = history.mean_morning_pain(draft.ledger, draft.today - 6, draft.today)
    return now is not None and now >= 2


def _gate_late(draft: Draft) -> bool:
    return draft.standing.phase <= 1 and _since_start(draft) >= 56


def _relapsed(draft: Draft) -> bool:
    """Two relapses within half a year: two reds in full training, or two falls of phase (episodes
    answered as second or third red)."""
    if sum(draft.today - day < WITHIN_D for day in draft.standing.relapses) >= 2:
        return True
    falls = [e for e in draft.standing.episodes if e.rank >= 2]
    return sum(draft.today - fall.first < WITHIN_D for fall in falls) >= 2


def _weeklies(draft: Draft, count: int) -> list[WeeklyCheck]:
    """The newest weekly checks, when there are enough of them in four weeks."""
    found = [weekly for _, weekly in draft.day.carry.weeklies[:count]]
    return found if len(found) == count else []


def _substantial(draft: Draft) -> bool:
    """A heavy effect on training or performance three weeks running."""
    weeks = _weeklies(draft, 3)
    return bool(weeks) and all(
        (w.cut_volume or 0) >= 2 or (w.cut_performance or 0) >= 2 or (w.took_part or 0) == 3
        for w in weeks
    )


def _low_confidence(draft: Draft) -> bool:
    weeks = _weeklies(draft, 3)
    return bool(weeks) and all(w.confidence is not None and w.confidence <= 3 for w in weeks)


def _distress(draft: Draft) -> bool:
    return any(
        weekly.overwhelmed for day, weekly in draft.day.carry.weeklies if draft.today - day < 7
    )


def _profile_risk(draft: Draft) -> bool:
    profile = draft.runner.profile
    return profile is not None and bool(profile.risks)


def _other_injury(draft: Draft) -> bool:
    return draft.day.carry.other_injury is not None


_TRIGGERS: dict[str, Callable[[Draft], bool]] = {
    "sharp_or_worsening": _sharp,
    "third_red": _third_red,
    "pain_high_two_weeks": _high_pain,
    "no_change_four_weeks": _no_change,
    "persists_six_weeks": _persists,
    "g2_not_met_eight_weeks": _gate_late,
    "relapse_twice": _relapsed,
    "substantial_three_weeks": _substantial,
    "low_confidence": _low_confidence,
    "distress": _distress,
    "profile_risk": _profile_risk,
    "other_injury": _other_injury,
}
