"""What a strength session holds: the block's list, filtered by hamstring, gates and equipment."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Literal

from surefoot.engine import gates, history
from surefoot.engine.decision import Item
from surefoot.engine.draft import Draft
from surefoot.engine.lights import Light
from surefoot.engine.standing import Levers, Slot
from surefoot.knowledge.exercise_schema import Dose, Exercise
from surefoot.knowledge.schema import StrengthList
from surefoot.knowledge.vocabulary import Block

_STAGE_OF_FLEXED_HIP = 3
_ASSISTED_NORDIC, _NORDIC = "EX29", "EX28"
_ASSISTED_SESSIONS_FIRST = 4
_EARLY_BAND = "EX07"
"""The lateral walk has no unloaded form (X29)."""

_GROWS_OVER_D = 84
_BANDS = frozenset({"mini_band", "ankle_band"})
_WEIGHTS = frozenset({"dumbbell", "kettlebell", "leg_press"})


def block_of(phase: int, rung: int) -> Block:
    """The strength block of a phase and strength rung."""
    if phase == 0:
        return "calm"
    return ("weeks_1_4", "weeks_1_4", "weeks_5_8", "maintenance")[rung]


def levers_on(draft: Draft, day: int) -> Levers:
    """Rehab levers as they count on a day (48 h after a raised run lever)."""
    return (
        draft.standing.levers if day >= draft.standing.rehab_from else draft.standing.levers_before
    )


def barred(draft: Draft, exercise: Exercise, levers: Levers) -> str:
    """Why an exercise is not for this runner now; '' when it is."""
    profile = draft.runner.profile
    assert profile is not None
    if exercise.status == "not_recommended":
        return "NOT-RECOMMENDED"
    if not profile.equipment.issuperset(exercise.equipment):
        return "EQUIPMENT"
    if levers.stage < hamstring_stage_of(exercise) and draft.runner.hamstring:
        return "CONTRA-HAMSTRING"
    if levers.strength == 0 and exercise.id != _EARLY_BAND and _banded(exercise):
        return "STRENGTH-BLOCK"
    if exercise.gate and not gate_open(draft, exercise.gate, levers):
        return "GATE-HOLD"
    if assisted_left(draft, exercise):
        return "GATE-HOLD"
    return ""


def hamstring_stage_of(exercise: Exercise) -> int:
    """The hamstring stage from which an injured hamstring may do it; 0 for any."""
    bent = _STAGE_OF_FLEXED_HIP if exercise.hip_flexion_load else 0
    return max(exercise.hamstring_stage, bent)


def _banded(exercise: Exercise) -> bool:
    return bool((_BANDS | {"dumbbell", "kettlebell"}) & set(exercise.equipment))


def gate_open(draft: Draft, gate: str, levers: Levers) -> bool:
    """Whether a gate's work is open: by the phase or the level reached, else by its criteria."""
    opens = draft.index.gates[gate].opens
    if opens in draft.index.phases:
        return draft.standing.phase >= int(opens.removeprefix("P"))
    if opens == "plyometrics":
        return levers.plyometrics > 0
    return gates.passes(draft.index.gates[gate], draft.view)


def assisted_left(draft: Draft, exercise: Exercise) -> int:
    """Green sessions with the assisted form that a Nordic curl still waits for; 0 for any other."""
    if exercise.id != _NORDIC:
        return 0
    done = sum(
        entry.light is Light.GREEN
        and any(done.exercise == _ASSISTED_NORDIC for done in entry.session.exercises)
        for entry in history.done(draft.ledger, draft.today, 84, "strength")
    )
    return max(0, _ASSISTED_SESSIONS_FIRST - done)


def heavy_possible(draft: Draft) -> bool:
    """Whether the C list holds heavy hamstring work that is open to this runner."""
    levers = draft.standing.levers
    listed = draft.index.strength.get((block_of(draft.standing.phase, levers.strength), "C"))
    if listed is None or draft.standing.return_min is not None:
        return False
    return any(
        draft.index.exercises[name].heavy_hamstring
        and not barred(draft, draft.index.exercises[name], levers)
        for name in (*listed.exercises, *listed.in_turn)
    )


