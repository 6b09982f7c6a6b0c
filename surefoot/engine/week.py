"""Laying out a week: which runs, how long, on which days (templates scaled to the caps)."""

from typing import Literal

from surefoot.engine import history
from surefoot.engine.draft import Draft
from surefoot.engine.gaps import fever_stops, paused_on
from surefoot.engine.runs import (
    WALKS_AROUND_MIN,
    RunPlan,
    free_min,
    long_share,
    race_day,
    run_days,
    runs_of,
)
from surefoot.engine.schedule import Past, Placement, Wanted, place
from surefoot.engine.session_ids import session_id
from surefoot.engine.standing import Slot, Week
from surefoot.engine.strength import heavy_possible

STRENGTH_MIN = 30
CROSS_TRAINING_MIN = 30
_SPLIT: tuple[Literal["A", "B", "C"], ...] = ("A", "B", "C")


def lay_out(
    draft: Draft,
    start: int,
    first: int,
    target_min: float,
    *,
    deload: bool = False,
    raised: str = "",
    raised_rehab: str = "",
    carried: tuple[Slot, ...] = (),
) -> Week:
    """The week from `start`, with sessions placed on the days first..start+6.

    carried: slots of the same week before `first`, kept as they are.
    """
    phase = draft.index.phases[f"P{draft.standing.phase}"]
    had = _had(draft, start, first, carried)
    letters = _letters(draft, max(0, phase.strength - had["strength"]))
    past = past_of(draft, first, carried)
    wanted_runs = whole = runs_of(draft, target_min, deload, start, raised)
    while True:
        runs = _remaining(whole, had["run"], carried)
        wanted = _wanted(draft, start, first, runs, letters, had["cross_training"])
        placement = place(wanted, past)
        found = len(placement.runs)
        if found in (0, len(runs)) or had["run"] or draft.standing.phase < 3:
            break
        # Not every run finds a day: the same minutes, within their caps, over those that do.
        whole = runs_of(draft, target_min, deload, start, raised, runs_most=found)
    runs = _long_within(draft, start, first, runs, placement, had["run"])
    slots = _slots(draft, first, runs, placement, letters, deload)
    slots += _walks(draft, first, start + 7, slots, phase.walks, phase.walk_min, carried)
    left_out = ("run",) * (len(wanted_runs) - len(whole))
    week = Week(
        start=start,
        number=(start - draft.standing.started) // 7 + 1,
        phase=draft.standing.phase,
        slots=tuple(sorted((*carried, *slots), key=lambda slot: (slot.day, slot.kind))),
        target_min=target_min,
        deload=deload,
        raised=raised,
        raised_rehab=raised_rehab,
        dropped=(*placement.dropped, *left_out, *_no_day_for(draft, len(wanted_runs))),
        laid_on=first,
        wanted_runs=len(wanted_runs),
        laid_for=laid_for(draft),
    )
    before = draft.standing.volume_min
    if left_out and not deload and target_min > before:
        # Longer runs found fewer days: a week that rose holds no less than one that did not (I31).
        kept = lay_out(draft, start, first, before, carried=carried)
        if running_min(kept) > running_min(week):
            return kept._replace(target_min=target_min, raised=raised, raised_rehab=raised_rehab)
    return week


def running_min(week: Week) -> int:
    """Minutes of all runs that the week was laid out with."""
    return sum(slot.run_min for slot in week.slots if slot.kind == "run")


def _wanted(
    draft: Draft,
    start: int,
    first: int,
    runs: tuple[RunPlan, ...],
    letters: tuple[Literal["A", "B", "C"], ...],
    crossed: int,
) -> Wanted:
    """What the days first..start+6 are asked to hold."""
    phase = draft.index.phases[f"P{draft.standing.phase}"]
    return Wanted(
        length=start + 7 - first,
        runs=tuple(run.kind for run in runs),
        hard_runs=tuple(run.hard for run in runs),
        strength=len(letters),
        heavy_strength="C" in letters and heavy_possible(draft),
        plyometrics=draft.standing.levers.plyometrics > 0 and draft.standing.phase >= 3,
        cross_training=max(0, phase.cross_training - crossed),
        rest_days=min(6, phase.rest_days + (1 if draft.limits.cautious else 0)),
        minutes=tuple(free_min(draft, day) for day in range(first, start + 7)),
        run_minutes=tuple(_needed_min(draft, run) for run in runs),
        strength_minutes=STRENGTH_MIN,
        cross_training_minutes=CROSS_TRAINING_MIN,
        energy_gap_days=draft.limits.whole("energy_storage_gap_d"),
        blocked_runs=_mask(draft, first, start, impact_only=True),
        blocked_all=_mask(draft, first, start, impact_only=False),
        climbing_runs=tuple(run.ascent_m > 0 for run in runs),
    )


