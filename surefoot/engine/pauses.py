"""How long to rest between two sets (P)."""

from surefoot.engine.decision import Item
from surefoot.knowledge.exercise_schema import Exercise

_LIGHT_S, _USUAL_S, _LONG_S = 30, 60, 120
_LONG_HOLD_FROM_S = 40


def between_sets_s(exercise: Exercise, item: Item) -> int:
    """Seconds of rest: longer the more is asked of a muscle or tendon at once (P)."""
    if exercise.load_class in ("high", "plyometric", "impact"):
        return _LONG_S
    if exercise.category == "hamstring" and (item.hold_s or 0) >= _LONG_HOLD_FROM_S:
        return _LONG_S
    return _USUAL_S if exercise.load_class == "moderate" else _LIGHT_S
