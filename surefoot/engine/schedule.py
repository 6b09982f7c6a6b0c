"""Placing a week's sessions on its days: a small exact search (I14-I18, A6, A8, X25).

Days are positions in a window: 0..length-1 are the days to plan, negative ones lie before. Sets of
days are bit masks over the days to plan. The search tries the wanted numbers first and gives up
sessions only in the order of A8: cross-training, third strength, third run, then the rest; within a
number it returns the first placement in order of preference, and finds one whenever one exists.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, pairwise, permutations
from typing import NamedTuple

_QUALITY = ("hill", "speed", "technical")
_WINDOW = 7
_WEEK_MASK = (1 << _WINDOW) - 1


class Past(NamedTuple):
    """What the days before hold, as offsets counted back from the first day to plan (1 = the day
    before)."""

    active: frozenset[int] = frozenset()
    runs: frozenset[int] = frozenset()
    hard: frozenset[int] = frozenset()
    quality: frozenset[int] = frozenset()
    """Days with hill or speed running."""
    heavy_hamstring: frozenset[int] = frozenset()
    energy_storage: frozenset[int] = frozenset()
    pairs: int = 0
    """Back-to-back pairs of runs among the last six days."""


class Wanted(NamedTuple):
    """What the week should hold.

    runs: kinds of run, the one to give up last first (the long run leads); strength: heavy flags of
    the strength sessions in order; a heavy one may become light. minutes: free on each day;
    run_min, strength_min and cross_training_min: what a session takes of them.
    """

    length: int
    runs: tuple[str, ...]
    hard_runs: tuple[bool, ...]
    strength: int
    heavy_strength: bool
    plyometrics: bool
    cross_training: int
    rest_days: int
    minutes: tuple[int, ...]
    run_minutes: tuple[int, ...]
    strength_minutes: int
    cross_training_minutes: int
    energy_gap_days: int
    blocked_runs: int = 0
    """Days on which no impact is allowed, as a mask."""
    blocked_all: int = 0
    """Days on which nothing is planned, as a mask."""
    climbing_runs: tuple[bool, ...] = ()
    """Which of the runs climb: heavy hamstring work does not share their day."""


class Placement(NamedTuple):
    """Which day each session falls on, and what the week could not hold."""

    runs: tuple[tuple[int, int], ...]
    """(day, index into Wanted.runs), by day."""
    strength: tuple[int, ...]
    heavy_day: int | None
    plyometric_day: int | None
    cross_training: tuple[int, ...]
    dropped: tuple[str, ...]


def _rest_holds(mask: int, wanted: Wanted, past: Past) -> bool:
    """Whether each rolling seven days that a planned day falls in keep their rest days."""
    most = _WINDOW - wanted.rest_days
    before = 0
    for offset in past.active:
        if offset < _WINDOW:
            before |= 1 << (_WINDOW - offset)
    days = before | mask << _WINDOW
    planned = mask << _WINDOW
    return all(
        not planned >> start & _WEEK_MASK or (days >> start & _WEEK_MASK).bit_count() <= most
        for start in range(1, wanted.length + _WINDOW)
    )


def _runs_spaced(days: tuple[int, ...], run_count: int, past: Past) -> bool:
    """48 hours between runs; with four runs or more, one back-to-back pair in any seven days."""
    everything = sorted([-offset for offset in past.runs] + list(days))
    pairs = [(a, b) for a, b in pairwise(everything) if b - a == 1 and b >= 0]
    if run_count < 4:
        return not pairs
    return len(pairs) + past.pairs <= run_count - 3


def _hard_spaced(hard: set[int], past: Past) -> bool:
    days = hard | {-offset for offset in past.hard}
    return not any(day + 1 in days for day in days if day >= -1)


def _far(day: int, others: set[int], gap: int) -> bool:
    return all(abs(day - other) >= gap for other in others)


def _orders(wanted: Wanted, days: tuple[int, ...], count: int) -> Iterator[tuple[int, ...]]:
    """Assignments of run kinds to run days, the longest run preferring the freest day."""
    kinds = range(count)
    ranked = sorted(
        permutations(kinds),
        key=lambda order: (
            -sum(
                wanted.minutes[day] * (count - kind) for day, kind in zip(days, order, strict=True)
            )
        ),
    )
    yield from ranked


def _spread(days: tuple[int, ...], length: int) -> tuple[int, ...]:
    """Preference: gaps as even as they can be, then early days."""
    gaps = [b - a for a, b in pairwise(days)]
    unevenness = sum(gap * gap for gap in gaps)
    if days:
        unevenness += (days[0] + length - days[-1]) ** 2
    return (unevenness, *days)


def _numbers(wanted: Wanted) -> Iterator[tuple[int, int, int]]:
    """(runs, strength, cross-training) from all wanted down to nothing, in the order of A8."""
    runs, strength, cross = len(wanted.runs), wanted.strength, wanted.cross_training
    combos = [
        (r, s, c) for r in range(runs + 1) for s in range(strength + 1) for c in range(cross + 1)
    ]

    def given_up(numbers: tuple[int, int, int]) -> tuple[int, int, int, int, int]:
        r, s, c = numbers
        return (
            max(0, min(2, runs) - r),
            max(0, min(2, strength) - s),
            max(0, runs - max(r, 2)),
            max(0, strength - max(s, 2)),
            cross - c,
        )

    yield from sorted(combos, key=given_up)


@lru_cache(maxsize=4096)
def place(wanted: Wanted, past: Past) -> Placement:
    """The best placement; with nothing placed in the worst case, never none."""
    every = (1 << wanted.length) - 1
    open_runs = [
        d for d in range(wanted.length) if not (wanted.blocked_runs | wanted.blocked_all) >> d & 1
    ]
    open_days = [d for d in range(wanted.length) if not wanted.blocked_all >> d & 1]
    for run_count, strength_count, cross_count in _numbers(wanted):
        found = _first(
            wanted, past, open_runs, open_days, run_count, strength_count, cross_count, every
        )
        if found is not None:
            return found
    return Placement((), (), None, None, (), _dropped(wanted, 0, 0, 0, heavy=True, plyo=True))


def _first(
    wanted: Wanted,
    past: Past,
    open_runs: list[int],
    open_days: list[int],
    run_count: int,
    strength_count: int,
    cross_count: int,
    every: int,
) -> Placement | None:
    run_sets = sorted(
        (
            days
            for days in combinations(open_runs, run_count)
            if _runs_spaced(days, run_count, past) and _rest_holds(_mask(days), wanted, past)
        ),
        key=lambda days: _spread(days, wanted.length),
    )
    best: Placement | None = None
    for days in run_sets:
        order = _assign_runs(wanted, past, days)
        if order is None:
            continue
        found = _add_strength(wanted, past, open_days, days, order, strength_count, cross_count)
        if found is not None:
            if not found.dropped or not wanted.heavy_strength:
                return found
            if best is None or len(found.dropped) < len(best.dropped):
                best = found
            if "heavy_strength" not in found.dropped and "plyometrics" not in found.dropped:
                return found
    return best


def _mask(days: tuple[int, ...]) -> int:
    mask = 0
    for day in days:
        mask |= 1 << day
    return mask


def _assign_runs(wanted: Wanted, past: Past, days: tuple[int, ...]) -> tuple[int, ...] | None:
    """Which run falls on which of the days, hard ones not in a row and each within its minutes."""
    for order in _orders(wanted, days, len(days)):
        hard = {day for day, kind in zip(days, order, strict=True) if wanted.hard_runs[kind]}
        fits = all(
            wanted.minutes[day] >= wanted.run_minutes[kind]
            for day, kind in zip(days, order, strict=True)
        )
        after_heavy = 1 in past.heavy_hamstring and any(
            day == 0 and wanted.runs[kind] in _QUALITY
            for day, kind in zip(days, order, strict=True)
        )
        spaced = _hard_spaced(hard, past) and not after_heavy
        if fits and spaced and _pairs_easy(wanted, past, days, order):
            return order
    return None


def _pairs_easy(wanted: Wanted, past: Past, days: tuple[int, ...], order: tuple[int, ...]) -> bool:
    """Of a back-to-back pair both runs are easy (I15): the second is the last kind wanted."""
    kind_on = dict(zip(days, order, strict=True))
    for day in days:
        if day + 1 in kind_on:
            first, second = kind_on[day], kind_on[day + 1]
            if wanted.hard_runs[first] or wanted.hard_runs[second] or first == 0 or second == 0:
                return False
            if second != len(wanted.runs) - 1:
                return False
        if day == 0 and 1 in past.runs and (kind_on[0] != len(wanted.runs) - 1 or 1 in past.hard):
            return False
    return True


def _add_strength(
    wanted: Wanted,
    past: Past,
    open_days: list[int],
    days: tuple[int, ...],
    order: tuple[int, ...],
    strength_count: int,
    cross_count: int,
) -> Placement | None:
    run_mask = _mask(days)
    taken = {day: wanted.run_minutes[kind] for day, kind in zip(days, order, strict=True)}
    hard = {day for day, kind in zip(days, order, strict=True) if wanted.hard_runs[kind]}
    quality = {
        day
        for day, kind in zip(days, order, strict=True)
        if wanted.runs[kind] in ("hill", "speed", "technical")
    }
    climbs = {
        day
        for day, kind in zip(days, order, strict=True)
        if kind < len(wanted.climbing_runs) and wanted.climbing_runs[kind]
    }
    light: Placement | None = None
    for strength in sorted(
        combinations(
            [
                d
                for d in open_days
                if wanted.minutes[d] - taken.get(d, 0) >= wanted.strength_minutes
            ],
            strength_count,
        ),
        key=lambda chosen: (
            sum(b - a == 1 for a, b in pairwise(chosen)),
            _spread(chosen, wanted.length),
        ),
    ):
        mask = run_mask | _mask(strength)
        if not _rest_holds(mask, wanted, past):
            continue
        cross = _add_cross(wanted, past, open_days, mask, taken, strength, cross_count)
        if cross is None:
            continue
        flat = tuple(day for day in strength if day not in climbs)
        heavy = _heavy_day(wanted, past, flat, hard, quality) if wanted.heavy_strength else None
        hard_all = hard if heavy is None else hard | {heavy}
        plyo = (
            _plyometric_day(wanted, past, strength, hard_all, heavy) if wanted.plyometrics else None
        )
        found = Placement(
            runs=tuple(sorted(zip(days, order, strict=True))),
            strength=strength,
            heavy_day=heavy,
            plyometric_day=plyo,
            cross_training=cross,
            dropped=_dropped(
                wanted,
                len(days),
                strength_count,
                cross_count,
                heavy=wanted.heavy_strength and heavy is None,
                plyo=wanted.plyometrics and plyo is None,
            ),
        )
        if (heavy is None) == (not wanted.heavy_strength) and (plyo is None) == (
            not wanted.plyometrics
        ):
            return found
        if light is None or len(found.dropped) < len(light.dropped):
            light = found
    return light


def _add_cross(
    wanted: Wanted,
    past: Past,
    open_days: list[int],
    mask: int,
    taken: dict[int, int],
    strength: tuple[int, ...],
    count: int,
) -> tuple[int, ...] | None:
    free = [
        d
        for d in open_days
        if wanted.minutes[d] - taken.get(d, 0) - (wanted.strength_minutes if d in strength else 0)
        >= wanted.cross_training_minutes
    ]
    ranked = sorted(
        combinations(free, count),
        key=lambda days: (sum(mask >> d & 1 for d in days), _spread(days, wanted.length)),
    )
    for days in ranked:
        if _rest_holds(mask | _mask(days), wanted, past):
            return days
    return None


def _heavy_day(
    wanted: Wanted, past: Past, strength: tuple[int, ...], hard: set[int], quality: set[int]
) -> int | None:
    """A day for heavy hamstring work: no hard neighbour, a day away from hills and speed."""
    quality_all = quality | {-offset for offset in past.quality}
    heavy_before = {-offset for offset in past.heavy_hamstring}
    for day in sorted(strength, key=lambda d: (d not in hard, d)):
        if (
            _hard_spaced(hard | {day}, past)
            and _far(day, quality_all, 2)
            and _far(day, heavy_before, 2)
        ):
            return day
    return None


def _plyometric_day(
    wanted: Wanted, past: Past, strength: tuple[int, ...], hard: set[int], heavy: int | None
) -> int | None:
    """A day for plyometrics: a strength day that makes no two hard days in a row, days from the
    last one; the heavy day first, since it is hard already."""
    before = {-offset for offset in past.energy_storage}
    for day in sorted(strength, key=lambda d: (d != heavy, d not in hard, d)):
        if _hard_spaced(hard | {day}, past) and _far(day, before, wanted.energy_gap_days):
            return day
    return None


def _dropped(
    wanted: Wanted, runs: int, strength: int, cross: int, *, heavy: bool, plyo: bool
) -> tuple[str, ...]:
    names = ["cross_training"] * (wanted.cross_training - cross)
    names += ["strength"] * (wanted.strength - strength)
    names += ["run"] * (len(wanted.runs) - runs)
    if heavy and wanted.heavy_strength:
        names.append("heavy_strength")
    if plyo and wanted.plyometrics:
        names.append("plyometrics")
    return tuple(names)
