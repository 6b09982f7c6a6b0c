"""A planned session and its items in words: titles, doses, loads."""

from surefoot.engine.decision import Item, Session
from surefoot.knowledge.index import Index
from surefoot.knowledge.schema import Exercise

_RUN_TITLE = {
    "walk_run": "Walk-run",
    "easy": "Easy run",
    "long": "Long run",
    "hill": "Hill run",
    "speed": "Fartlek run",
    "technical": "Trail run",
}
_STRENGTH_TITLE = {
    "A": "Strength A: hips and glutes",
    "B": "Strength B: core and legs",
    "C": "Strength C: hamstrings",
}
_WALK_TITLE = {
    "easy": "Easy walk",
    "brisk": "Brisk walk",
    "uphill_treadmill": "Uphill treadmill walk",
}
_LOAD = {
    "bodyweight": "bodyweight",
    "light_band": "light band",
    "light_weight": "light weight, two repetitions in hand",
    "more_band": "a stronger band than last time",
    "more_weight": "2 to 10 % more weight than last time",
}


def guide(session: Session, index: Index) -> Exercise | None:
    """The exercise of the library that describes a run, a walk or cross-training."""
    if session.kind == "cross_training":
        return index.cross_training.get(session.variant)
    if session.variant == "walk_run":
        return index.guides.get("walk_run")
    return index.guides.get(f"{session.variant}_{session.kind}")


def title(session: Session, index: Index) -> str:
    """What to call the session."""
    match session.kind:
        case "run":
            return _RUN_TITLE.get(session.variant, "Run")
        case "strength":
            return _STRENGTH_TITLE.get(session.variant, "Strength")
        case "cross_training":
            mode = index.cross_training.get(session.variant)
            return mode.name if mode is not None else "Cross-training"
        case _:
            return _WALK_TITLE.get(session.variant, "Walk")


def dose(session: Session, index: Index) -> str:
    """The dose in one line."""
    match session.kind:
        case "run":
            return _run_dose(session)
        case "strength":
            count = sum(not item.optional for item in session.items)
            jumps = f", {session.contacts} ground contacts" if session.contacts else ""
            return f"{count} exercises, about {session.minutes} min{jumps}"
        case "cross_training":
            return f"{session.minutes} min at effort {session.effort_most} of 10 at most"
        case _:
            return f"{session.minutes} min"


def _run_dose(session: Session) -> str:
    if session.repeats:
        run = _minutes(session.run_s)
        base = (
            f"{session.repeats} × ({run} run, {_minutes(session.walk_s)} walk)"
            if session.walk_s
            else f"{run} run"
        )
        parts = [base]
    else:
        parts = [f"{session.run_min:g} min"]
    if session.fast_min:
        parts.append(f"{session.fast_min} × 1 min faster, 2 min easy between")
    if session.technical_min:
        parts.append(f"{session.technical_min} min on technical ground")
    if session.ascent_m:
        grade = f" at {session.grade_most_pct} % at most" if session.grade_most_pct else ""
        parts.append(f"{session.ascent_m} m up{grade}")
        parts.append(
            f"{session.descent_m} m down" if session.descent_m else "walk down or ride down"
        )
    elif not session.technical_min:
        parts.append("flat")
    if not session.fast_min:
        parts.append("easy enough to talk")
    return ", ".join(parts)


def _minutes(seconds: int) -> str:
    return f"{seconds / 60:g} min"


def item_dose(item: Item) -> str:
    """E.g. '3 × 15 each side', '3 × 30 s', '5 min'."""
    if item.minutes:
        return f"{item.minutes:g} min"
    sets = f"{item.sets} × " if item.sets and item.sets > 1 else ""
    count = f"{item.reps or 10}"
    amount = f"{item.hold_s} s" if item.hold_s else count if sets else f"{count} times"
    if item.reps and item.hold_s:
        amount = f"{item.reps} × {item.hold_s} s"
    return f"{sets}{amount}{' each side' if item.per_side else ''}"


def load(item: Item) -> str:
    """The load in words; an effort of the dose is shown as it is."""
    return _LOAD.get(item.load, item.load)
