"""A swap on the way: open to the runner, and never more than the plan asked for."""

import random
from collections.abc import Iterator
from functools import cache

import pytest

from surefoot.engine.decision import Item
from surefoot.engine.instead import instead
from surefoot.engine.strength import barred
from surefoot.knowledge.exercise_schema import Exercise
from surefoot.knowledge.fact_fields import EQUIPMENT
from surefoot.lab import runner as lab
from surefoot.lab.runner import GREEN, Answers
from tests.engine.starts import INDEX, sore

CLASSES = ["passive", "low", "moderate", "high", "impact", "plyometric"]
WEIGHTS = {"dumbbell", "kettlebell", "leg_press"}
BANDS = {"mini_band", "ankle_band"}


@cache
def swaps(equipment: tuple[str, ...], site: str) -> list[tuple[Item, Item]]:
    """Every item of a runner's first forty weeks with each thing that may take its place."""
    return list(_swaps(equipment, site))


def _swaps(equipment: tuple[str, ...], site: str) -> Iterator[tuple[Item, Item]]:
    def body(day: int, chance: random.Random) -> Answers:
        return Answers(during=5) if day in (30, 130) else GREEN

    life = sore(equipment, site, body)
    for _ in range(40 * 7):
        course = lab.live(life, 1)
        draft = course.draft
        assert draft is not None
        for session in course.decision.sessions:
            for item in session.items:
                for other in instead(draft, session, item):
                    others = {each.exercise for each in session.items} - {item.exercise}
                    assert other.exercise not in others
                    assert not barred(draft, INDEX.exercises[other.exercise], draft.standing.levers)
                    yield item, other


def weight(exercise: Exercise) -> int:
    return 2 if WEIGHTS & set(exercise.equipment) else bool(BANDS & set(exercise.equipment))


@pytest.mark.parametrize("site", ["ITB_R", "HAM_L"])
@pytest.mark.parametrize("equipment", [(), EQUIPMENT])
def test_nothing_that_takes_the_place_is_more(equipment: tuple[str, ...], site: str) -> None:
    found = swaps(equipment, site)
    assert found
    for item, other in found:
        planned, taken = INDEX.exercises[item.exercise], INDEX.exercises[other.exercise]
        assert CLASSES.index(taken.load_class) <= CLASSES.index(planned.load_class)
        assert taken.hamstring_stage <= planned.hamstring_stage
        assert weight(taken) <= weight(planned)
        assert (other.sets or 1) <= (item.sets or 1)
        assert (other.sets or 1) * taken.contacts <= (item.sets or 1) * planned.contacts
        assert not other.load.startswith("more_")
        if item.reps and other.reps:
            assert other.reps <= item.reps
        if item.hold_s and other.hold_s:
            assert other.hold_s <= item.hold_s


def test_less_of_the_same_is_always_there_then_the_lighter_form() -> None:
    firsts: dict[str, str] = {}
    found = swaps(EQUIPMENT, "ITB_R")
    less = {item.exercise for item, other in found if other.exercise == item.exercise}
    assert less == {item.exercise for item, _ in found}
    for item, other in found:
        if other.exercise != item.exercise:
            firsts.setdefault(item.exercise, other.exercise)
    eased = {INDEX.exercises[name].easier: other for name, other in firsts.items()}
    assert any(easier == other for easier, other in eased.items() if easier)
