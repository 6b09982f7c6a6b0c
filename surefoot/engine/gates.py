"""Gates: whether each criterion that applies to the runner is met (decision model §6)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from surefoot.engine import history
from surefoot.engine.decision import CriterionState, GateState
from surefoot.engine.ledger import Ledger, Runner
from surefoot.engine.lights import Light
from surefoot.engine.standing import Standing
from surefoot.facts.types import SideResult, TestResult
from surefoot.knowledge.gate_schema import Criterion, Gate
from surefoot.knowledge.index import Index
from surefoot.knowledge.vocabulary import Applies


@dataclass(frozen=True, slots=True)
class View:
    """What a criterion may look at."""

    index: Index
    ledger: Ledger
    standing: Standing
    runner: Runner
    today: int


class Outcome(NamedTuple):
    """met, answered, and the value found."""

    met: bool
    answered: bool
    value: float | str | None = None


def applies(to: Applies, runner: Runner) -> bool:
    """Whether a criterion is meant for this runner's injuries and profile."""
    kinds = {injury.hamstring_kind for injury in runner.injuries.values()}
    match to:
        case "all":
            return True
        case "itb":
            return runner.itb
        case "itb_only":
            return runner.itb and not runner.hamstring
        case "ham":
            return runner.hamstring
        case "tendon":
            return "tendon_proximal" in kinds
        case "acute_strain":
            return "acute_strain" in kinds
        case "cautious":
            return runner.limits.cautious


def passes(gate: Gate, view: View) -> bool:
    """Whether every item that binds is met; stops at the first that is not."""
    return all(
        meets(criterion, view)
        for criterion in gate.criteria
        if not criterion.soft and applies(criterion.applies, view.runner)
    )


def meets(criterion: Criterion, view: View) -> bool:
    """Whether one item is met."""
    return _CHECKS[criterion.check](criterion, view).met


def state(gate: Gate, view: View) -> GateState:
    """The gate with each item's state, for explaining."""
    states = []
    for criterion in gate.criteria:
        if not applies(criterion.applies, view.runner):
            continue
        outcome = _CHECKS[criterion.check](criterion, view)
        states.append(
            CriterionState(
                criterion=criterion.id,
                met=outcome.met,
                answered=outcome.answered,
                value=outcome.value,
                wanted=_wanted(criterion),
                soft=criterion.soft,
                trained_by=trained_by(criterion, view.index),
            )
        )
    passed = all(s.met or s.soft for s in states)
    return GateState(gate.id, gate.opens, passed, tuple(states))


def trained_by(criterion: Criterion, index: Index) -> tuple[str, ...]:
    """The exercises that train an item: named with it or with its test, else those of the stage
    or of the class of work that it asks for."""
    test = index.tests.get(criterion.test)
    if criterion.trained_by or test is not None:
        return criterion.trained_by or (() if test is None else test.trained_by)
    if criterion.check == "hamstring_stage":
        stage = index.hamstring.get(int(criterion.at_least or 1))
        return () if stage is None else stage.exercises
    if criterion.check == "plyometric_level":
        return tuple(e.id for e in index.exercises.values() if e.load_class == "plyometric")
    return ()


def _wanted(criterion: Criterion) -> float | None:
    """The number that the value is compared with."""
    if criterion.check in ("green_sessions", "level_green"):
        return float(criterion.count)
    if criterion.check == "no_red":
        return float(criterion.days)
    return criterion.at_least if criterion.at_least is not None else criterion.at_most


def latest_test(view: View, test: str) -> TestResult | None:
    """The newest result of a test that is not too old."""
    taken = view.ledger.days[view.today - view.ledger.first].carry.tests.get(test)
    if taken is None or view.today - taken[0] >= view.runner.limits.whole("test_age_d"):
        return None
    return taken[1]


def injured_sides(runner: Runner) -> frozenset[str]:
    return frozenset("left" if site.endswith("_L") else "right" for site in runner.injuries)


def symmetry_index(result: TestResult, runner: Runner) -> float | None:
    """LSI: injured side over the other; None when both sides are injured or one is missing (A7)."""
    sides = injured_sides(runner)
    if len(sides) != 1 or result.left is None or result.right is None:
        return None
    injured, other = (
        (result.left, result.right) if sides == {"left"} else (result.right, result.left)
    )
    return injured.value / other.value if other.value > 0 else None


