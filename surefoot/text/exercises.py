"""An exercise in words: the range of its dose, its tempo, its equipment."""

from surefoot.knowledge.exercise_schema import Dose, Exercise
from surefoot.text import names
from surefoot.text.language import later, t


def dose(exercise: Exercise) -> str:
    """From where a runner starts to the upper end, e.g. '3 × 8 to 12 each side'; '' without one.

    exercise: in the language spoken (`surefoot.text.knowledge`).
    """
    low, high = exercise.dose, exercise.dose_high
    amount = _amount(low, high)
    if not amount:
        return ""
    if max(low.sets, high.sets) > 1:
        amount = f"{_range(low.sets, high.sets)} × {amount}"
    elif amount.isdigit():
        amount = t("{count} times", count=amount)
    if exercise.per_side:
        amount = t("{dose} each side", dose=amount)
    return f"{amount}, {low.effort}" if low.effort else amount


def _amount(low: Dose, high: Dose) -> str:
    parts = []
    if low.reps is not None:
        parts.append(_range(low.reps, high.reps))
    if low.hold_s is not None:
        parts.append(t("{seconds} s", seconds=_range(low.hold_s, high.hold_s)))
    if low.metres is not None:
        parts.append(t("{number} m", number=_range(low.metres, high.metres)))
    if low.minutes is not None:
        parts.append(t("{minutes} min", minutes=_range(low.minutes, high.minutes)))
    return " × ".join(parts)


def _range(low: float, high: float | None) -> str:
    least = names.number(float(low))
    if high is None or high == low:
        return least
    return t("{least} to {most}", least=least, most=names.number(float(high)))


def tempo(exercise: Exercise) -> str:
    """E.g. '2 s up, 1 s hold, 3 s down'; '' when the pace is free."""
    pace = exercise.tempo
    if pace is None:
        return ""
    up, down = names.number(float(pace.up_s)), names.number(float(pace.down_s))
    if not pace.hold_s:
        return t("{up} s up, {down} s down", up=up, down=down)
    hold = names.number(float(pace.hold_s))
    return t("{up} s up, {hold} s hold, {down} s down", up=up, hold=hold, down=down)


def equipment(exercise: Exercise) -> list[str]:
    """What it needs, as words."""
    return [names.name(each, EQUIPMENT) for each in exercise.equipment]


EQUIPMENT = {
    "mini_band": later("loop band"),
    "ankle_band": later("ankle band"),
    "dumbbell": later("dumbbell"),
    "kettlebell": later("kettlebell"),
    "bench": later("bench"),
    "step": later("step"),
    "swiss_ball": later("exercise ball"),
    "nordic_anchor": later("something to hold the feet"),
    "foam_roller": later("foam roller"),
    "roller_stick": later("roller stick"),
    "leg_press": later("leg press"),
    "treadmill": later("treadmill"),
    "bike": later("bike"),
    "pool": later("pool"),
    "elliptical": later("elliptical"),
    "rower": later("rowing machine"),
}
