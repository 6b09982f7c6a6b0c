"""A second pair of eyes: checks a planned or proposed week against caps, spacing and gates.

It shares no code with the planner. Every week that the planner makes is run through it in the
tests; a week that somebody proposes (a coach, an article) can be run through it before it is used.
Rules are named by the invariants of the decision model, §11.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from surefoot.engine.decision import Session
from surefoot.knowledge.exercise_schema import Exercise

_ROUNDING_MIN = 1.0
_HARD_FROM_RPE = 6
_HARD_HILL_WEEKS = 4
_NORDIC, _ASSISTED_NORDIC = "EX28", "EX29"


class Violation(NamedTuple):
    """A rule that a week breaks, the day (or None for the week), and how."""

    rule: str
    day: date | None
    what: str


class Before(NamedTuple):
    """A day before the week as it was lived (or planned, where it lies ahead)."""

    day: date
    active: bool
    run_min: float = 0.0
    hard: bool = False
    hard_run: bool = False
    energy_storage: bool = False
    heavy_hamstring: bool = False
    quality: bool = False
    """Ran hills, fast or on technical ground."""


@dataclass(frozen=True, slots=True)
class Context:
    """Where the runner stands as the week begins."""

    phase: int
    reference_min: float
    """V_ref: running minutes of the last build week."""
    longest_min: float
    """L30: the longest green run of the last 30 days."""
    longest_on_feet_min: float
    """The same with the walks: what counts on the walk-run ladder."""
    usual_min: float
    """Running minutes of a usual week, before the injury."""
    exercises: Mapping[str, Exercise]
    before: tuple[Before, ...] = ()
    growth: float = 0.10
    session_growth: float = 1.10
    runs_before: int | None = None
    """Runs of the last build week; None = unknown."""
    done_min: float = 0.0
    """Minutes run in the week's days before the first one proposed."""
    runs_done: int = 0
    """Runs in those days."""
    frequency: int = 0
    """Runs a week that the plan stands at; a run left out makes it no other week."""
    whole: bool = True
    """Whether it is a whole week, without a race in it: shares of the week are judged."""
    open: frozenset[str] = frozenset()
    """Gates passed beside the phase: descent, plyometrics, nordic, nordic_alone, hinge."""
    hill_weeks: int = 0
    hamstring: bool = False
    stage: int = 4
    cautious: bool = False
    available_min: tuple[int, ...] | None = None
    """Monday to Sunday; None = any."""
    equipment: frozenset[str] | None = None
    energy_gap_d: int = 3

    @property
    def rest_days(self) -> int:
        return (2 if self.phase <= 3 else 1) + self.cautious

    @property
    def longest_allowed_min(self) -> float:
        cap = self.longest_min * self.session_growth
        return max(cap, self.longest_min + 3) if self.longest_min < 30 else cap


Week = Sequence[Session]
Check = Callable[[Week, Context], Iterator[Violation]]


def violations(week: Week, context: Context) -> tuple[Violation, ...]:
    """Every rule that the sessions of at most seven days break; empty when the week is sound."""
    ordered = sorted(week, key=lambda session: session.day)
    return tuple(violation for check in _CHECKS for violation in check(ordered, context))


def _runs(week: Week) -> list[Session]:
    return [session for session in week if session.kind == "run" and session.run_min > 0]


def _exercises(session: Session, context: Context) -> list[Exercise]:
    return [context.exercises[item.exercise] for item in session.items]


def is_hard(session: Session, context: Context) -> bool:
    """Whether a session makes its day a hard one (§7)."""
    hilly = session.ascent_m > 0 and context.hill_weeks < _HARD_HILL_WEEKS
    near_cap = session.run_min > 0.9 * context.longest_allowed_min
    long = session.variant == "long" and near_cap and context.phase >= 3
    heavy = any(each.heavy_hamstring for each in _exercises(session, context))
    told = session.kind == "run" and session.effort_most >= _HARD_FROM_RPE
    fast = session.fast_min > 0 or session.technical_min > 0
    return hilly or long or heavy or told or fast or session.contacts > 0