def _no_flag(criterion: Criterion, view: View) -> Outcome:
    day = view.ledger.days[view.today - view.ledger.first]
    clear = not day.carry.flags and day.carry.worried_since is None
    return Outcome(clear, True)


def _daily_pain(criterion: Criterion, view: View) -> Outcome:
    values: list[int] = []
    for day in history.days_back(view.ledger, view.today, criterion.days):
        check_in = day.check_in
        if check_in is None:
            continue
        answer = getattr(check_in, criterion.subject)
        if isinstance(answer, dict):
            wanted = [
                site
                for site in view.runner.sites
                if criterion.subject == "pain" or site.startswith("HAM")
            ]
            if any(site not in answer for site in wanted):
                continue
            answer = max((answer[site] for site in wanted), default=0)
        if answer is None:
            continue
        if check_in.painkillers_24h is False:
            values.append(answer)
        elif criterion.at_most is not None and answer > criterion.at_most:
            return Outcome(False, True, answer)  # too much even under painkillers
    top = max(values, default=None)
    met = (
        len(values) >= criterion.count
        and top is not None
        and criterion.at_most is not None
        and top <= criterion.at_most
    )
    return Outcome(met, bool(values), top)


def _green_sessions(criterion: Criterion, view: View) -> Outcome:
    days = set()
    told = False
    for entry in history.done(view.ledger, view.today, criterion.days):
        session = entry.session
        if session.kind != criterion.subject or not entry.closed or entry.light is Light.UNKNOWN:
            continue
        told = True
        if entry.light is not Light.GREEN:
            continue
        minutes = session.run_min if session.kind == "run" else session.minutes
        if criterion.at_least is not None and minutes < criterion.at_least:
            continue
        if (
            criterion.pain_at_most is not None
            and (session.worst_pain or 0) > criterion.pain_at_most
        ):
            continue
        if (
            criterion.subject == "run"
            and session.ascent_m > _FLAT_ASCENT_M_PER_MIN * session.run_min
        ):
            continue
        days.add(entry.day)
    return Outcome(len(days) >= criterion.count, told, float(len(days)))


_FLAT_ASCENT_M_PER_MIN = 2.0
"""A run that climbs more than this a minute is not flat (P)."""


def _side_met(criterion: Criterion, side: SideResult | None) -> bool:
    if side is None or (criterion.at_least is not None and side.value < criterion.at_least):
        return False
    if criterion.pain_at_most is not None and (
        side.pain is None or side.pain > criterion.pain_at_most
    ):
        return False
    return side.clean is True or not criterion.clean


def _test_floor(criterion: Criterion, view: View) -> Outcome:
    result = latest_test(view, criterion.test)
    if result is None:
        return Outcome(False, False)
    if not view.index.tests[criterion.test].per_side:
        side = result.both
        return Outcome(_side_met(criterion, side), side is not None, side.value if side else None)
    sides = (result.left, result.right)
    known = [side.value for side in sides if side is not None]
    return Outcome(
        all(_side_met(criterion, side) for side in sides), bool(known), min(known, default=None)
    )


def weaker_share(result: TestResult) -> float | None:
    """The weaker side over the stronger; None when one is missing."""
    if result.left is None or result.right is None:
        return None
    weaker, stronger = sorted((result.left.value, result.right.value))
    return round(weaker / stronger, 3) if stronger > 0 else None


def side_share(result: TestResult, runner: Runner) -> float | None:
    """What is shown of both sides: the LSI, or with both injured the weaker over the stronger."""
    if len(injured_sides(runner)) == 1:
        return symmetry_index(result, runner)
    return weaker_share(result)


def _symmetry(criterion: Criterion, view: View) -> Outcome:
    result = latest_test(view, criterion.test)
    if result is None:
        return Outcome(False, False)
    if len(injured_sides(view.runner)) != 1:
        # Both sides injured: the weaker over the stronger is shown and not gated (A7).
        return Outcome(True, True, weaker_share(result))
    index = symmetry_index(result, view.runner)
    if index is None:
        return Outcome(False, False)
    return Outcome(
        criterion.at_least is not None and index >= criterion.at_least, True, round(index, 3)
    )


def _no_red(criterion: Criterion, view: View) -> Outcome:
    last = view.ledger.days[view.today - view.ledger.first].carry.last_red
    ago = view.today - last if last is not None else None
    return Outcome(ago is None or ago >= criterion.days, True, None if ago is None else float(ago))


