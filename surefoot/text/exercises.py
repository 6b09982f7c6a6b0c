"""An exercise in words: the range of its dose, its tempo, its equipment."""

from surefoot.knowledge.schema import Dose, Exercise


def dose(exercise: Exercise) -> str:
    """From where a runner starts to the upper end, e.g. '3 × 8 to 12 each side'; '' without one."""
    low, high = exercise.dose, exercise.dose_high
    amount = _amount(low, high)
    if not amount:
        return ""
    sets = f"{_range(low.sets, high.sets)} × " if max(low.sets, high.sets) > 1 else ""
    once = " times" if not sets and amount.isdigit() else ""
    effort = f", {low.effort}" if low.effort else ""
    return f"{sets}{amount}{once}{' each side' if exercise.per_side else ''}{effort}"


def _amount(low: Dose, high: Dose) -> str:
    parts = []
    if low.reps is not None:
        parts.append(_range(low.reps, high.reps))
    if low.hold_s is not None:
        parts.append(f"{_range(low.hold_s, high.hold_s)} s")
    if low.metres is not None:
        parts.append(f"{_range(low.metres, high.metres)} m")
    if low.minutes is not None:
        parts.append(f"{_range(low.minutes, high.minutes)} min")
    return " × ".join(parts)


def _range(low: float, high: float | None) -> str:
    return f"{low:g}" if high is None or high == low else f"{low:g} to {high:g}"


def tempo(exercise: Exercise) -> str:
    """E.g. '2 s up, 1 s hold, 3 s down'; '' when the pace is free."""
    pace = exercise.tempo
    if pace is None:
        return ""
    hold = f"{pace.hold_s:g} s hold, " if pace.hold_s else ""
    return f"{pace.up_s:g} s up, {hold}{pace.down_s:g} s down"


def equipment(exercise: Exercise) -> list[str]:
    """What it needs, as words."""
    return [name.replace("_", " ") for name in exercise.equipment]