def _week_minutes(week: Week, context: Context) -> Iterator[Violation]:
    planned = sum(run.run_min for run in _runs(week))
    if not planned:
        return
    total = planned + context.done_min
    before = context.reference_min
    if context.phase == 2:
        # The last level of the ladder, half an hour, is open to everyone who runs at all (A3).
        if total > max(before + 20, 30.0) + _ROUNDING_MIN:
            yield Violation("I04", None, f"{total:g} min after {before:g}: more than 20 min up")
        return
    rise = context.growth * before
    most = before + (max(rise, 15.0) if before < 150 else rise)
    most = max(min(most, 1.3 * before), 30.0)
    if context.phase >= 3 and total > most + _ROUNDING_MIN:
        yield Violation("I01", None, f"{total:g} min after {before:g}: at most {most:.0f}")
    if context.phase < 6 and total > max(context.usual_min, 90.0, before) + _ROUNDING_MIN:
        yield Violation("I05", None, f"{total:g} min: above the usual {context.usual_min:g}")


def _each_run(week: Week, context: Context) -> Iterator[Violation]:
    if context.phase == 2:
        most = context.session_growth * max(context.longest_on_feet_min, 30.0)
    else:
        most = context.longest_allowed_min
    for run in _runs(week):
        minutes = run.on_feet_min if context.phase == 2 else run.run_min
        if minutes > most + 1e-6:
            yield Violation("I03", run.day, f"{minutes:g} min: at most {most:.1f}")


def _long_run(week: Week, context: Context) -> Iterator[Violation]:
    minutes = [run.run_min for run in _runs(week)]
    if context.phase < 3 or len(minutes) < 3 or not context.whole:
        return
    share = 0.40 if len(minutes) == 3 else 0.35
    if max(minutes) > share * sum(minutes) + _ROUNDING_MIN:
        yield Violation("I08", None, f"longest run {max(minutes):g} of {sum(minutes):g} min")


def _one_lever(week: Week, context: Context) -> Iterator[Violation]:
    runs = _runs(week)
    if context.runs_before is None or len(runs) <= context.runs_before or context.phase < 3:
        return
    total = sum(run.run_min for run in runs) + context.done_min
    if total > context.reference_min + _ROUNDING_MIN:
        yield Violation("I12", None, "one more run and more minutes in the same week")


def _hard_days(week: Week, context: Context) -> Iterator[Violation]:
    hard = {session.day for session in week if is_hard(session, context)}
    before = {day.day for day in context.before if day.hard}
    for day in sorted(hard):
        if any((day - other).days == 1 for other in hard | before):
            yield Violation("I14", day, "a hard day follows a hard day")


def _run_spacing(week: Week, context: Context) -> Iterator[Violation]:
    runs = {run.day: run for run in _runs(week)}
    earlier = {day.day: day for day in context.before if day.run_min > 0}
    count = max(len(runs) + context.runs_done, context.frequency)
    for day, run in runs.items():
        yesterday = [other for other in (*runs, *earlier) if (day - other).days == 1]
        if not yesterday:
            continue
        window = [other for other in (*runs, *earlier) if 0 <= (day - other).days < 7]
        pairs = sum((other - day_before).days == 1 for other in window for day_before in window)
        first = runs.get(yesterday[0])
        first_min = first.run_min if first is not None else earlier[yesterday[0]].run_min
        hard_first = (
            is_hard(first, context) if first is not None else earlier[yesterday[0]].hard_run
        )
        if count < 4 or context.phase <= 2:
            yield Violation("I15", day, "less than 48 hours after the last run")
        elif pairs > count - 3:
            yield Violation("I15", day, "a second pair of runs on days in a row")
        elif hard_first or is_hard(run, context) or run.run_min > 0.6 * first_min + 1e-6:
            yield Violation("I15", day, "the second run of a pair is easy and at most 60 %")


