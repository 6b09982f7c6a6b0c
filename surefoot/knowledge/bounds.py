"""The bounds that the numbers of the knowledge files must keep."""

from collections.abc import Iterator

from surefoot.knowledge.draft import Draft, Finding
from surefoot.knowledge.exercise_schema import Dose, Exercise
from surefoot.knowledge.schema import Phase
from surefoot.knowledge.yaml_file import Steps

PHASES = ("P0", "P1", "P2", "P3", "P4", "P5", "P6", "P7")
STRENGTH_MOST = 3
CROSS_TRAINING_MOST = 3
"""Sessions a week (decision model I18)."""
TWO_REST_DAYS_UNTIL = "P3"
"""The last phase with two rest days a week; later phases have one (I17)."""
GIVEN_BY_OTHERS = ("manual_therapy", "modality")
"""Categories whose dose may be left to who gives the treatment."""


def parameters(draft: Draft) -> Iterator[Finding]:
    for position, each in enumerate(draft.parameters):
        steps: Steps = ("parameters", position)
        if each.low > each.high:
            yield Finding(
                (*steps, "low"), f"low {each.low:g} is above high {each.high:g}: swap them"
            )
        elif not each.low <= each.default <= each.high:
            yield Finding(
                (*steps, "default"),
                f"default {each.default:g} lies outside {each.low:g} to {each.high:g}:"
                " change it or the range",
            )
        for field in ("default", "low", "high"):
            value = getattr(each, field)
            if each.whole and value != int(value):
                yield Finding((*steps, field), f"{field} {value:g} must be whole (`whole: true`)")


def ladder(draft: Draft) -> Iterator[Finding]:
    if not draft.ladder:
        yield Finding(("ladder",), "the ladder has no level: add level 1")
    for position, rung in enumerate(draft.ladder):
        if rung.level != position + 1:
            yield Finding(
                ("ladder", position, "level"),
                f"level {rung.level} stands where level {position + 1} belongs: number the"
                " levels 1, 2, 3 ... without a hole",
            )
        for field, least in (("run_s", 1), ("walk_s", 0), ("repeats", 1)):
            if getattr(rung, field) < least:
                yield Finding(("ladder", position, field), f"`{field}` must be at least {least}")


def phases(draft: Draft) -> Iterator[Finding]:
    found = tuple(phase.id for phase in draft.phases)
    if found != PHASES:
        wrong = next(
            (at for at, name in enumerate(found) if at >= len(PHASES) or name != PHASES[at]), None
        )
        steps: Steps = ("phases",) if wrong is None else ("phases", wrong, "id")
        yield Finding(steps, f"the phases must be {', '.join(PHASES)}, each once and in order")
    for position, phase in enumerate(draft.phases):
        for field, what in _phase_faults(phase):
            yield Finding(("phases", position, field), f"{phase.id}: {what}")


def _phase_faults(phase: Phase) -> Iterator[tuple[str, str]]:
    rest_least = 2 if phase.id <= TWO_REST_DAYS_UNTIL else 1
    most = {
        "runs": 7 - rest_least,
        "strength": STRENGTH_MOST,
        "cross_training": CROSS_TRAINING_MOST,
    }
    for field, ceiling in most.items():
        low, high = getattr(phase, field), getattr(phase, f"{field}_most")
        if low < 0:
            yield field, f"`{field}` cannot be negative"
        if low > high:
            yield field, f"`{field}` {low} is above `{field}_most` {high}"
        if high > ceiling:
            yield f"{field}_most", f"`{field}_most` {high} is above {ceiling} a week: lower it"
    if not rest_least <= phase.rest_days <= 7:
        yield "rest_days", f"rest days must be {rest_least} to 7 a week, got {phase.rest_days}"
    if not 0 <= phase.walks <= 7:
        yield "walks", f"walks must be 0 to 7 a week, got {phase.walks}"
    if not 0 <= phase.walk_min <= 120:
        yield "walk_min", f"`walk_min` must be 0 to 120 minutes, got {phase.walk_min}"


def doses(draft: Draft) -> Iterator[Finding]:
    for position, exercise in enumerate(draft.exercises):
        for field, what in _dose_faults(exercise):
            yield Finding(("exercises", position, field), f"{exercise.id}: {what}")
    for position, stage in enumerate(draft.hamstring):
        if _amounts(stage.dose) == {}:
            what = "the dose needs `reps`, `hold_s`, `metres` or `minutes`"
            yield Finding(("hamstring", position, "dose"), what)
        if stage.hours_between < 24:
            yield Finding(("hamstring", position, "hours_between"), "must be 24 hours or more")


def _dose_faults(exercise: Exercise) -> Iterator[tuple[str, str]]:
    low, high = exercise.dose, exercise.dose_high
    free = exercise.status == "not_recommended" or exercise.category in GIVEN_BY_OTHERS
    if not _amounts(low) and not free:
        yield "dose", "the dose needs `reps`, `hold_s`, `metres` or `minutes`"
    if _amounts(low).keys() != _amounts(high).keys():
        yield "dose_high", "`dose_high` must count the same things as `dose`"
    elif high.sets < low.sets or any(high < low for low, high in _pairs(low, high)):
        yield "dose_high", "`dose_high` must not be below `dose`"
    if low.sets < 1 or any(amount <= 0 for amount in _amounts(low).values()):
        yield "dose", "the numbers of a dose must be above zero"
    for field, days in (("dose", low.per_week), ("dose_high", high.per_week)):
        if days is not None and not 1 <= days <= 7:
            yield field, f"`per_week` must be 1 to 7 days, got {days}"
    if (low.per_week or 0) > (high.per_week or 7):
        yield "dose_high", "`per_week` of `dose_high` must not be below that of `dose`"
    tempo = exercise.tempo
    if tempo is not None and min(tempo.up_s, tempo.hold_s, tempo.down_s) < 0:
        yield "tempo", "the seconds of a tempo cannot be negative"
    if (exercise.contacts > 0) != (exercise.load_class in ("plyometric", "impact")):
        yield "contacts", "`contacts` are counted where the load class jumps, and only there"


def _amounts(dose: Dose) -> dict[str, float]:
    amounts = {
        "reps": dose.reps,
        "hold_s": dose.hold_s,
        "metres": dose.metres,
        "minutes": dose.minutes,
    }
    return {name: amount for name, amount in amounts.items() if amount is not None}


def _pairs(low: Dose, high: Dose) -> list[tuple[float, float]]:
    return [(amount, _amounts(high)[name]) for name, amount in _amounts(low).items()]
