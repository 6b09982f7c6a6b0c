"""The runs of a week before they have days: how many, how long, of which kind, how much climb."""

from typing import NamedTuple

from surefoot.engine import growth
from surefoot.engine.draft import Draft
from surefoot.engine.gates import baseline_min
from surefoot.engine.limits import Limits
from surefoot.engine.standing import RunKind, Week

WALKS_AROUND_MIN = 10
"""Five minutes of walking before a run and five after."""
_CLIMB_MOST_M_PER_MIN = 12.0
_SHORTEST_RUN_MIN = 10
_GATE_RUN_MIN = 30
_LEAST_MIN = 5
"""A week that may run holds one short run at least: none shrinks to nothing for good (I38)."""


class RunPlan(NamedTuple):
    """A run of the week before it has a day."""

    kind: RunKind
    run_min: int
    ascent_m: int = 0
    descent_m: int = 0
    fast_min: int = 0
    technical_min: int = 0
    hard: bool = False


def long_share(limits: Limits, runs: int) -> float:
    """The long run's share of a week of so many runs, at most."""
    if runs <= 2:
        return 1.0 if runs <= 1 else 0.55
    return limits["long_run_share_3"] if runs == 3 else limits["long_run_share_4"]


def free_min(draft: Draft, day: int) -> int:
    profile = draft.runner.profile
    assert profile is not None
    return profile.available_min[(day + 6) % 7]


def race_day(draft: Draft) -> int | None:
    """The day of the runner's race, if there is one."""
    profile = draft.runner.profile
    if profile is None or profile.goal is None:
        return None
    return profile.goal.on.toordinal()


def run_count(draft: Draft, target_min: float) -> int:
    """Runs of a week from P3 on: the frequency lever, fewer while the week is very short."""
    most = min(
        max(draft.standing.levers.runs, 3), draft.index.phases[f"P{draft.standing.phase}"].runs_most
    )
    return max(1, min(most, int(target_min) // _SHORTEST_RUN_MIN, run_days(draft)))


def run_days(draft: Draft) -> int:
    """Days of a week with room for a short run: more runs than these would have no minutes."""
    shortest = _SHORTEST_RUN_MIN + WALKS_AROUND_MIN
    return sum(free_min(draft, day) >= shortest for day in range(7))


def runs_of(
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
        ascent_m = int(min(up_m * weight, run_min * steepest) * factor)
        runs.append(
            RunPlan(
                kind=kind,
                run_min=run_min,
                ascent_m=ascent_m,
                descent_m=int(min(down_m * weight, run_min * steepest) * factor),
                fast_min=min(int(levers.fast_min * factor), run_min // 2) if kind == "speed" else 0,
                technical_min=min(int(levers.technical_min * factor), run_min)
                if kind == "technical"
                else 0,
                hard=kind in ("speed", "technical")
                or ((kind == "hill" or ascent_m > 0) and standing.hill_weeks < 4)
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
        each_min = _ladder_min_within(draft, returning_most_min(draft, standing.return_min))
        count = min(count, max(1, int(standing.volume_min / each_min + 1e-6)))
    return (RunPlan("walk_run", round(rung.run_min)),) * count


def returning_most_min(draft: Draft, return_min: float) -> float:
    """The longest run until two are green after a red. Where the week after holds few runs on the
    ladder, each is no longer than those of a full week that has grown (P)."""
    if draft.standing.phase != 2:
        return return_min
    grown = draft.standing.volume_min + draft.limits["ladder_week_growth_min"]
    return min(return_min, grown / draft.index.phases["P2"].runs)


def _ladder_min_within(draft: Draft, most_min: float) -> float:
    """Minutes that the levels up to the runner's can fill of so many: their repeats are whole."""
    rungs = [draft.index.rungs[level] for level in range(1, draft.standing.level + 1)]
    most_s = (most_min + 1e-9) * 60
    fits = [min(rung.repeats, int(most_s // rung.run_s)) * rung.run_s / 60 for rung in rungs]
    return max(1.0, *fits)


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
    share = long_share(limits, count)
    cap = growth.session_cap(
        growth.longest_green(draft.ledger, draft.standing, draft.today).run_min, limits
    )
    free = sorted((free_min(draft, day) - WALKS_AROUND_MIN for day in range(7)), reverse=True)
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
    if left > 0:
        # No minute is lost to rounding, lest a week of fewer runs hold more (I31).
        minutes[-1] = min(minutes[-1] + left, int(min(minutes[:-1]) * pair_share))
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
