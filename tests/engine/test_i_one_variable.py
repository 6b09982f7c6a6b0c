"""I11-I13: one variable at a time, and only after good news."""

from collections.abc import Iterator

from surefoot.engine.standing import Standing, Week
from tests.engine.book import AMBER, GREEN, RED
from tests.engine.checks import assert_none, book, judged
from tests.engine.context import block_of
from tests.engine.lives import Lived, Moment

REHAB = ("plyometrics", "stage", "strength")


def turns(lived: Lived) -> Iterator[tuple[Moment, Standing, Standing, Week]]:
    """First mornings of blocks: the standing before and after, and the last build week."""
    for moment in lived.mornings:
        standings = moment.course.standings
        now, before = standings[-1], standings[-2] if len(standings) > 1 else None
        if now is None or before is None or now.week is None or now.week.start != moment.day:
            continue
        last = last_build_week(moment)
        if last is not None and before.phase >= 2:
            yield moment, before, now, last


def last_build_week(moment: Moment) -> Week | None:
    """The newest earlier week as it was first laid out, deloads and red weeks left out."""
    first: dict[int, Week] = {}
    spoilt = set()
    for standing in moment.course.standings[-30:-1]:
        week = standing.week if standing is not None else None
        if week is not None and week.start < moment.day:
            first.setdefault(week.start, week)
            if week.deload or week.red:
                spoilt.add(week.start)
    starts = [start for start in first if start not in spoilt and first[start].laid_on == start]
    return first[max(starts)] if starts else None


def rises(before: Standing, now: Standing, last: Week) -> set[str]:
    """The run levers that this week stands above the last build week."""
    assert now.week is not None
    found = set()
    for name in ("ascent", "descent", "fast_min", "technical_min"):
        if getattr(now.levers, name) > getattr(before.levers, name):
            found.add(name)
    if now.levers.runs > before.levers.runs and now.phase == before.phase:
        found.add("frequency")
    if now.week.target_min > now.volume_min + 1 and now.phase >= 3:
        found.add("volume")
    return found


@judged
def test_i11_one_run_lever_and_one_rehab_lever_rise_in_a_week(lived: Lived) -> None:
    for _, before, now, last in turns(lived):
        up = rises(before, now, last)
        if now.phase > before.phase:
            # Entering a phase opens its own lever and nothing beside it.
            assert up <= {"ascent"} if now.phase == 4 else up <= {"fast_min"}, up
        assert len(up) <= 1, up
        rehab = [n for n in REHAB if getattr(now.levers, n) > getattr(before.levers, n)]
        assert len(rehab) <= 1


@judged
def test_i11_two_rises_in_a_week_lie_48_hours_apart(lived: Lived) -> None:
    """A raised rehab lever counts two days after the raised run lever's first run at least."""
    for moment, before, now, last in turns(lived):
        rehab = [n for n in REHAB if getattr(now.levers, n) > getattr(before.levers, n)]
        if not rehab or not rises(before, now, last):
            continue
        runs = [s.day.toordinal() for s in moment.sessions if s.kind == "run" and s.run_min]
        if runs:
            assert now.rehab_from >= min(runs) + 2
            levers = now.levers_before
            assert all(getattr(levers, n) < getattr(now.levers, n) for n in rehab)


@judged
def test_i11_the_long_run_grows_only_with_the_volume(lived: Lived) -> None:
    """The long run is a lever of its own unless its share of the week stays (two points)."""
    for _, before, now, last in turns(lived):
        week = now.week
        assert week is not None
        if week.deload or now.phase != before.phase or now.phase < 3 or last.phase != now.phase:
            continue
        if not rises(before, now, last) & {"ascent", "descent", "fast_min", "technical_min"}:
            continue
        then = [s.run_min for s in last.slots if s.kind == "run"]
        runs = [s.run_min for s in week.slots if s.kind == "run"]
        if len(runs) == len(then) and len(runs) >= 3 and abs(sum(runs) - sum(then)) <= 2:
            assert max(runs) <= max(then) + 0.02 * sum(then) + 1


@judged
def test_i12_one_more_run_brings_no_more_minutes(lived: Lived) -> None:
    assert_none(lived, "I12")
    for _, before, now, last in turns(lived):
        assert now.week is not None
        if "frequency" in rises(before, now, last):
            assert now.week.target_min <= now.volume_min + 0.1


def climbed(before: Standing, now: Standing) -> bool:
    """Whether any lever, the ladder's level included, stands higher."""
    names = ("ascent", "descent", "fast_min", "technical_min", *REHAB)
    raised = any(getattr(now.levers, n) > getattr(before.levers, n) for n in names)
    level = now.phase == before.phase == 2 and now.level > before.level
    volume = (
        now.week is not None
        and (before.week is None or before.week.start != now.week.start)
        and now.phase >= 3
        and now.week.target_min > now.volume_min + 1
    )
    more_runs = now.phase == before.phase and now.levers.runs > before.levers.runs
    return raised or level or volume or more_runs


@judged
def test_i13_nothing_rises_without_a_green_known_day(lived: Lived) -> None:
    """Not on an amber, red or unknown morning, not after an amber latest session, not in the week
    after a red, not under a flag, a freeze or a deload, not with two ambers in the week or fewer
    than five check-ins in seven days."""
    for moment in lived.mornings:
        standings = moment.course.standings
        now, before = standings[-1], standings[-2] if len(standings) > 1 else None
        if now is None or before is None or not climbed(before, now):
            continue
        known = book(lived, moment)
        week = list(known.back(7))
        assert known.now.morning == GREEN
        assert not known.now.flags and not known.now.worried
        assert not any(page.red for page in week)
        impact = [
            d for page in known.back(28) for d in page.done if d.impact and d.closed is not None
        ]
        if impact:
            newest = max(d.day for d in impact)
            assert all(d.final == GREEN for d in impact if d.day == newest)
        lights = [d.final for page in week for d in page.done]
        assert lights.count(RED) == 0
        if now.phase >= 3:
            assert lights.count(AMBER) <= 1
            assert sum(page.check_in is not None for page in week) >= 5
        assert moment.day >= before.freeze_until
        if block_of(moment, moment.day) == moment.day:
            assert now.week is None or not now.week.deload or now.phase == before.phase == 2