def _clock(criterion: Criterion, view: View) -> Outcome:
    standing = view.standing
    value = {
        "run_weeks": standing.run_weeks,
        "strength_weeks": standing.strength_weeks,
        "green_ascent_weeks": standing.green_ascent_weeks,
        "phase_weeks": (view.today - standing.phase_since) // 7,
        "phase": standing.phase,
    }[criterion.subject]
    return Outcome(
        criterion.at_least is not None and value >= criterion.at_least, True, float(value)
    )


def baseline_min(runner: Runner) -> float:
    """B_min, a small one counted as the floor (A3); minutes a week."""
    usual = runner.profile.baseline.run_min_per_week if runner.profile is not None else 0.0
    return max(usual, runner.limits["baseline_floor_min"])


def _share(criterion: Criterion, view: View) -> Outcome:
    if criterion.subject == "volume":
        value = view.standing.volume_min / baseline_min(view.runner)
    else:
        value = view.standing.levers.ascent
    met = criterion.at_least is not None and value >= criterion.at_least - 1e-9
    return Outcome(met, True, round(value, 3))


def _hamstring_stage(criterion: Criterion, view: View) -> Outcome:
    return _held(criterion, view, view.standing.levers.stage, view.standing.stage_since)


def _plyometric_level(criterion: Criterion, view: View) -> Outcome:
    return _held(criterion, view, view.standing.levers.plyometrics, view.standing.plyometrics_since)


def _held(criterion: Criterion, view: View, level: int, since: int) -> Outcome:
    """Met above the wanted level, or on it for the days asked."""
    wanted = int(criterion.at_least or 1)
    held = view.today - since >= criterion.days
    return Outcome(level > wanted or (level == wanted and held), True, float(level))


def _weekly_score(criterion: Criterion, view: View) -> Outcome:
    for day in history.days_back(view.ledger, view.today, criterion.days):
        for weekly in reversed(day.weekly):
            score = getattr(weekly, criterion.subject)
            if score is not None:
                met = criterion.at_least is not None and score >= criterion.at_least
                return Outcome(met, True, float(score))
    return Outcome(False, False)


def _feels_back(criterion: Criterion, view: View) -> Outcome:
    for day in history.days_back(view.ledger, view.today, criterion.days):
        for weekly in reversed(day.weekly):
            if weekly.feels_back is not None or weekly.uwri_total is not None:
                enough = weekly.uwri_total is not None and weekly.uwri_total >= (
                    criterion.at_least or 0
                )
                value = None if weekly.uwri_total is None else float(weekly.uwri_total)
                return Outcome(bool(weekly.feels_back) or enough, True, value)
    return Outcome(False, False)


def _clinician_allows(criterion: Criterion, view: View) -> Outcome:
    allowed = view.ledger.days[view.today - view.ledger.first].carry.speed_allowed
    return Outcome(allowed, allowed)


def _level_green(criterion: Criterion, view: View) -> Outcome:
    greens = view.standing.top_level_greens
    at_top = view.standing.level == max(view.index.rungs)
    return Outcome(at_top and greens >= criterion.count, greens > 0, float(greens))


def severity(runner: Runner) -> str:
    """'mild', 'moderate' or 'severe': the worst of the declared injuries (X02; bounds P)."""
    severe_from = runner.limits.whole("severe_from_pain")
    injuries = runner.injuries.values()
    if any(i.limp or i.worst_pain_7d >= severe_from for i in injuries):
        return "severe"
    if all(i.worst_pain_7d <= 2 for i in injuries):
        return "mild"
    return "moderate"


def _days_since_start(criterion: Criterion, view: View) -> Outcome:
    onset = max((i.onset.toordinal() for i in view.runner.injuries.values()), default=view.today)
    days = view.today - onset
    earliest = view.runner.limits.whole(f"walk_run_day_{severity(view.runner)}")
    return Outcome(days >= earliest, True, float(days))


_CHECKS: dict[str, Callable[[Criterion, View], Outcome]] = {
    "no_flag": _no_flag,
    "daily_pain": _daily_pain,
    "green_sessions": _green_sessions,
    "test_floor": _test_floor,
    "symmetry": _symmetry,
    "no_red": _no_red,
    "clock": _clock,
    "share_of_baseline": _share,
    "hamstring_stage": _hamstring_stage,
    "plyometric_level": _plyometric_level,
    "weekly_score": _weekly_score,
    "feels_back": _feels_back,
    "clinician_allows": _clinician_allows,
    "level_green": _level_green,
    "days_since_start": _days_since_start,
}
