"""I01-I10: how fast load may grow."""

import itertools
from datetime import timedelta

import pytest

from surefoot.engine.decision import Session
from surefoot.knowledge.index import index
from tests.engine.book import AMBER, RED, Book
from tests.engine.checks import assert_none, book, judged
from tests.engine.context import block_of, green_blocks, longest_green
from tests.engine.lives import Lived, Moment
from tests.engine.starts import PROTOCOLS


def block_mornings(lived: Lived) -> list[Moment]:
    """The first mornings of blocks, the plan running."""
    return [
        m
        for m in lived.mornings
        if m.standing is not None
        and m.standing.week is not None
        and block_of(m, m.day) == m.day
        and m.standing.started < m.day
    ]


def usual_ascent(known: Book) -> float:
    """B_asc; a flat runner's is what the goal asks, at most 100 m a week by default (A7)."""
    profile = known.now.profile
    assert profile is not None
    if profile.baseline.ascent_m_per_week:
        return profile.baseline.ascent_m_per_week
    flat = known.now.limits["flat_runner_climb_m"]
    asked = profile.goal.ascent_m if profile.goal is not None else None
    return min(asked, flat) if asked else flat


def after_a_race(known: Book, start: int) -> bool:
    """Whether a block begins in the lighter weeks after the race."""
    profile = known.now.profile
    assert profile is not None
    since = 0 if profile.goal is None else start - profile.goal.on.toordinal()
    return 0 < since <= known.now.limits["race_recovery_days"]


def planned(moment: Moment, first: int, last: int) -> list[Session]:
    return [s for s in moment.sessions if first <= s.day.toordinal() <= last]


@judged
def test_i01_a_week_grows_by_a_tenth_or_fifteen_minutes(lived: Lived) -> None:
    """And the reference it grows from rises only to what was really run."""
    assert_none(lived, "I01")
    for moment in block_mornings(lived):
        standings = moment.course.standings
        before, now = standings[-2], standings[-1]
        assert now is not None
        if before is not None and now.volume_min > before.volume_min + 0.1 and before.phase >= 2:
            done = book(lived, moment).run_minutes(moment.day - 7, moment.day - 1)
            assert now.volume_min <= done + 0.1


@judged
def test_i02_the_faster_growth_waits_for_four_green_weeks(lived: Lived) -> None:
    for moment in block_mornings(lived):
        standing = moment.standing
        assert standing is not None and standing.week is not None
        volume, target = standing.volume_min, standing.week.target_min
        if standing.phase >= 3 and volume >= 150 and target > 1.10 * volume + 0.1:
            assert green_blocks(moment, book(lived, moment)) >= 4


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_i02_no_setting_reaches_the_faster_growth_by_itself(protocol: str) -> None:
    parameters = index(PROTOCOLS[protocol]).parameters
    assert parameters["week_growth"].high <= 0.10
    assert parameters["week_growth_streak"].high <= 0.15
    assert parameters["green_weeks_for_streak"].low >= 4


@judged
def test_i03_no_run_is_a_tenth_longer_than_the_longest_green_one(lived: Lived) -> None:
    """In minutes (on the ladder in minutes on feet, 7.1) and in metres."""
    assert_none(lived, "I03")
    for moment in lived.samples():
        runs = [s for s in moment.sessions if s.kind == "run" and s.distance_most_m is not None]
        if not runs:
            continue
        known = book(lived, moment)
        longest = longest_green(moment, known)
        growth = known.now.limits["session_growth"]
        for run in runs:
            assert longest.distance_m is not None and run.distance_most_m is not None
            assert run.distance_most_m <= growth * longest.distance_m + 1


@judged
def test_i04_the_ladder_climbs_a_level_at_a_time_and_two_a_week(lived: Lived) -> None:
    assert_none(lived, "I04")
    standings = [s for s in lived.last.course.standings if s is not None]
    rises = []
    for day, (before, now) in enumerate(itertools.pairwise(standings)):
        if before.phase == now.phase == 2 and now.level > before.level:
            assert now.level == before.level + 1
            rises.append(day)
    for day in rises:
        assert sum(day <= other < day + 7 for other in rises) <= 2


@judged
def test_i05_running_stays_at_or_below_the_usual_week_before_full_training(lived: Lived) -> None:
    assert_none(lived, "I05")


