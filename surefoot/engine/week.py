"""Laying out a week: which runs, how long, on which days (templates scaled to the caps)."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from surefoot.engine import growth, history
from surefoot.engine.draft import Draft
from surefoot.engine.gates import baseline_min
from surefoot.engine.limits import Limits
from surefoot.engine.reactions import fever_stops, paused_on
from surefoot.engine.schedule import Past, Placement, Wanted, place
from surefoot.engine.standing import RunKind, Slot, Week
from surefoot.engine.strength import heavy_possible

STRENGTH_MIN = 30
CROSS_TRAINING_MIN = 30
WALKS_AROUND_MIN = 10
"""Five minutes of walking before a run and five after."""
_CLIMB_MOST_M_PER_MIN = 12.0
_SHORTEST_RUN_MIN = 10
_GATE_RUN_MIN = 30
_LEAST_MIN = 5
"""A week that may run holds one short run at least: none shrinks to nothing for good (I38)."""
_SPLIT: tuple[Literal["A", "B", "C"], ...] = ("A", "B", "C")


@dataclass(frozen=True, slots=True)
class RunPlan:
    """A run of the week before it has a day."""

    kind: RunKind
    run_min: int
    ascent_m: int = 0
    descent_m: int = 0
    fast_min: int = 0
    technical_min: int = 0
    hard: bool = False


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
    wanted_runs = whole = _runs(draft, target_min, deload, start, raised)
    while True:
        runs = _remaining(whole, had["run"], carried)
        wanted = _wanted(draft, start, first, runs, letters, had["cross_training"])
        placement = place(wanted, past)
        found = len(placement.runs)
        if found in (0, len(runs)) or had["run"] or draft.standing.phase < 3:
            break
        # Not every run finds a day: the same minutes, within their caps, over those that do.
        whole = _runs(draft, target_min, deload, start, raised, runs_most=found)
    runs = _long_within(draft, start, first, runs, placement, had["run"])
    slots = _slots(draft, first, runs, placement, letters, deload)
    slots += _walks(draft, first, start + 7, slots, phase.walks, phase.walk_min, carried)
    left_out = ("run",) * (len(wanted_runs) - len(whole))
    return Week(
        start=start,
        index=(start - draft.standing.started) // 7,
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
        minutes=tuple(_free_min(draft, day) for day in range(first, start + 7)),
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


def _long_share(limits: Limits, runs: int) -> float:
    """The long run's share of a week of so many runs, at most."""
    if runs <= 2:
        return 1.0 if runs <= 1 else 0.55
    return limits["long_run_share_3"] if runs == 3 else limits["long_run_share_4"]


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
    share = _long_share(draft.limits, len(placed) + had)
    most = runs[0].run_min if share >= 1 else int(share / (1 - share) * others)
    if most >= runs[0].run_min:
        return runs
    kept = most / runs[0].run_min
    shorter = replace(
        runs[0],
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
    return ("run",) * (min(phase.runs, 3) - runs) if 0 < runs == _run_days(draft) else ()


def _free_min(draft: Draft, day: int) -> int:
    profile = draft.runner.profile
    assert profile is not None
    return profile.available_min[(day + 6) % 7]


def _needed_min(draft: Draft, run: RunPlan) -> int:
    """Minutes a run takes of its day; a walk-run shrinks to the longest day there is."""
    if run.kind == "walk_run":
        on_feet = round(draft.index.rungs[draft.standing.level].on_feet_min)
        longest = max(_free_min(draft, day) for day in range(7))
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


def race_day(draft: Draft) -> int | None:
    """The day of the runner's race, if there is one."""
    profile = draft.runner.profile
    if profile is None or profile.goal is None:
        return None
    return profile.goal.on.toordinal()


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


def run_count(draft: Draft, target_min: float) -> int:
    """Runs of a week from P3 on: the frequency lever, fewer while the week is very short."""
    most = min(
        max(draft.standing.levers.runs, 3), draft.index.phases[f"P{draft.standing.phase}"].runs_most
    )
    return max(1, min(most, int(target_min) // _SHORTEST_RUN_MIN, _run_days(draft)))


def _run_days(draft: Draft) -> int:
    """Days of a week with room for a short run: more runs than these would have no minutes."""
    shortest = _SHORTEST_RUN_MIN + WALKS_AROUND_MIN
    return sum(_free_min(draft, day) >= shortest for day in range(7))


def _runs(
    draft: Draft,
    target_min: float,
    deload: bool,
    start: int,
    raised: str,
    runs_most: int = 7,
) -> tuple[RunPlan, ...]:
    standing = draft.standing
    if standing.phase < 2:
        return ()
    if standing.phase == 2:
        return _ladder_runs(draft)
    minutes = split_minutes(draft, target_min, raised, runs_most)
    kinds = _kinds(draft, len(minutes), start)
    factor = 1 - draft.limits["deload_share"] if deload else 1.0
    hard_from = growth.hard_from_min(
        growth.longest_green(draft.ledger, standing, draft.today), draft.limits
    )
    weights = _climb_weights(draft, kinds)
    levers = standing.levers
    up_m = usual_ascent_m(draft) * levers.ascent
    down_m = min(usual_descent_m(draft) * levers.descent, up_m)
    steepest = _steepest_m_per_min(draft)
    runs = []
    for kind, run_min, weight in zip(kinds, minutes, weights, strict=True):
        runs.append(
            RunPlan(
                kind=kind,
                run_min=run_min,
                ascent_m=int(min(up_m * weight, run_min * steepest) * factor),
                descent_m=int(min(down_m * weight, run_min * steepest) * factor),
                fast_min=min(int(levers.fast_min * factor), run_min // 2) if kind == "speed" else 0,
                technical_min=min(int(levers.technical_min * factor), run_min)
                if kind == "technical"
                else 0,
                hard=kind in ("speed", "technical")
                or (kind == "hill" and standing.hill_weeks < 4)
                or (kind == "long" and run_min > hard_from),
            )
        )
    return tuple(runs)


def _ladder_runs(draft: Draft) -> tuple[RunPlan, ...]:
    """Walk-run sessions of the level; their days' caps share the week's minutes among them.

    After a red they are no more than the reduced week holds, so that falling back to the ladder
    brings no more running than a small week above it had (I32).
    """
    standing = draft.standing
    rung = draft.index.rungs[standing.level]
    count = draft.index.phases["P2"].runs
    if standing.return_min is not None:
        count = min(count, max(1, int(standing.volume_min / standing.return_min + 1e-6)))
    return (RunPlan("walk_run", round(rung.run_min)),) * count


def _runs_most(build: Week | None, raised: str) -> int:
    """Runs at most: as many as the last build week held, one more when that is the lever (I12)."""
    if build is None:
        return 7
    if raised == "volume":
        return max(1, sum(slot.kind == "run" for slot in build.slots))
    return build.wanted_runs + (raised == "frequency")


def long_most(build: Week | None, raised: str) -> int | None:
    """The long run at most: as in the last build week, unless it or the volume is the lever."""
    if build is None or raised in ("volume", "long_run"):
        return None
    return max((slot.run_min for slot in build.slots if slot.kind == "run"), default=None)


def split_minutes(draft: Draft, target_min: float, raised: str, runs_most: int) -> tuple[int, ...]:
    """The week's minutes over its runs, longest first, shortest last; each within its cap.

    With four runs and more the last is at most 60 % of the others: the second of the
    back-to-back pair (X25).
    """
    limits, build = draft.limits, draft.standing.build
    count = min(run_count(draft, target_min), _runs_most(build, raised), runs_most)
    share = _long_share(limits, count)
    cap = growth.session_cap(
        growth.longest_green(draft.ledger, draft.standing, draft.today).run_min, limits
    )
    free = sorted((_free_min(draft, day) - WALKS_AROUND_MIN for day in range(7)), reverse=True)
    total = max(int(target_min), _LEAST_MIN)
    long_run = int(max(0, min(share * total, cap, free[0])))
    if total >= _GATE_RUN_MIN * count and count < 4:
        # The gate to hills counts runs of 30 minutes: a week that can hold them, holds them.
        long_run = min(long_run, total - _GATE_RUN_MIN * (count - 1))
    kept = long_most(build, raised)
    long_run = long_run if kept is None else min(long_run, kept)
    most = max(0, min(long_run, free[count - 1]))
    others = count - 1
    if others == 0:
        return (long_run,)
    rest = total - long_run
    if others < 3:
        base = min(rest // others, most)
        minutes = [base] * others
        for position in range(rest - base * others):
            if position < others and minutes[position] < most:
                minutes[position] += 1
        return (long_run, *minutes)
    pair_share = limits["second_of_pair_share"]
    base = min(int(rest / (others - 1 + pair_share)), most)
    minutes = [base] * (others - 1) + [int(base * pair_share)]
    left = rest - sum(minutes)
    for position in range(others - 1):
        if left > 0 and minutes[position] < most:
            minutes[position] += 1
            left -= 1
    return (long_run, *minutes)


def _kinds(draft: Draft, count: int, start: int) -> tuple[RunKind, ...]:
    """What the runs are: the long one first, then hills and quality as the phase opened them."""
    standing = draft.standing
    levers = standing.levers
    kinds: list[RunKind] = ["long"]
    if count > 1 and levers.ascent > 0:
        kinds.append("hill")
    even = ((start - standing.started) // 7) % 2 == 0
    quality: RunKind | None = None
    if standing.phase >= 5:
        if levers.fast_min > 0 and (levers.technical_min == 0 or even):
            quality = "speed"
        elif levers.technical_min > 0:
            quality = "technical"
    if quality is not None and count > 2:
        kinds.append(quality)
    if count == 2 and quality is not None and not even:
        kinds[-1] = quality
    kinds += ["easy"] * (count - len(kinds))
    return tuple(kinds[:count])


def _climb_weights(draft: Draft, kinds: tuple[RunKind, ...]) -> tuple[float, ...]:
    """Share of the week's climb per run: the hill run alone for two weeks, then the long one."""
    if draft.standing.levers.ascent <= 0:
        return (0.0,) * len(kinds)
    if "hill" not in kinds:
        return tuple(1.0 if kind == "long" else 0.0 for kind in kinds)
    both = draft.standing.hill_weeks >= 2
    share = {"hill": 0.6, "long": 0.4} if both else {"hill": 1.0}
    return tuple(share.get(kind, 0.0) for kind in kinds)


def _steepest_m_per_min(draft: Draft) -> float:
    """Climb that a minute of running may hold at most: a run stays a run (P)."""
    return max(
        _CLIMB_MOST_M_PER_MIN, 2 * max(usual_ascent_m(draft), 1.0) / baseline_min(draft.runner)
    )


def usual_ascent_m(draft: Draft) -> float:
    """B_asc: the usual weekly climb; a flat runner's counts as what the goal asks, bounded (A7)."""
    profile = draft.runner.profile
    assert profile is not None
    if profile.baseline.ascent_m_per_week > 0:
        return profile.baseline.ascent_m_per_week
    flat = draft.limits["flat_runner_climb_m"]
    goal = profile.goal.ascent_m if profile.goal is not None else None
    return min(goal, flat) if goal else flat


def usual_descent_m(draft: Draft) -> float:
    profile = draft.runner.profile
    assert profile is not None
    given = profile.baseline.descent_m_per_week
    return given if given else usual_ascent_m(draft)


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
                id=slot_id(first + position, "run"),
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
                id=slot_id(first + position, "strength"),
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
            id=slot_id(first + position, "cross_training"),
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
        and _free_min(draft, day) - taken.get(day, 0) >= minutes
        and not paused_on(draft, day)
        and race not in (day, day - 1)
    ]
    step = max(1, len(free) // max(1, count - have))
    return [
        Slot(id=slot_id(day, "walk"), day=day, kind="walk", minutes=minutes)
        for day in free[::step][: max(0, count - have)]
    ]


def slot_id(day: int, kind: str) -> str:
    """The id of a planned session: its first day and kind."""
    return f"{date.fromordinal(day).isoformat()}-{kind}"


def without(week: Week, slot: str) -> Week:
    return replace(week, slots=tuple(s for s in week.slots if s.id != slot))


def done_minutes(draft: Draft, week: Week) -> float:
    return history.run_minutes(draft.ledger, week.start, week.start + 6)
