"""The parts of a run or walk: every level of the ladder, every kind of session, every life."""

from collections.abc import Iterator
from datetime import date

import pytest

from surefoot.engine.decision import Session
from surefoot.engine.parts import Part, Parts, Rounds, duration_s, parts
from surefoot.engine.runs import WALKS_AROUND_MIN
from surefoot.knowledge.index import index
from surefoot.knowledge.schema import Rung
from tests.engine.checks import judged
from tests.engine.lives import Lived
from tests.engine.starts import PROTOCOLS

DAY = date(2026, 5, 10)
RUNGS = [(name, rung) for name, each in PROTOCOLS.items() for rung in index(each).rungs.values()]
RUNNING = ("run", "fast", "easy")


def run(minutes: int, **fields: object) -> Session:
    """A run of so many minutes in one piece, with its walks."""
    whole = Session("2026-05-10-run", DAY, "run", "easy", minutes + WALKS_AROUND_MIN)
    return whole._replace(**{"run_min": float(minutes), "on_feet_min": float(minutes), **fields})


@pytest.mark.parametrize(("protocol", "rung"), RUNGS)
def test_every_level_of_the_ladder_is_told_in_full(protocol: str, rung: Rung) -> None:
    session = run(
        int(rung.on_feet_min),
        variant="walk_run",
        run_min=rung.run_min,
        on_feet_min=rung.on_feet_min,
        repeats=rung.repeats,
        run_s=rung.run_s,
        walk_s=rung.walk_s,
    )
    first, middle, last = parts(session)
    assert (first, last) == (Part("warm_up", 300), Part("cool_down", 300))
    if rung.walk_s:
        each = (Part("run", rung.run_s), Part("walk", rung.walk_s))
        assert middle == Rounds(rung.repeats, each)
    else:
        assert middle == Part("run", rung.repeats * rung.run_s)
    assert duration_s((first, middle, last)) == session.minutes * 60


def test_there_is_a_level_without_walks_and_there_are_some_with_them() -> None:
    assert {bool(rung.walk_s) for _, rung in RUNGS} == {True, False}


def test_fast_minutes_come_after_fifteen_easy_ones_with_two_between() -> None:
    found = parts(run(40, variant="speed", fast_min=6))
    rounds = Rounds(6, (Part("fast", 60), Part("easy", 120)))
    assert found[1:-1] == (Part("easy", 900), rounds, Part("easy", 7 * 60))


@pytest.mark.parametrize(
    ("minutes", "fast", "kept", "first_min"),
    [(30, 6, 6, 12), (20, 8, 5, 5), (8, 2, 1, 5), (6, 3, 0, 0)],
)
def test_a_short_run_keeps_easy_minutes_before_the_fast_ones(
    minutes: int, fast: int, kept: int, first_min: int
) -> None:
    found = parts(run(minutes, variant="speed", fast_min=fast))
    assert sum(each.times for each in found if isinstance(each, Rounds)) == kept
    assert found[1] == (Part("easy", first_min * 60) if kept else Part("run", minutes * 60))
    assert duration_s(found) == (minutes + WALKS_AROUND_MIN) * 60


def test_a_walk_is_one_part_and_strength_has_none() -> None:
    walk = run(0)._replace(kind="walk", variant="easy", minutes=25)
    assert parts(walk) == (Part("walk", 25 * 60),)
    assert parts(walk._replace(kind="strength")) == ()


@judged
def test_the_parts_of_every_planned_session_last_as_long_as_it(lived: Lived) -> None:
    for moment in lived.samples():
        for session in moment.sessions:
            found = parts(session)
            if session.kind not in ("run", "walk"):
                assert not found
                continue
            assert duration_s(found) == session.minutes * 60
            assert all(part.duration_s > 0 for part in flat(found)), session
            if session.kind == "run":
                ran_s = sum(part.duration_s for part in flat(found) if part.what in RUNNING)
                assert ran_s <= session.run_min * 60 + 1e-6
                fast_s = sum(part.duration_s for part in flat(found) if part.what == "fast")
                assert fast_s <= session.fast_min * 60


def flat(found: Parts) -> Iterator[Part]:
    """Each part as often as it is done."""
    for each in found:
        if isinstance(each, Part):
            yield each
        else:
            yield from each.parts * each.times
