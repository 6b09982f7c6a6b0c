"""A planned session and its items in words: titles, doses, loads."""

from surefoot.engine.decision import Item, Session
from surefoot.knowledge.exercise_schema import Exercise
from surefoot.knowledge.index import Index
from surefoot.text import names
from surefoot.text.language import later, of_knowledge, t, tn

_RUN_TITLE = {
    "walk_run": later("Walk-run"),
    "easy": later("Easy run"),
    "long": later("Long run"),
    "hill": later("Hill run"),
    "speed": later("Fartlek run"),
    "technical": later("Trail run"),
}
_STRENGTH_TITLE = {
    "A": later("Strength A: hips and glutes"),
    "B": later("Strength B: core and legs"),
    "C": later("Strength C: hamstrings"),
}
_WALK_TITLE = {
    "easy": later("Easy walk"),
    "brisk": later("Brisk walk"),
    "uphill_treadmill": later("Uphill treadmill walk"),
}
_LOAD = {
    "bodyweight": later("bodyweight"),
    "light_band": later("light band"),
    "light_weight": later("light weight, two repetitions in hand"),
    "more_band": later("a stronger band than last time"),
    "more_weight": later("2 to 10 % more weight than last time"),
}


def guide(session: Session, index: Index) -> Exercise | None:
    """The exercise of the library that describes a run, a walk or cross-training."""
    if session.kind == "cross_training":
        return index.cross_training.get(session.variant)
    if session.variant == "walk_run":
        return index.guides.get("walk_run")
    return index.guides.get(f"{session.variant}_{session.kind}")


def title(session: Session, index: Index) -> str:
    """What to call the session.

    index: in the language spoken (`surefoot.text.knowledge.in_words`).
    """
    match session.kind:
        case "run":
            return t(_RUN_TITLE.get(session.variant, later("Run")))
        case "strength":
            return t(_STRENGTH_TITLE.get(session.variant, later("Strength")))
        case "cross_training":
            mode = index.cross_training.get(session.variant)
            return mode.name if mode is not None else t("Cross-training")
        case _:
            return t(_WALK_TITLE.get(session.variant, later("Walk")))


def dose(session: Session, index: Index) -> str:
    """The dose in one line."""
    match session.kind:
        case "run":
            return _run_dose(session)
        case "strength":
            return _strength_dose(session)
        case "cross_training":
            return t(
                "{minutes} min at effort {effort} of 10 at most",
                minutes=session.minutes,
                effort=session.effort_most,
            )
        case _:
            return _min(session.minutes)


def _strength_dose(session: Session) -> str:
    count = sum(not item.optional for item in session.items)
    parts = [
        tn(
            "{count} exercise, about {minutes} min",
            "{count} exercises, about {minutes} min",
            count,
            minutes=session.minutes,
        )
    ]
    if session.contacts:
        parts.append(tn("{count} ground contact", "{count} ground contacts", session.contacts))
    return ", ".join(parts)


def _run_dose(session: Session) -> str:
    parts = [_running(session)]
    if session.fast_min:
        parts.append(t("{count} × 1 min faster, 2 min easy between", count=session.fast_min))
    if session.technical_min:
        parts.append(t("{minutes} min on technical ground", minutes=session.technical_min))
    if session.ascent_m:
        parts += _hills(session)
    elif not session.technical_min:
        parts.append(t("flat"))
    if not session.fast_min:
        parts.append(t("easy enough to talk"))
    return ", ".join(parts)


def _running(session: Session) -> str:
    if not session.repeats:
        return _min(session.run_min)
    run, walk = _min(session.run_s / 60), _min(session.walk_s / 60)
    if not session.walk_s:
        return t("{time} run", time=run)
    return t("{count} × ({run} run, {walk} walk)", count=session.repeats, run=run, walk=walk)


def _hills(session: Session) -> list[str]:
    climb = names.climb(session.ascent_m)
    up = (
        t("{climb} up at {grade} % at most", climb=climb, grade=session.grade_most_pct)
        if session.grade_most_pct
        else t("{climb} up", climb=climb)
    )
    down = (
        t("{descent} down", descent=names.climb(session.descent_m))
        if session.descent_m
        else t("walk down or ride down")
    )
    return [up, down]


def _min(minutes: float) -> str:
    return t("{minutes} min", minutes=names.number(minutes))


def item_dose(item: Item) -> str:
    """E.g. '3 × 15 each side', '3 × 30 s', '5 min'."""
    if item.minutes:
        return _min(item.minutes)
    amount = _amount(item)
    if item.sets and item.sets > 1:
        amount = f"{item.sets} × {amount}"
    return t("{dose} each side", dose=amount) if item.per_side else amount


def _amount(item: Item) -> str:
    if item.hold_s:
        hold = t("{seconds} s", seconds=item.hold_s)
        return f"{item.reps} × {hold}" if item.reps else hold
    if item.metres:
        return t("{number} m", number=item.metres)
    count = item.reps or 10
    if item.sets and item.sets > 1:
        return str(count)
    return tn("{count} time", "{count} times", count)


def load(item: Item) -> str:
    """The load in words; an effort of the dose is shown as it is."""
    return t(_LOAD[item.load]) if item.load in _LOAD else of_knowledge(item.load)
