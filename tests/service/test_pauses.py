"""Pauses as a list: running, coming and past; ended, edited and withdrawn."""

from datetime import date, timedelta
from typing import Any

import pytest

from surefoot.service.app import Surefoot
from surefoot.service.errors import BadInput
from surefoot.service.pause_views import PauseView

from .conftest import Clock, fact, onboard


def pause(
    surefoot: Surefoot, clock: Clock, first: date, last: date | None = None, **fields: Any
) -> dict[str, Any]:
    days = {"first_day": first.isoformat(), "last_day": last and last.isoformat()}
    said = fact(surefoot, "pause", clock(), **{"reason": "illness", **days, **fields})
    surefoot.receive([said])
    return said


def pauses(surefoot: Surefoot) -> list[PauseView]:
    return surefoot.pauses().view().pauses


def test_pauses_are_running_coming_or_past(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    today, day = surefoot.day(), timedelta(days=1)
    pause(surefoot, clock, today - 20 * day, today - 11 * day)
    pause(surefoot, clock, today)
    pause(surefoot, clock, today + 30 * day, today + 36 * day, reason="travel")
    assert [(p.state, p.days, p.reason) for p in pauses(surefoot)] == [
        ("coming", 7, "travel"),
        ("running", 0, "illness"),
        ("past", 10, "illness"),
    ]
    assert surefoot.today().sessions == []


def test_a_pause_is_ended_by_a_last_day_and_is_one_entry(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    first = surefoot.day()
    begun = pause(surefoot, clock, first)
    clock.forward(days=3)
    ended = pause(surefoot, clock, first, surefoot.day() - timedelta(days=1))
    [only] = pauses(surefoot)
    assert (only.id, only.also) == (ended["id"], [begun["id"]])
    assert (only.state, only.days) == ("past", 3)
    assert "PAUSE" not in surefoot.course().decision.rules


def test_a_pause_is_corrected_and_withdrawn(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    first = surefoot.day()
    said = pause(surefoot, clock, first)
    by = {**said, "first_day": (first + timedelta(days=2)).isoformat(), "reason": "travel"}
    surefoot.receive([fact(surefoot, "correction", clock(), corrects=said["id"], by=by)])
    [only] = pauses(surefoot)
    assert (only.id, only.state, only.reason) == (said["id"], "coming", "travel")
    surefoot.receive([fact(surefoot, "correction", clock(), corrects=said["id"], by=None)])
    assert pauses(surefoot) == []


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (6, "Nothing is taken back"),
        (7, "70% of your weekly minutes"),
        (14, "70% of your weekly minutes"),
        (15, "walk-run"),
        (28, "walk-run"),
        (29, "begins again"),
    ],
)
def test_coming_back_is_said_as_the_plan_does_it(
    surefoot: Surefoot, clock: Clock, days: int, words: str
) -> None:
    onboard(surefoot, clock)
    first = surefoot.day()
    last = first + timedelta(days=days - 1)
    assert words in surefoot.pauses().back("travel", first, last).back
    ill = surefoot.pauses().back("illness", first, last).back
    assert words in ill and "fever" in ill
    pause(surefoot, clock, first, last, reason="travel")
    clock.moment += timedelta(days=days - 1)
    standing = surefoot.course().standing
    assert standing is not None
    stages = {"Nothing is taken back": 0, "70%": 1, "walk-run": 2, "begins again": 3}
    expected = next(stage for part, stage in stages.items() if words.startswith(part))
    assert standing.gap_stage == expected


def test_an_open_pause_says_from_when_on_it_means_more(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    first = surefoot.day()
    pause(surefoot, clock, first, reason="other")
    clock.forward(days=3)
    [running] = pauses(surefoot)
    assert "Back today?" in running.back
    assert "From 17 May on" in running.back
    with pytest.raises(BadInput, match="last day"):
        surefoot.pauses().back("illness", first, first - timedelta(days=1))
    for days in ((date.max, None), (date.min, None), (first, date.max)):
        with pytest.raises(BadInput, match="between 1990 and 2200"):
            surefoot.pauses().back("illness", *days)
