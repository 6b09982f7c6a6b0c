"""What may be done in place of an exercise of a session: never with more load than the plan has."""

from collections.abc import Iterator
from dataclasses import replace

from surefoot.engine.decision import Item, Session
from surefoot.engine.draft import Draft
from surefoot.engine.strength import barred, item_of, loaded_with
from surefoot.knowledge.exercise_schema import Dose, Exercise, LoadClass

_BY_LOAD: tuple[LoadClass, ...] = ("passive", "low", "moderate", "high", "impact", "plyometric")
_LOADED = ("bodyweight", "band", "weight")


def instead(draft: Draft, session: Session, item: Item) -> tuple[Item, ...]:
    """Less of the same, then lighter forms and substitutes that are open to the runner, the
    nearest first (P).

    None has a heavier class, more sets, repetitions, seconds or contacts than the item, asks more
    of a hamstring, or is another exercise of the session.
    """
    planned = draft.index.exercises[item.exercise]
    taken = {each.exercise for each in session.items}
    levers = draft.standing.levers
    found = [] if barred(draft, planned, levers) else [_less(item)]
    for exercise in _near(draft, planned):
        if exercise.id in taken or barred(draft, exercise, levers):
            continue
        dose = _no_more(exercise.dose, item)
        if _eases(exercise, dose, planned, item):
            made = item_of(draft, exercise, dose, "STRENGTH-BLOCK", levers, deload=False)
            found.append(made._replace(load=made.load.replace("more_", "light_")))
    return tuple(found)


def _less(item: Item) -> Item:
    """The same with a set less, and two thirds of the rest."""

    def thirds(amount: int | None) -> int | None:
        return amount and max(1, amount * 2 // 3)

    return item._replace(
        sets=item.sets and max(1, item.sets - 1),
        reps=thirds(item.reps),
        hold_s=thirds(item.hold_s),
        metres=thirds(item.metres),
        minutes=item.minutes and item.minutes * 2 / 3,
        load=item.load.replace("more_", "light_"),
    )


def _near(draft: Draft, planned: Exercise) -> Iterator[Exercise]:
    """What is easier, then what stands in for it, and so on from there."""
    seen = {planned.id}
    queue = [planned]
    while queue:
        for name in (queue[0].easier, *queue.pop(0).substitutes):
            if name and name not in seen:
                seen.add(name)
                queue.append(draft.index.exercises[name])
                yield queue[-1]


def _no_more(dose: Dose, item: Item) -> Dose:
    """A dose, cut to what the item asks for in the same unit."""

    def most(own: int | None, asked: int | None) -> int | None:
        return own if own is None or asked is None else min(own, asked)

    return replace(
        dose,
        sets=min(dose.sets, item.sets or 1),
        reps=most(dose.reps, item.reps),
        hold_s=most(dose.hold_s, item.hold_s),
        metres=most(dose.metres, item.metres),
    )


def _eases(exercise: Exercise, dose: Dose, planned: Exercise, item: Item) -> bool:
    if exercise.load_class not in _BY_LOAD or planned.load_class not in _BY_LOAD:
        return False
    return (
        _BY_LOAD.index(exercise.load_class) <= _BY_LOAD.index(planned.load_class)
        and exercise.contacts * dose.sets <= planned.contacts * (item.sets or 1)
        and exercise.hamstring_stage <= planned.hamstring_stage
        and exercise.heavy_hamstring <= planned.heavy_hamstring
        and exercise.hip_flexion_load <= planned.hip_flexion_load
        and _LOADED.index(loaded_with(exercise)) <= _LOADED.index(loaded_with(planned))
    )