@judged
def test_i06_climbing_starts_at_a_third_and_rises_by_fifteen_points(lived: Lived) -> None:
    standings = [s for s in lived.last.course.standings if s is not None]
    for position, now in enumerate(standings):
        window = [s.levers.ascent for s in standings[max(0, position - 6) : position]]
        if window and now.levers.ascent > max(window):
            if max(window) == 0:
                assert now.levers.ascent <= 0.30
            else:
                assert now.levers.ascent <= max(window) + 0.15 + 1e-6
    for moment in lived.samples():
        if moment.standing is None or not any(s.ascent_m for s in moment.sessions):
            continue
        most = usual_ascent(book(lived, moment)) * moment.standing.levers.ascent
        for week in moment.plan:
            climbs = [s.ascent_m for day in week.days for s in day.sessions if s.kind == "run"]
            assert sum(climbs) <= most + 1


@judged
def test_i07_descent_waits_for_its_gate_and_stays_below_the_ascent(lived: Lived) -> None:
    """G4d: two weeks of climbing before, none of whose climbs was amber or red."""
    assert_none(lived, "I07")
    for moment in lived.samples():
        if moment.standing is None or not any(s.descent_m for s in moment.sessions):
            continue
        most = usual_ascent(book(lived, moment)) * moment.standing.levers.ascent
        for week in moment.plan:
            drops = [s.descent_m for day in week.days for s in day.sessions if s.kind == "run"]
            assert sum(drops) <= most + 1
    for moment in block_mornings(lived):
        before, now = moment.course.standings[-2:]
        if before and now and before.levers.descent == 0 < now.levers.descent:
            known = book(lived, moment)
            weeks = []
            for start in range(now.started, moment.day, 7):
                climbs = [d for d in known.done(start, start + 6) if d.kind == "run" and d.ascent_m]
                if climbs:
                    weeks.append(all(d.final not in (AMBER, RED) for d in climbs))
            assert weeks[-2:] == [True, True]


@judged
def test_i08_the_long_run_keeps_to_its_share_of_the_week(lived: Lived) -> None:
    """Weeks around a race are left out: there the race is most of the running."""
    assert_none(lived, "I08")


@judged
def test_i09_deloads_are_lighter_raise_nothing_and_follow_the_calendar(lived: Lived) -> None:
    for moment in block_mornings(lived):
        standing = moment.standing
        assert standing is not None and standing.week is not None
        known = book(lived, moment)
        every = int(known.now.limits["deload_every_weeks"])
        index = (moment.day - standing.started) // 7
        week = standing.week
        assert known.now.profile is not None
        usual = known.usual_minutes()
        if week.deload:
            assert standing.phase >= 3
            assert index % every == every - 1 or after_a_race(known, moment.day)
            before = moment.course.standings[-2]
            assert before is not None
            reference = max(before.volume_min, standing.volume_min)
            minutes = sum(s.run_min for s in planned(moment, moment.day, moment.day + 6))
            assert minutes <= 0.7 * reference + 1e-6
            assert week.raised == "" and week.raised_rehab == ""
            for name in ("runs", "ascent", "descent", "fast_min", "technical_min", "plyometrics"):
                assert getattr(standing.levers, name) <= getattr(before.levers, name)
        elif index % every == every - 1 and standing.phase >= 3:
            assert standing.volume_min < 0.5 * usual
    for moment in lived.samples():
        for ahead in moment.plan:
            if ahead.deload and not moment.standing.week.deload:  # type: ignore[union-attr]
                assert moment.standing is not None
                known = book(lived, moment)
                every = int(known.now.limits["deload_every_weeks"])
                number = (ahead.start.toordinal() - moment.standing.started) // 7
                assert number % every == every - 1 or after_a_race(known, ahead.start.toordinal())


@judged
def test_i10_the_taper_shrinks_to_the_race(lived: Lived) -> None:
    """Seven days before the race hold no more running than the seven before those, and each run
    of the taper less than the same week's would without it."""
    for moment in lived.mornings:
        profile = book(lived, moment).now.profile if "race" in moment.happened else None
        if profile is None or profile.goal is None:
            continue
        race = profile.goal.on.toordinal()
        if not moment.day + 14 <= race <= moment.day + 27:
            continue
        first = sum(s.run_min for s in planned(moment, race - 14, race - 8))
        last = sum(s.run_min for s in planned(moment, race - 7, race - 1))
        deload = any(
            week.deload and week.start < profile.goal.on <= week.start + timedelta(days=14)
            for week in moment.plan
        )
        assert last <= first or deload
        assert not planned(moment, race, race + 1)
