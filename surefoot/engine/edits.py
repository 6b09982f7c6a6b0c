"""The runner's edits of the plan: taken within the rules, else refused with the rule (I14-I17)."""

from typing import Any

from surefoot.engine.draft import Draft
from surefoot.engine.session_ids import session_id
from surefoot.engine.sessions import modes
from surefoot.engine.standing import Slot, Week
from surefoot.engine.week import CROSS_TRAINING_MIN, past_of, without
from surefoot.facts.types import PlanEdit


def take_in(draft: Draft) -> None:
    """Applies the day's edits to the week."""
    for edit in draft.day.edits:
        week = draft.standing.week
        slot = None if week is None else next((s for s in week.slots if s.id == edit.session), None)
        if week is None or slot is None or slot.day < draft.today:
            _refuse(draft, edit, "not_this_week")
            continue
        _apply(draft, week, slot, edit)


_BEHIND = {
    "minutes": "CAP-DAY",
    "runs_48_h": "SPACE-RUNS",
    "hard_days": "SPACE-HARD",
    "energy_storage": "SPACE-JUMPS",
    "heavy_near_quality": "SPACE-HEAVY",
    "rest_days": "REST-DAYS",
    "mode_barred": "CONTRA-HAMSTRING",
}
"""The rule that an edit would break, where one of the protocol's stands behind the refusal."""


def _refuse(draft: Draft, edit: PlanEdit, why: str) -> None:
    numbers: dict[str, Any] = {"session": edit.session, "why": why}
    if why in _BEHIND:
        numbers["behind"] = _BEHIND[why]
    draft.because("EDIT-REFUSED", facts=(edit.id,), **numbers)


def _apply(draft: Draft, week: Week, slot: Slot, edit: PlanEdit) -> None:
    match edit.action:
        case "skip":
            draft.set(week=without(week, slot.id))
            draft.because("EDIT-SKIPPED", facts=(edit.id,), session=slot.id)
        case "swap":
            assert edit.to_mode is not None
            _swap(draft, week, slot, edit, edit.to_mode)
        case "move":
            assert edit.to_day is not None
            _move(draft, week, slot, edit, edit.to_day.toordinal())


def _swap(draft: Draft, week: Week, slot: Slot, edit: PlanEdit, mode: str) -> None:
    """Another way to cross-train, or cross-training in the place of a run or of strength work,
    which takes their load out of the week."""
    why = swap_problem(draft, week, slot, mode)
    if why:
        _refuse(draft, edit, why)
        return
    draft.set(week=_with(without(week, slot.id), _swapped(slot, mode)))
    draft.because("EDIT-SWAPPED", facts=(edit.id,), session=slot.id, mode=mode)


def _swapped(slot: Slot, mode: str) -> Slot:
    if slot.kind == "cross_training":
        return slot._replace(mode=mode)
    return Slot(
        id=session_id(slot.day, "cross_training"),
        day=slot.day,
        kind="cross_training",
        minutes=min(slot.minutes, CROSS_TRAINING_MIN),
        mode=mode,
    )


def swap_problem(draft: Draft, week: Week, slot: Slot, mode: str) -> str:
    """Why a slot may not become cross-training of a mode; '' when it may."""
    if slot.kind == "walk":
        return "only_training"
    if mode not in modes(draft):
        return "mode_barred"
    if slot.kind == "cross_training":
        return ""
    others = [s for s in week.slots if s.kind == "cross_training"]
    if any(s.day == slot.day or s.id == session_id(slot.day, s.kind) for s in others):
        return "same_kind"
    phase = draft.index.phases[f"P{draft.standing.phase}"]
    return "cross_training_most" if len(others) >= phase.cross_training_most else ""


def _move(draft: Draft, week: Week, slot: Slot, edit: PlanEdit, to_day: int) -> None:
    why = move_problem(draft, week, slot, to_day)
    if why:
        _refuse(draft, edit, why)
        return
    moved = slot._replace(day=to_day)
    draft.set(week=_with(without(week, slot.id), moved))
    draft.because("EDIT-MOVED", facts=(edit.id,), session=slot.id, to=edit.to_day.isoformat())  # type: ignore[union-attr]


def _with(week: Week, slot: Slot) -> Week:
    return week._replace(slots=tuple(sorted((*week.slots, slot), key=lambda s: (s.day, s.kind))))


def move_problem(draft: Draft, week: Week, slot: Slot, to_day: int) -> str:
    """Why a slot may not move to a day; '' when it may."""
    if not (draft.today <= to_day < week.start + 7):
        return "not_this_week"
    profile = draft.runner.profile
    assert profile is not None
    others = [s for s in week.slots if s.id != slot.id and s.day >= draft.today]
    on_day = [s for s in others if s.day == to_day]
    taken = sum(s.minutes for s in on_day)
    if profile.available_min[(to_day + 6) % 7] < taken + slot.minutes:
        return "minutes"
    if any(s.kind == slot.kind for s in on_day):
        return "same_kind"
    if slot.kind == "walk":
        return ""
    past = past_of(draft, draft.today, ())
    offset = to_day - draft.today
    if slot.kind == "run":
        runs = {s.day - draft.today for s in others if s.kind == "run"} | {-o for o in past.runs}
        if offset - 1 in runs or offset + 1 in runs:
            return "runs_48_h"
    hard = {s.day - draft.today for s in others if s.hard} | {-o for o in past.hard}
    if slot.hard and ({offset - 1, offset + 1} & hard):
        return "hard_days"
    storage = {s.day - draft.today for s in others if s.contacts} | {
        -o for o in past.energy_storage
    }
    gap = draft.limits.whole("energy_storage_gap_d")
    if slot.contacts and any(abs(offset - other) < gap for other in storage):
        return "energy_storage"
    quality = {"hill", "speed", "technical"}
    heavy = {s.day - draft.today for s in others if s.heavy} | {-o for o in past.heavy_hamstring}
    fast = {s.day - draft.today for s in others if s.run in quality} | {-o for o in past.quality}
    if (slot.heavy and any(abs(offset - f) < 2 for f in fast)) or (
        slot.run in quality and any(abs(offset - h) < 2 for h in heavy)
    ):
        return "heavy_near_quality"
    return _rest_problem(draft, others, offset, past.active)


def _rest_problem(draft: Draft, others: list[Slot], offset: int, before: frozenset[int]) -> str:
    phase = draft.index.phases[f"P{draft.standing.phase}"]
    rest = phase.rest_days + (1 if draft.limits.cautious else 0)
    active = {s.day - draft.today for s in others if s.kind != "walk"} | {-o for o in before}
    active.add(offset)
    for start in range(offset - 6, offset + 1):
        if sum(start <= day < start + 7 for day in active) > 7 - rest:
            return "rest_days"
    return ""