def items(draft: Draft, slot: Slot, *, light_only: bool, deload: bool) -> tuple[Item, ...]:
    """The exercises of a strength slot with their doses, most wanted first.

    light_only: after a red, isometrics and low loads only.
    """
    levers = levers_on(draft, slot.day)
    if light_only:
        levers = Levers(stage=1, strength=0)
    block = block_of(draft.standing.phase, levers.strength)
    listed = draft.index.strength.get((block, slot.strength_day or "A"))
    if listed is None:
        listed = draft.index.strength[(block, "A")]
    most = draft.limits.whole("exercises_per_session")
    week = (slot.day - draft.standing.started) // 7
    chosen: list[Item] = list(_stage_item(draft, levers, week, deload))
    taken = {item.exercise for item in chosen}
    names = _in_order(draft, listed, week, most, most - len(chosen))
    greens = _greens_in_a_row(draft)
    for exercise in _picked(draft, names, levers, slot, light_only):
        if len(chosen) >= most:
            break
        if exercise.id not in taken:
            taken.add(exercise.id)
            dose = _grown(draft, exercise, greens.get(exercise.id, 0))
            chosen.append(item_of(draft, exercise, dose, "STRENGTH-BLOCK", levers, deload))
    if slot.contacts and not light_only:
        chosen += _plyometric_items(draft, listed.exercises, levers, slot.contacts)
    return tuple(chosen)


def _greens_in_a_row(draft: Draft) -> Mapping[str, int]:
    """The newest green sessions in a row that held each exercise, counted once a day."""
    if draft.greens is None:
        draft.greens = _counted_greens(draft)
    return draft.greens


def _counted_greens(draft: Draft) -> dict[str, int]:
    greens: dict[str, int] = {}
    ended: set[str] = set()
    for entry in history.done(draft.ledger, draft.today - 1, _GROWS_OVER_D, "strength"):
        names = {done.exercise for done in entry.session.exercises}
        if entry.light is not Light.GREEN:
            ended |= names
        for name in names - ended:
            greens[name] = greens.get(name, 0) + 1
    return greens


