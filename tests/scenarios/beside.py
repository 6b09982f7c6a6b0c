"""What a story expects beside the plan: cues, notes, routines, reminders, what is due, shoes."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from surefoot.engine import beside, monitoring, relapse, reminders, season, shoes
from surefoot.engine.draft import Draft

if TYPE_CHECKING:
    from .expecting import Seen


def _draft(seen: "Seen") -> Draft:
    draft = seen.course.draft
    assert draft is not None, "no plan, so nothing beside it"
    return draft


def _cue(seen: "Seen", wanted: str) -> Iterator[str]:
    for run in seen.runs():
        if run.cue != wanted:
            yield f"the cue is {run.cue or 'none'}, expected {wanted}"
    if not seen.runs():
        yield "no run, so no cue"


def _notes(seen: "Seen") -> tuple[str, ...]:
    draft = _draft(seen)
    return tuple(
        note.id for session in seen.decision.sessions for note in beside.notes(draft, session)
    )


def _routines(seen: "Seen") -> dict[str, int]:
    runs = bool(seen.runs())
    found = beside.routines_of_day(_draft(seen), runs=runs)
    return {routine.id: routine.minutes for routine, _ in found}


def _stretch_minutes(seen: "Seen", most: int) -> Iterator[str]:
    draft = _draft(seen)
    minutes = sum(
        routine.minutes
        for routine, items in beside.routines_of_day(draft, runs=bool(seen.runs()))
        if routine.optional
        and any(
            draft.index.exercises[item.exercise].category in ("mobility", "stretch")
            for item in items
        )
    )
    if minutes > most:
        yield f"{minutes} minutes of mobility and stretching, expected at most {most}"


def _reminders_most(seen: "Seen", most: int) -> Iterator[str]:
    shown = [reminder.id for reminder in reminders.today(seen.course)]
    if len(shown) > most:
        yield f"reminders {', '.join(shown)}, expected at most {most}"


def _tracks(seen: "Seen") -> tuple[str, ...]:
    return tuple(reminder.track for reminder in reminders.today(seen.course))


def _due(seen: "Seen") -> tuple[str, ...]:
    return tuple(due.checkpoint for due in monitoring.due(seen.course))


def _relapse(seen: "Seen", wanted: list[str]) -> Iterator[str]:
    got = [step.id for step in relapse.steps(_draft(seen))]
    if got != wanted:
        yield f"steps after the setback are {got}, expected {wanted}"


def _season(seen: "Seen", wanted: str) -> Iterator[str]:
    draft = _draft(seen)
    got = season.of_day(draft.runner, draft.standing, draft.today)
    if got != wanted:
        yield f"the season is {got}, expected {wanted}"


def _shoe_km(seen: "Seen", wanted: Mapping[str, float]) -> Iterator[str]:
    got = {pair.name: pair.distance_m / 1000 for pair in shoes.pairs(seen.course.ledger)}
    for name, km in wanted.items():
        if name not in got or abs(got[name] - km) > 0.05:
            yield f"{name} has run {got.get(name)} km, expected {km}"


def _waits(seen: "Seen", wanted: list[str]) -> Iterator[str]:
    got = sorted(method.id for method, waits in beside.comfort(_draft(seen)) if waits)
    if got != sorted(wanted):
        yield f"comfort that waits after strength is {got}, expected {wanted}"


def _has(
    name: str, found: Callable[["Seen"], Any], *, wanted: bool
) -> Callable[["Seen", Any], Iterator[str]]:
    def check(seen: "Seen", ids: list[str]) -> Iterator[str]:
        got = found(seen)
        for one in ids:
            if (one in got) != wanted:
                state = "missing from" if wanted else "not expected in"
                yield f"{name}: {one} {state} {', '.join(got) or 'none'}"

    return check


BESIDE: dict[str, Callable[["Seen", Any], Iterator[str]]] = {
    "cue": _cue,
    "notes_include": _has("notes", _notes, wanted=True),
    "notes_exclude": _has("notes", _notes, wanted=False),
    "routines_include": _has("routines", _routines, wanted=True),
    "routines_exclude": _has("routines", _routines, wanted=False),
    "stretch_min_most": _stretch_minutes,
    "reminders_most": _reminders_most,
    "reminder_tracks": _has("tracks of today's reminders", _tracks, wanted=True),
    "reminder_tracks_exclude": _has("tracks of today's reminders", _tracks, wanted=False),
    "due_include": _has("due", _due, wanted=True),
    "due_exclude": _has("due", _due, wanted=False),
    "relapse_steps": _relapse,
    "season": _season,
    "shoe_km": _shoe_km,
    "comfort_waits": _waits,
}
"""Checks by the key of an expectation."""