def undisturbed(draft: Draft, start: int) -> bool:
    """Whether no pause, race or rest from impact falls into the week."""
    return _mask(draft, start, start, impact_only=True) == 0


def _long_within(
    draft: Draft,
    start: int,
    first: int,
    runs: tuple[RunPlan, ...],
    placement: Placement,
    had: int,
) -> tuple[RunPlan, ...]:
    """The long run shortened to its share of the runs that found a day (I08)."""
    placed = [kind for _, kind in placement.runs]
    if draft.standing.phase < 3 or 0 not in placed or runs[0].kind != "long":
        return runs
    others = sum(runs[kind].run_min for kind in placed if kind)
    others += int(history.run_minutes(draft.ledger, start, first - 1))
    share = long_share(draft.limits, len(placed) + had)
    most = runs[0].run_min if share >= 1 else int(share / (1 - share) * others)
    if most >= runs[0].run_min:
        return runs
    kept = most / runs[0].run_min
    shorter = runs[0]._replace(
        run_min=most,
        ascent_m=int(runs[0].ascent_m * kept),
        descent_m=int(runs[0].descent_m * kept),
    )
    return (shorter, *runs[1:])


def laid_for(draft: Draft) -> tuple[object, ...]:
    """What of the profile a week rests on: the free minutes and the race."""
    profile = draft.runner.profile
    assert profile is not None
    return (profile.available_min, race_day(draft))


def _had(draft: Draft, start: int, first: int, carried: tuple[Slot, ...]) -> dict[str, int]:
    """Days of the block before `first` with each kind of session: done, or planned and past."""
    days: dict[str, set[int]] = {"run": set(), "strength": set(), "cross_training": set()}
    for slot in carried:
        if slot.kind in days:
            days[slot.kind].add(slot.day)
    for ordinal in range(start, first):
        day = draft.ledger.day(ordinal)
        for session in day.sessions if day is not None else ():
            if session.done and session.kind in days:
                days[session.kind].add(ordinal)
    return {kind: len(found) for kind, found in days.items()}


def _remaining(
    runs: tuple[RunPlan, ...], had: int, carried: tuple[Slot, ...]
) -> tuple[RunPlan, ...]:
    """The week's runs that are still to come: those had already are taken off, each for one of
    its own kind, else for the longest."""
    left = list(runs)
    kinds = [slot.run for slot in carried if slot.kind == "run"]
    for position in range(min(had, len(left))):
        kind = kinds[position] if position < len(kinds) else None
        left.remove(next((run for run in left if run.kind == kind), left[0]))
    return tuple(left)


def _no_day_for(draft: Draft, runs: int) -> tuple[str, ...]:
    """Runs that the phase asks for and that the runner's free days cannot hold (A6, A8)."""
    phase = draft.index.phases[f"P{draft.standing.phase}"]
    return ("run",) * (min(phase.runs, 3) - runs) if 0 < runs == run_days(draft) else ()


def _needed_min(draft: Draft, run: RunPlan) -> int:
    """Minutes a run takes of its day; a walk-run shrinks to the longest day there is."""
    if run.kind == "walk_run":
        on_feet = round(draft.index.rungs[draft.standing.level].on_feet_min)
        longest = max(free_min(draft, day) for day in range(7))
        return max(1, min(on_feet + WALKS_AROUND_MIN, longest))
    return run.run_min + WALKS_AROUND_MIN


def _mask(draft: Draft, first: int, start: int, *, impact_only: bool) -> int:
    mask = 0
    race = race_day(draft)
    for position, day in enumerate(range(first, start + 7)):
        closed = paused_on(draft, day) or fever_stops(draft, day) or race in (day, day - 1)
        if closed or (impact_only and day < draft.standing.no_impact_until):
            mask |= 1 << position
    return mask


def past_of(draft: Draft, first: int, carried: tuple[Slot, ...]) -> Past:
    """The six days before `first`: what was done there, and what is planned and not refused."""
    active, runs, hard, quality, heavy, storage = (set[int]() for _ in range(6))
    week = draft.standing.week
    planned = {slot.id: slot for slot in (*(week.slots if week is not None else ()), *carried)}
    for offset in range(1, 7):
        ordinal = first - offset
        day = draft.ledger.day(ordinal)
        if day is not None:
            for session in day.sessions:
                if not session.done:
                    continue
                if session.kind not in ("walk",):
                    active.add(offset)
                if session.kind == "run":
                    runs.add(offset)
                if session.contacts or (session.rpe or 0) >= 6:
                    hard.add(offset)
                if session.contacts:
                    storage.add(offset)
                if session.kind == "run" and (session.fast_min or session.technical_min):
                    quality.add(offset)
                    hard.add(offset)
    for slot in planned.values():
        offset = first - slot.day
        if not 1 <= offset <= 6 or slot.kind == "walk":
            continue
        active.add(offset)
        if slot.kind == "run":
            runs.add(offset)
            if slot.run in ("hill", "speed", "technical"):
                quality.add(offset)
        if slot.hard:
            hard.add(offset)
        if slot.heavy:
            heavy.add(offset)
        if slot.contacts:
            storage.add(offset)
    pairs = sum(1 for offset in runs if offset + 1 in runs)
    return Past(
        active=frozenset(active),
        runs=frozenset(runs),
        hard=frozenset(hard),
        quality=frozenset(quality),
        heavy_hamstring=frozenset(heavy),
        energy_storage=frozenset(storage),
        pairs=pairs,
    )