def _grown(draft: Draft, exercise: Exercise, greens: int) -> Dose:
    """The dose within its range: a third of the way up for every few green sessions in a row that
    held the exercise (P); a session that was not green starts again from below."""
    low, high = exercise.dose, exercise.dose_high
    thirds = min(3, greens // draft.limits.whole("dose_step_greens"))
    if not thirds:
        return low

    def between(least: int, most: int) -> int:
        return least + (most - least) * thirds // 3

    return replace(
        low,
        sets=between(low.sets, high.sets),
        reps=None if low.reps is None else between(low.reps, high.reps or low.reps),
        hold_s=None if low.hold_s is None else between(low.hold_s, high.hold_s or low.hold_s),
    )


def _in_order(
    draft: Draft, listed: StrengthList, week: int, most: int, places: int
) -> tuple[str, ...]:
    """The day's exercises, most wanted first; those that take turns go on where last week's left
    off. Where the hamstring stage took the place that they have, they get one every other week.
    """
    steady = [
        name for name in listed.exercises if draft.index.exercises[name].category != "plyometric"
    ]
    if not listed.in_turn:
        return tuple(steady)
    squeezed = len(steady) >= places and places < most
    turn = week // 2 if squeezed else week
    first = turn * max(1, most - len(steady)) % len(listed.in_turn)
    turned = (*listed.in_turn[first:], *listed.in_turn[:first])
    if squeezed and week % 2:
        return (*steady[: places - 1], *turned)
    return (*steady, *turned)


def _picked(
    draft: Draft,
    names: tuple[str, ...],
    levers: Levers,
    slot: Slot,
    light_only: bool,
) -> Iterator[Exercise]:
    """Exercises in order of want; a barred one gives way to its first open substitute."""
    for name in names:
        for candidate in (name, *_substitutes(draft, name)):
            exercise = draft.index.exercises[candidate]
            if exercise.category == "plyometric" or barred(draft, exercise, levers):
                continue
            if exercise.heavy_hamstring and not slot.heavy:
                continue
            if light_only and exercise.load_class not in ("low", "passive"):
                continue
            yield exercise
            break


def _substitutes(draft: Draft, name: str) -> Iterator[str]:
    seen = {name}
    queue = list(draft.index.exercises[name].substitutes)
    while queue:
        candidate = queue.pop(0)
        if candidate in seen:
            continue
        seen.add(candidate)
        yield candidate
        queue.extend(draft.index.exercises[candidate].substitutes)


def _stage_item(draft: Draft, levers: Levers, week: int, deload: bool) -> Iterator[Item]:
    """The hamstring stage's exercise for an injured hamstring; those that are open take turns."""
    if not draft.runner.hamstring:
        return
    for number in range(levers.stage, 0, -1):
        stage = draft.index.hamstring[number]
        listed = [draft.index.exercises[name] for name in stage.exercises]
        found = [
            exercise
            for exercise in listed
            if exercise.category != "plyometric"
            and not exercise.heavy_hamstring
            and not barred(draft, exercise, levers)
        ]
        if found:
            exercise = found[week % len(found)]
            yield item_of(draft, exercise, stage.dose, "STAGE-UP", levers, deload)
            return


def _plyometric_items(
    draft: Draft, names: tuple[str, ...], levers: Levers, contacts: int
) -> list[Item]:
    """Jumps, or every second time the springy drills, within the contacts of the level (X12)."""
    wanted = "impact" if draft.standing.strength_done % 2 else "plyometric"
    pool = sorted(
        (
            draft.index.exercises[name]
            for name in (*names, *draft.index.exercises)
            if draft.index.exercises[name].load_class in ("plyometric", "impact")
        ),
        key=lambda exercise: exercise.load_class != wanted,
    )
    chosen: list[Item] = []
    left = contacts
    for exercise in dict.fromkeys(pool):
        if barred(draft, exercise, levers) or not exercise.contacts:
            continue
        sets = min(exercise.dose_high.sets, left // exercise.contacts)
        if sets:
            left -= sets * exercise.contacts
            dose = replace(exercise.dose, sets=sets)
            chosen.append(item_of(draft, exercise, dose, "REHAB-UP", levers, deload=False))
    return chosen


def item_of(
    draft: Draft, exercise: Exercise, dose: Dose, rule: str, levers: Levers, deload: bool
) -> Item:
    """An exercise with its dose; a deload takes one set away."""
    return Item(
        exercise=exercise.id,
        sets=max(1, dose.sets - 1) if deload and dose.sets > 1 else dose.sets,
        reps=dose.reps,
        hold_s=dose.hold_s,
        minutes=dose.minutes,
        metres=dose.metres,
        per_side=exercise.per_side,
        load=_load(draft, exercise, dose, levers),
        rules=(rule,),
        cites=exercise.cites,
        grade=exercise.grade,
        optional=exercise.optional,
    )


def _load(draft: Draft, exercise: Exercise, dose: Dose, levers: Levers) -> str:
    """'bodyweight', 'light_band', 'light_weight', or one of 'more_band' and 'more_weight' when two
    sessions beat the target by 2 reps (EV078); the dose's own effort where it has one."""
    if dose.effort or exercise.load_class in ("passive", "cardio", "running"):
        return dose.effort
    kind = loaded_with(exercise)
    if kind == "bodyweight":
        return kind
    if levers.strength == 0 or not _beaten_twice(draft, exercise, dose):
        return f"light_{kind}"
    return f"more_{kind}"


def loaded_with(exercise: Exercise) -> Literal["bodyweight", "band", "weight"]:
    """What an exercise is loaded with beside the body."""
    if _BANDS & set(exercise.equipment):
        return "band"
    return "weight" if _WEIGHTS & set(exercise.equipment) else "bodyweight"


def _beaten_twice(draft: Draft, exercise: Exercise, dose: Dose) -> bool:
    """Whether the last two sessions with the exercise were green and beat its target by 2 reps."""
    beaten = 0
    for entry in history.done(draft.ledger, draft.today - 1, 28, "strength"):
        for done in entry.session.exercises:
            if done.exercise == exercise.id:
                target = (dose.reps or 0) + 2
                if entry.light is not Light.GREEN or (done.reps or 0) < target:
                    return False
                beaten += 1
                if beaten == 2:
                    return True
    return False
