"""The usual week before the injury, from imported runs: means of four weeks (decision model §1).

Four weeks divide every sum, also where the files tell of fewer: a week without a file counts as
one without running, so that a gap makes the plan smaller and never larger (P).
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from surefoot.engine import recorded, same_run
from surefoot.facts.types import ActivityImported
from surefoot.service.baseline_views import BaselineView, UsualWeekView
from surefoot.text import names
from surefoot.text.language import t, tn

WEEKS = 4
_LONG_AGO = timedelta(weeks=26)
"""A usual week so long ago may be usual no more (P)."""


def baseline_view(
    known: Iterable[ActivityImported], before: date, today: date, day_starts_at_h: int
) -> BaselineView:
    """The four weeks that end the day before `before`, the day on which the pain began.

    known: the activities that were not taken out; a run that several files tell counts once.
    """
    activities = list(known)
    instead = same_run.told_once(activities)
    runs = [
        (fact.day(day_starts_at_h), fact)
        for fact in activities
        if fact.id not in instead and recorded.class_of(fact) == "run"
    ]
    first, last = before - timedelta(weeks=WEEKS), before - timedelta(days=1)
    inside = [fact for day, fact in runs if first <= day <= last]
    days = [day for day, _ in runs]
    return BaselineView(
        first_day=first,
        last_day=last,
        runs=len(inside),
        week=_week(inside) if inside else None,
        newest_run=max((day for day in days if day <= today), default=None),
        notes=list(_notes(inside, min(days, default=None), max(days, default=None), first, today)),
    )


def _week(runs: Sequence[ActivityImported]) -> UsualWeekView:
    minutes = [recorded.run_min(fact) for fact in runs]
    return UsualWeekView(
        run_min=round(sum(minutes) / WEEKS),
        run_m=_a_week(runs, _metres, 100),
        ascent_m=_a_week(runs, _up_m, 10),
        descent_m=_a_week(runs, _down_m, 10),
        longest_run_min=round(max(minutes)),
        runs=max(1, (len(runs) + WEEKS // 2) // WEEKS),
        cadence_spm=_cadence(runs),
    )


def _metres(fact: ActivityImported) -> float | None:
    return fact.distance_m.value


def _up_m(fact: ActivityImported) -> float | None:
    return fact.ascent_m.value


def _down_m(fact: ActivityImported) -> float | None:
    return fact.descent_m.value


def _a_week(
    runs: Sequence[ActivityImported],
    number: Callable[[ActivityImported], float | None],
    step: int,
) -> float | None:
    """The mean of a week to whole steps; None when no run tells the number."""
    told = [value for fact in runs if (value := number(fact)) is not None]
    return round(sum(told) / WEEKS / step) * step if told else None


def _cadence(runs: Sequence[ActivityImported]) -> float | None:
    """Steps a minute while running, each run by its minutes."""
    told = [
        (value, recorded.run_min(fact))
        for fact in runs
        if (value := _running_cadence(fact)) is not None
    ]
    minutes = sum(weight for _, weight in told)
    return round(sum(value * weight for value, weight in told) / minutes) if minutes else None


def _running_cadence(fact: ActivityImported) -> float | None:
    """Of the running alone where the streams tell it, else of the whole."""
    told = fact.analysis.running_cadence_spm.value if fact.analysis is not None else None
    return fact.cadence_spm.value if told is None else told


def _notes(
    runs: Sequence[ActivityImported],
    oldest: date | None,
    newest: date | None,
    first: date,
    today: date,
) -> Iterable[str]:
    if oldest is None or newest is None:
        return
    if not runs:
        yield t(
            "No run of your files lies in these four weeks; they go from {oldest} to {newest}.",
            oldest=names.full_day(oldest),
            newest=names.full_day(newest),
        )
        return
    if oldest > first + timedelta(days=6):
        yield t(
            "Your files begin on {oldest}, within these weeks: what lies before counts as no "
            "running. Correct it if you ran.",
            oldest=names.full_day(oldest),
        )
    if without := sum(1 for fact in runs if _metres(fact) is None):
        yield tn(
            "{count} run has no distance and is not in it.",
            "{count} runs have no distance and are not in it.",
            without,
        )
    if without := sum(1 for fact in runs if _up_m(fact) is None):
        yield tn(
            "{count} run has no climb and is not in it.",
            "{count} runs have no climb and are not in it.",
            without,
        )
    walks = sum(1 for fact in runs if not recorded.tells_walks_apart(fact))
    if walks:
        yield tn(
            "{count} run does not tell running from walking: its walks count as running.",
            "{count} runs do not tell running from walking: their walks count as running.",
            walks,
        )
    if today - first > _LONG_AGO:
        yield t("That is a while ago. If you ran less since then, type what is usual now.")