def _letters(draft: Draft, count: int) -> tuple[Literal["A", "B", "C"], ...]:
    """The next days of the three-day split; the calm phase has one list only."""
    if draft.standing.phase == 0:
        return tuple(_SPLIT[0] for _ in range(count))
    return tuple(_SPLIT[(draft.standing.strength_done + i) % 3] for i in range(count))


def contacts_of(draft: Draft, level: int) -> int:
    """Ground contacts of a plyometric session at a level (0 none, 1 to 3)."""
    names = ("", "contacts_first", "contacts_second", "contacts_most")
    return draft.limits.whole(names[min(level, 3)]) if level > 0 else 0


def _slots(
    draft: Draft,
    first: int,
    runs: tuple[RunPlan, ...],
    placement: Placement,
    letters: tuple[Literal["A", "B", "C"], ...],
    deload: bool,
) -> list[Slot]:
    slots = []
    for position, kind in placement.runs:
        run = runs[kind]
        slots.append(
            Slot(
                id=session_id(first + position, "run"),
                day=first + position,
                kind="run",
                run=run.kind,
                run_min=run.run_min,
                ascent_m=run.ascent_m,
                descent_m=run.descent_m,
                fast_min=run.fast_min,
                technical_min=run.technical_min,
                hard=run.hard,
                minutes=run.run_min + WALKS_AROUND_MIN,
            )
        )
    remaining = list(letters[: len(placement.strength)])
    if placement.heavy_day is not None and "C" not in remaining and "C" in letters and remaining:
        remaining[-1] = "C"
    assigned: dict[int, Literal["A", "B", "C"]] = {}
    if placement.heavy_day is not None and "C" in remaining:
        assigned[placement.heavy_day] = "C"
        remaining.remove("C")
    for position in placement.strength:
        if position not in assigned:
            assigned[position] = remaining.pop(0)
    for position, letter in assigned.items():
        heavy = position == placement.heavy_day
        plyo = position == placement.plyometric_day
        level = draft.standing.levers.plyometrics
        if first + position < draft.standing.rehab_from:
            level = draft.standing.levers_before.plyometrics
        contacts = contacts_of(draft, level) if plyo else 0
        slots.append(
            Slot(
                id=session_id(first + position, "strength"),
                day=first + position,
                kind="strength",
                strength_day=letter,
                heavy=heavy and not deload,
                contacts=int(contacts * (1 - draft.limits["deload_share"])) if deload else contacts,
                hard=heavy or contacts > 0,
                minutes=STRENGTH_MIN,
            )
        )
    slots.extend(
        Slot(
            id=session_id(first + position, "cross_training"),
            day=first + position,
            kind="cross_training",
            minutes=CROSS_TRAINING_MIN,
        )
        for position in placement.cross_training
    )
    return slots


def _walks(
    draft: Draft,
    first: int,
    end: int,
    slots: list[Slot],
    count: int,
    minutes: int,
    carried: tuple[Slot, ...],
) -> list[Slot]:
    """Walks on days without a run, spread out; they are allowed on rest days (A8)."""
    busy = {slot.day for slot in slots if slot.kind == "run"}
    have = sum(slot.kind == "walk" for slot in carried)
    race = race_day(draft)
    taken: dict[int, int] = {}
    for slot in slots:
        taken[slot.day] = taken.get(slot.day, 0) + slot.minutes
    free = [
        day
        for day in range(first, end)
        if day not in busy
        and free_min(draft, day) - taken.get(day, 0) >= minutes
        and not paused_on(draft, day)
        and race not in (day, day - 1)
    ]
    step = max(1, len(free) // max(1, count - have))
    return [
        Slot(id=session_id(day, "walk"), day=day, kind="walk", minutes=minutes)
        for day in free[::step][: max(0, count - have)]
    ]


def without(week: Week, slot: str) -> Week:
    return week._replace(slots=tuple(s for s in week.slots if s.id != slot))