def _tissue_spacing(week: Week, context: Context) -> Iterator[Violation]:
    jumps = {s.day for s in week if s.contacts > 0}
    for day in sorted(jumps):
        others = (jumps | {b.day for b in context.before if b.energy_storage}) - {day}
        if any(0 < (day - other).days < context.energy_gap_d for other in others):
            yield Violation("I16", day, "less than 72 hours after the last jumps")
    heavy = {s.day for s in week if any(each.heavy_hamstring for each in _exercises(s, context))}
    climbs = {s.day for s in week if s.ascent_m}
    quality = {
        s.day for s in week if s.fast_min or s.technical_min or (s.ascent_m and s.variant == "hill")
    }
    for day in sorted(heavy):
        if day in climbs:
            yield Violation("I16", day, "heavy hamstring work on the day of a climb")
        others = quality | {b.day for b in context.before if b.quality}
        if any(abs((day - other).days) <= 1 for other in others):
            yield Violation("I16", day, "heavy hamstring work beside hills or speed")
    for day in sorted(quality):
        if any((day - b.day).days == 1 for b in context.before if b.heavy_hamstring):
            yield Violation("I16", day, "hills or speed the day after heavy hamstring work")


def _rest(week: Week, context: Context) -> Iterator[Violation]:
    planned = {session.day for session in week if session.kind != "walk"}
    active = planned | {day.day for day in context.before if day.active}
    most = 7 - context.rest_days
    for day in sorted(planned):
        for ahead in range(7):
            window = sum(0 <= (other - day).days + ahead < 7 for other in active)
            if window > most:
                yield Violation("I17", day, f"{window} active days in seven: at most {most}")
                break


def _counts(week: Week, context: Context) -> Iterator[Violation]:
    for kind in ("strength", "cross_training"):
        count = sum(session.kind == kind for session in week)
        if count > 3:
            yield Violation("I18", None, f"{count} x {kind}: at most 3")


def _gates(week: Week, context: Context) -> Iterator[Violation]:
    for session in week:
        names = [item.exercise for item in session.items]
        listed = _exercises(session, context)
        jumps = session.contacts > 0 or any(
            each.load_class in ("plyometric", "impact") for each in listed
        )
        if jumps and "plyometrics" not in context.open:
            yield Violation("I21", session.day, "jumps before their gate")
        for each in listed:
            if each.status == "not_recommended":
                yield Violation("I24", session.day, f"{each.id} is not recommended")
            phase = each.gate.removeprefix("G")
            if phase.isdigit() and context.phase < int(phase):
                yield Violation("I19", session.day, f"{each.id} before P{phase}")
        if (session.fast_min or session.technical_min) and context.phase < 5:
            yield Violation("I22", session.day, "fast or technical running before P5")
        if session.ascent_m and context.phase < 4:
            yield Violation("I23", session.day, "hills before P4")
        if session.descent_m and "descent" not in context.open:
            yield Violation("I07", session.day, "descent before its gate")
        if session.run_min and context.phase < 2:
            yield Violation("I19", session.day, "running before the walk-run gate")
        if _ASSISTED_NORDIC in names and "nordic" not in context.open:
            yield Violation("I25", session.day, "Nordic curls before their gate")
        if _NORDIC in names and "nordic_alone" not in context.open:
            yield Violation("I25", session.day, "unassisted Nordic curls before assisted ones")


def _hamstring(week: Week, context: Context) -> Iterator[Violation]:
    if not context.hamstring:
        return
    for session in week:
        for each in _exercises(session, context):
            needed = max(each.hamstring_stage, 3 if each.hip_flexion_load else 0)
            if context.stage < needed:
                yield Violation("I24", session.day, f"{each.id} waits for hamstring stage {needed}")
        if session.variant == "row" and context.stage < 3:
            yield Violation("I24", session.day, "rowing waits for hamstring stage 3")
        if session.variant == "uphill_treadmill":
            yield Violation("I24", session.day, "no uphill treadmill with a hamstring")


def _means(week: Week, context: Context) -> Iterator[Violation]:
    if context.available_min is not None:
        for day in sorted({session.day for session in week}):
            wanted = sum(session.minutes for session in week if session.day == day)
            free = context.available_min[day.weekday()]
            if wanted > free:
                yield Violation("I26", day, f"{wanted} min planned, {free} free")
    if context.equipment is not None:
        for session in week:
            for each in _exercises(session, context):
                if not set(each.equipment) <= context.equipment:
                    yield Violation("I26", session.day, f"{each.id} needs what is not there")


_CHECKS: tuple[Check, ...] = (
    _week_minutes,
    _each_run,
    _long_run,
    _one_lever,
    _hard_days,
    _run_spacing,
    _tissue_spacing,
    _rest,
    _counts,
    _gates,
    _hamstring,
    _means,
)
