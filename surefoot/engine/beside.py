"""What goes with a session or a day beside its dose: notes, routines, comfort methods.

None of it is load: drills with ground contacts belong to the jumps of a strength session and are
counted there (X12). Computed for the day that is looked at.
"""

from collections.abc import Iterator

from surefoot.engine import gates
from surefoot.engine.decision import Item, Session
from surefoot.engine.draft import Draft
from surefoot.engine.standing import Standing
from surefoot.engine.strength import barred, item_of
from surefoot.knowledge.beside_schema import ComfortMethod, Routine, SessionNote

_STRETCHING = ("mobility", "stretch")


def notes(draft: Draft, session: Session) -> Iterator[SessionNote]:
    """What is worth knowing about a session of this kind, in the order of the data."""
    profile = draft.runner.profile
    assert profile is not None
    phase = f"P{draft.standing.phase}"
    returning = draft.standing.return_min is not None or draft.standing.flat_runs > 0
    for note in draft.index.session_notes.values():
        if (
            session.kind in note.kinds
            and (not note.variants or session.variant in note.variants)
            and (not note.phases or phase in note.phases)
            and gates.applies(note.applies, draft.runner)
            and profile.equipment.issuperset(note.equipment)
            and (not note.returning or returning)
            and session.minutes >= note.minutes_from
            and (not note.uphill_treadmill or uphill_treadmill(draft))
        ):
            yield note


def uphill_treadmill(draft: Draft) -> bool:
    """Whether walking and jogging uphill on a treadmill is open: chosen, IT band only, and no
    earlier bone stress injury (R-E005..E007, X14)."""
    profile = draft.runner.profile
    assert profile is not None
    return (
        profile.uphill_treadmill
        and "treadmill" in profile.equipment
        and not draft.runner.hamstring
        and draft.standing.phase in (1, 2)
        and "previous_bone_stress_injury" not in profile.risks
    )


def routines(draft: Draft, when: str) -> Iterator[tuple[Routine, tuple[Item, ...]]]:
    """The routines of a moment of the day with what of them is open to the runner."""
    levers = draft.standing.levers
    for routine in draft.index.routines.values():
        if routine.when == when and belongs(routine, draft.standing):
            items = tuple(
                item_of(draft, exercise, exercise.dose, "WEEK-SHAPE", levers, deload=False)
                for exercise in (draft.index.exercises[name] for name in routine.exercises)
                if not barred(draft, exercise, levers)
            )
            if items:
                yield routine, items


def routines_of_day(draft: Draft, *, runs: bool) -> Iterator[tuple[Routine, tuple[Item, ...]]]:
    """The routines of a day: around a run where there is one, then those for any day, with no more
    mobility and stretching than the day's minutes for it (X06)."""
    left = draft.limits.whole("stretch_minutes_most")
    for when in ("before_run", "after_run", "daily") if runs else ("daily",):
        for routine, items in routines(draft, when):
            stretches = any(
                draft.index.exercises[item.exercise].category in _STRETCHING for item in items
            )
            if routine.optional and stretches:
                if routine.minutes > left:
                    continue
                left -= routine.minutes
            yield routine, items


def belongs(routine: Routine, standing: Standing) -> bool:
    """Whether a routine belongs to the runner's phase and side of the gate to jumps."""
    jumping = standing.levers.plyometrics > 0
    in_phase = not routine.phases or f"P{standing.phase}" in routine.phases
    return in_phase and routine.jumps in ("any", "open" if jumping else "closed")


def comfort(draft: Draft) -> Iterator[tuple[ComfortMethod, bool]]:
    """The comfort methods that are open to the runner, and whether today's strength work makes
    each wait its hours (EV080)."""
    strength = any(log.kind == "strength" and log.done for log in draft.day.sessions)
    for method in draft.index.comfort.values():
        if not method.recommended:
            continue
        if method.not_for != "nobody" and gates.applies(method.not_for, draft.runner):
            continue
        yield method, strength and method.hours_after_strength > 0
