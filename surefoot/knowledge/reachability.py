"""Whether every gate can open: what each of its items waits for comes in a phase before it.

The engine looks at the gate to a phase in the phase before; an item that needs work, a lever or an
answer that only comes later would keep the gate shut for ever.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError

from surefoot.facts.types import WeeklyCheck
from surefoot.knowledge.draft import Draft, Finding
from surefoot.knowledge.exercise_schema import Exercise
from surefoot.knowledge.gate_schema import Criterion, Gate
from surefoot.knowledge.yaml_file import Steps

CLOCKS = ("run_weeks", "strength_weeks", "green_ascent_weeks", "phase_weeks", "phase")
_RUNS_FROM, _CLIMBS_FROM, _JUMPS_FROM = 2, 4, 3
"""First phases with running, climbing and jumps."""
_LAST = 7
_NEVER = 99


class Waits(NamedTuple):
    """The first phase in which an item can be met, and what it waits for."""

    phase: int
    what: str = ""


def gates_can_open(draft: Draft) -> Iterator[Finding]:
    """Items that can never be met in time, and items whose numbers contradict themselves."""
    reach = _Reach(draft)
    for position, gate in enumerate(draft.gates):
        for below, criterion in enumerate(gate.criteria):
            steps: Steps = ("gates", position, "criteria", below)
            faults = list(_contradictions(draft, criterion))
            yield from (Finding((*steps, field), what) for field, what in faults)
            if faults or criterion.soft:
                continue
            waits = reach.criterion(criterion, gate, (gate.id,))
            before = _phase_before(gate)
            if waits.phase > before:
                yield Finding(
                    (*steps, "check"),
                    f"{gate.id} could never open: {criterion.id} waits for {waits.what}"
                    + (f", and {gate.id} is passed in P{before}" if before < _LAST else "")
                    + "; move the item to a later gate or ask for less",
                )


def items_bind_somebody(draft: Draft) -> Iterator[Finding]:
    """Items that apply to injuries which the protocol does not cover."""
    hamstring = {"tendon_proximal", "acute_strain", "unspecified"}
    kinds = {
        "itb": {"itb"},
        "itb_only": {"itb"},
        "ham": hamstring,
        "tendon": {"tendon_proximal"},
        "acute_strain": {"acute_strain"},
    }
    for position, gate in enumerate(draft.gates):
        if draft.borrowed("gates", position):
            continue  # written for the base's injuries as well
        for below, criterion in enumerate(gate.criteria):
            wanted = kinds.get(criterion.applies)
            if wanted is not None and not wanted & set(draft.covers):
                yield Finding(
                    ("gates", position, "criteria", below, "applies"),
                    f"`{criterion.applies}` binds nobody: the protocol covers"
                    f" {', '.join(draft.covers) or 'nothing'}",
                )


def _phase_before(gate: Gate) -> int:
    return int(gate.opens[1:]) - 1 if gate.opens[1:].isdigit() else _LAST


class _Reach:
    """The first phase in which things can happen, by this draft's gates and lists."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.exercises = {each.id: each for each in draft.exercises}
        self.tests = {each.id: each for each in draft.tests}
        self.gates = {each.id: each for each in draft.gates}
        self.gate_to = {each.opens: each for each in draft.gates}
        self.calm = self._listed("calm")
        self.later = self._listed("weeks_1_4", "weeks_5_8", "maintenance")

    def _listed(self, *blocks: str) -> frozenset[str]:
        """Exercises that the lists of some blocks may lead to, substitutes included."""
        lists = [each for each in self.draft.strength if each.block in blocks]
        waiting = [name for each in lists for name in (*each.exercises, *each.in_turn)]
        waiting += [name for stage in self.draft.hamstring for name in stage.exercises]
        found: set[str] = set()
        while waiting:
            name = waiting.pop()
            if name in self.exercises and name not in found:
                found.add(name)
                waiting += self.exercises[name].substitutes
        return frozenset(found)

    def criterion(self, criterion: Criterion, gate: Gate, seen: tuple[str, ...]) -> Waits:
        match criterion.check:
            case "clock":
                return self._clock(criterion)
            case "share_of_baseline":
                climbs = criterion.subject == "ascent"
                return Waits(_CLIMBS_FROM if climbs else _RUNS_FROM, _CLIMB if climbs else _RUN)
            case "level_green":
                return Waits(_RUNS_FROM, "the walk-run ladder of P2")
            case "plyometric_level":
                jumps = self._gate("plyometrics", seen)
                return Waits(
                    max(_JUMPS_FROM, jumps.phase), jumps.what or "jumps, which start in P3"
                )
            case "green_sessions":
                return self._sessions(criterion)
            case "test_floor" | "symmetry":
                return self._test(criterion, seen)
            case _:
                return Waits(0)

    def _gate(self, opens: str, seen: tuple[str, ...]) -> Waits:
        """The first phase in which a class of work can open."""
        gate = self.gate_to.get(opens)
        if gate is None:
            return Waits(_NEVER, f"{opens}, which no gate opens")
        if gate.id in seen:
            return Waits(_NEVER, f"{' which waits for '.join((*seen[1:], gate.id))}: a circle")
        found = Waits(0)
        for criterion in gate.criteria:
            if criterion.soft or criterion.applies != "all":
                continue
            waits = self.criterion(criterion, gate, (*seen, gate.id))
            if waits.phase > found.phase:
                found = Waits(waits.phase, f"{gate.id}, which waits for {waits.what}")
        return found

    def _clock(self, criterion: Criterion) -> Waits:
        match criterion.subject:
            case "run_weeks":
                return Waits(_RUNS_FROM, _RUN)
            case "green_ascent_weeks":
                return Waits(_CLIMBS_FROM, _CLIMB)
            case "phase":
                phase = int(criterion.at_least or 0)
                return Waits(phase, f"P{phase}")
            case "strength_weeks":
                return self._first("strength", 2, "two strength sessions a week")
            case _:
                return Waits(0)

    def _first(self, field: str, least: int, what: str, minutes: float = 0) -> Waits:
        """The first phase whose week holds enough of something."""
        for number, phase in enumerate(self.draft.phases):
            enough = max(getattr(phase, field), getattr(phase, f"{field}_most", 0)) >= least
            if enough and (field != "walks" or phase.walk_min >= minutes):
                return Waits(number, what)
        return Waits(_NEVER, f"{what}, which no phase holds")

    def _sessions(self, criterion: Criterion) -> Waits:
        minutes = criterion.at_least or 0
        weeks = -(-criterion.days // 7)
        a_week = -(-criterion.count // weeks)
        match criterion.subject:
            case "walk":
                what = f"{criterion.count} walks of {minutes:g} min in {criterion.days} days"
                return self._first("walks", a_week, what, minutes)
            case "run":
                what = f"{criterion.count} runs in {criterion.days} days"
                return self._first("runs", a_week, what)
            case "strength" | "cross_training":
                what = f"{criterion.count} x {criterion.subject} in {criterion.days} days"
                return self._first(criterion.subject, a_week, what)
            case _:
                return Waits(_NEVER, f"sessions of `{criterion.subject}`, which no week holds")

    def _test(self, criterion: Criterion, seen: tuple[str, ...]) -> Waits:
        """The first phase in which something trains the test; a test without training is free."""
        test = self.tests.get(criterion.test)
        if test is None or not test.trained_by:
            return Waits(0)
        found = Waits(_NEVER, f"{test.id}, which no exercise of the strength lists trains")
        for name in test.trained_by:
            exercise = self.exercises.get(name)
            if exercise is not None:
                found = min(found, self._exercise(exercise, test.id, seen))
        return found

    def _exercise(self, exercise: Exercise, test: str, seen: tuple[str, ...]) -> Waits:
        listed = 0 if exercise.id in self.calm else 1 if exercise.id in self.later else _NEVER
        what = f"{test}, trained by {exercise.id}"
        if exercise.load_class == "plyometric":
            listed = min(listed, _JUMPS_FROM)
        if listed == _NEVER:
            return Waits(_NEVER, f"{test}, which no exercise of the strength lists trains")
        gate = self.gates.get(exercise.gate)
        behind = self._gate(gate.opens, seen) if gate is not None else Waits(0)
        if exercise.load_class == "plyometric":
            behind = Waits(max(behind.phase, _JUMPS_FROM), behind.what or _JUMP)
        if behind.phase > listed:
            return Waits(behind.phase, f"{what}, behind {exercise.gate} ({behind.what})")
        return Waits(listed, what)


_RUN = "running, which starts in P2"
_CLIMB = "climbing, which starts in P4"
_JUMP = "jumps, which start in P3"


def _contradictions(draft: Draft, criterion: Criterion) -> Iterator[tuple[str, str]]:
    """Numbers of an item that nobody could meet, with the field to change."""
    least = criterion.at_least
    if criterion.count < 1 or criterion.days < 0:
        yield "check", "`count` must be 1 or more and `days` 0 or more"
    elif criterion.check in ("daily_pain", "green_sessions") and criterion.count > criterion.days:
        yield "count", f"{criterion.count} days cannot lie in {criterion.days}: raise `days`"
    check = _NUMBERS.get(criterion.check)
    if check is not None:
        yield from check(draft, criterion, least)


def _score(draft: Draft, criterion: Criterion, least: float | None) -> Iterator[tuple[str, str]]:
    field = WeeklyCheck.model_fields.get(criterion.subject)
    if least is None:
        yield "check", "weekly_score needs `at_least:`"
    elif field is not None:
        try:
            whole = int(least) if float(least).is_integer() else least
            TypeAdapter[object](field.annotation or object).validate_python(whole)
        except ValidationError:
            yield "at_least", f"{criterion.subject} never reaches {least:g}: ask for less"


def _pain(draft: Draft, criterion: Criterion, least: float | None) -> Iterator[tuple[str, str]]:
    if criterion.at_most is None:
        yield "check", "daily_pain needs `at_most:`"
    elif criterion.at_most < 0:
        yield "at_most", "pain is never below 0"


def _timed(draft: Draft, criterion: Criterion, least: float | None) -> Iterator[tuple[str, str]]:
    if criterion.subject not in CLOCKS:
        yield "subject", f"there is no clock `{criterion.subject}`: it may be {', '.join(CLOCKS)}"
    elif least is None:
        yield "check", "clock needs `at_least:`"


def _share(draft: Draft, criterion: Criterion, least: float | None) -> Iterator[tuple[str, str]]:
    if criterion.subject not in ("volume", "ascent"):
        yield "subject", f"`{criterion.subject}` has no share: it may be volume, ascent"
    elif least is None or least > 1:
        yield (
            "at_least" if least is not None else "check",
            "ask for a share up to 1: nothing grows past the usual week before full training",
        )


def _stage(draft: Draft, criterion: Criterion, least: float | None) -> Iterator[tuple[str, str]]:
    if least is not None and not 1 <= least <= 4:
        yield "at_least", f"there is no hamstring stage {least:g}: it may be 1 to 4"


def _jumps(draft: Draft, criterion: Criterion, least: float | None) -> Iterator[tuple[str, str]]:
    if least is not None and not 1 <= least <= 3:
        yield "at_least", f"there is no plyometric level {least:g}: it may be 1 to 3"


def _level(draft: Draft, criterion: Criterion, least: float | None) -> Iterator[tuple[str, str]]:
    top = max((each.level for each in draft.ladder), default=0)
    if draft.has(("ladder",)) and least != top:
        yield (
            "at_least" if least is not None else "check",
            f"level_green speaks of the last level of the ladder: write `at_least: {top}`",
        )


def _tested(draft: Draft, criterion: Criterion, least: float | None) -> Iterator[tuple[str, str]]:
    test = next((each for each in draft.tests if each.id == criterion.test), None)
    if test is None:
        return
    if criterion.check == "symmetry":
        if not test.per_side:
            yield "test", f"{test.id} is not done on each side: it has no symmetry"
        elif least is None or not 0 < least <= 1:
            yield "check", "symmetry needs `at_least:` between 0 and 1"
    elif test.unit == "yes_no" and least is not None and least > 1:
        yield "at_least", f"{test.id} is 1 for yes: it never reaches {least:g}"


_Numbers = Callable[[Draft, Criterion, float | None], Iterator[tuple[str, str]]]
_NUMBERS: dict[str, _Numbers] = {
    "weekly_score": _score,
    "daily_pain": _pain,
    "clock": _timed,
    "share_of_baseline": _share,
    "hamstring_stage": _stage,
    "plyometric_level": _jumps,
    "level_green": _level,
    "symmetry": _tested,
    "test_floor": _tested,
}
