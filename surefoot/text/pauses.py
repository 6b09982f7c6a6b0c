"""What coming back from days without training means, in words."""

from datetime import date, timedelta

from surefoot.engine import gaps
from surefoot.engine.limits import Limits
from surefoot.text import names
from surefoot.text.language import later, t

_STAGES = (
    later("Nothing is taken back: that begins with {after} days away."),
    later(
        "You come back to {share} of your weekly minutes and climb, and nothing rises for a week."
    ),
    later("If you were running, you come back by walk-run, at level {level} or below."),
    later("The plan begins again with walking and strength, and you meet its gates once more."),
)
_NEXT = (
    later("From {day} on the plan takes some running back."),
    later("From {day} on more is taken back."),
    later("From {day} on the plan would begin again with walking."),
)


def coming_back(days: int, illness: bool, limits: Limits) -> str:
    """What so many days without training mean (rules LAY-OFF and FEVER)."""
    said = _taken_back(days, limits)
    return f"{said} {_fever(limits)}" if illness else said


def still_open(first: date, days: int, illness: bool, limits: Limits) -> str:
    """The same for an open pause: as if it ended now, and from when on it means more."""
    after = limits.whole("lay_off_after_d")
    stage = gaps.stage_of(days, after)
    said = [_taken_back(days, limits)]
    if days:
        said = [t("Back today? {what}", what=said[0])]
    if stage < len(_NEXT):
        away = (after, gaps.STAGE_1_MOST_D + 1, gaps.STAGE_2_MOST_D + 1)[stage]
        said.append(t(_NEXT[stage], day=names.day(first + timedelta(days=away))))
    if illness:
        said.append(_fever(limits))
    return " ".join(said)


def _taken_back(days: int, limits: Limits) -> str:
    after = limits.whole("lay_off_after_d")
    return t(
        _STAGES[gaps.stage_of(days, after)],
        after=after,
        share=names.percent(limits["lay_off_share"]),
        level=limits.whole("ladder_entry_long"),
    )


def _fever(limits: Limits) -> str:
    return t(
        "After a fever: tick it in the check-in, stay off until you have been a day without, then "
        "start with {share} of your weekly minutes.",
        share=names.percent(limits["lay_off_share"]),
    )
