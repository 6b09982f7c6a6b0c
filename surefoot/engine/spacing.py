"""What the days before leave room for: a walk through the days with what was done and is given.

The week is laid out with its spacing (schedule.py). This guards it day by day when the runner
trained otherwise than planned, when a session was moved or a profile changed: it only takes load
away.
"""

from dataclasses import dataclass, field

from surefoot.engine.decision import Session
from surefoot.engine.draft import Draft
from surefoot.engine.matching import SessionLog

_HARD_FROM_RPE = 6
_HARD_HILL_WEEKS = 4
_QUALITY = ("hill", "speed", "technical")


@dataclass(slots=True)
class Walk:
    """Days by ordinal: what was done up to today, what the walk gave after."""

    active: set[int] = field(default_factory=set)
    given: set[int] = field(default_factory=set)
    """Days that the walk gave a session other than a walk."""
    done_min: dict[int, float] = field(default_factory=dict)
    """Running done on a day."""
    run_min: dict[int, float] = field(default_factory=dict)
    """Running given on a day."""
    minutes: dict[int, int] = field(default_factory=dict)
    """Minutes of a day that sessions already take."""
    hard: set[int] = field(default_factory=set)
    hard_runs: set[int] = field(default_factory=set)
    quality: set[int] = field(default_factory=set)
    climbs: set[int] = field(default_factory=set)
    heavy: set[int] = field(default_factory=set)
    jumps: set[int] = field(default_factory=set)

    def ran(self, day: int) -> float:
        """Running of a day: what was done, else what is given."""
        return self.done_min.get(day) or self.run_min.get(day, 0.0)

    def runs(self, first: int, last: int) -> set[int]:
        days = self.done_min.keys() | self.run_min.keys()
        return {day for day in days if first <= day <= last and self.ran(day) > 0}


def walk_of(draft: Draft) -> Walk:
    """The walk as it stands this morning: the days before as they were lived, today's too if it
    was trained on already. A hard session that nobody answered counts as done."""
    walk = Walk()
    for ordinal in range(draft.today - 7, draft.today + 1):
        day = draft.ledger.day(ordinal)
        if day is not None:
            for session in day.sessions:
                if session.done:
                    _add_done(walk, draft, ordinal, session)
    walk.hard.update([day for day, _ in draft.standing.beyond])
    week = draft.standing.week
    for slot in week.slots if week is not None else ():
        if slot.day < draft.today and not _refused(draft, slot.day, slot.kind):
            if slot.hard:
                walk.hard.add(slot.day)
            if slot.heavy:
                walk.heavy.add(slot.day)
            if slot.contacts:
                walk.jumps.add(slot.day)
            if slot.run in _QUALITY:
                walk.quality.add(slot.day)
    return walk


def _refused(draft: Draft, ordinal: int, kind: str) -> bool:
    day = draft.ledger.day(ordinal)
    return day is not None and any(s.kind == kind and not s.done for s in day.sessions)


def _add_done(walk: Walk, draft: Draft, day: int, session: SessionLog) -> None:
    if session.kind != "walk":
        walk.active.add(day)
    exercises = draft.index.exercises
    heavy = any(
        done.exercise in exercises and exercises[done.exercise].heavy_hamstring
        for done in session.exercises
    )
    fast = session.kind == "run" and (session.fast_min > 0 or session.technical_min > 0)
    climbed = session.kind == "run" and session.ascent_m > 0
    if session.kind == "run" and session.run_min > 0:
        walk.done_min[day] = walk.done_min.get(day, 0.0) + session.run_min
    if climbed:
        walk.climbs.add(day)
    if fast:
        walk.quality.add(day)
    if heavy:
        walk.heavy.add(day)
    if session.contacts:
        walk.jumps.add(day)
    if fast or heavy or session.contacts or (session.rpe or 0) >= _HARD_FROM_RPE:
        walk.hard.add(day)
    if fast or (session.kind == "run" and (session.rpe or 0) >= _HARD_FROM_RPE):
        walk.hard_runs.add(day)


def give(walk: Walk, draft: Draft, session: Session) -> None:
    """Takes a session into the walk."""
    day = session.day.toordinal()
    walk.minutes[day] = walk.minutes.get(day, 0) + session.minutes
    if session.kind != "walk":
        walk.active.add(day)
        walk.given.add(day)
    if session.kind == "run":
        walk.run_min[day] = session.run_min
        if session.ascent_m:
            walk.climbs.add(day)
        if session.variant in _QUALITY or session.fast_min or session.technical_min:
            walk.quality.add(day)
    if session.hard:
        walk.hard.add(day)
        if session.kind == "run":
            walk.hard_runs.add(day)
    if session.contacts:
        walk.jumps.add(day)
    if is_heavy(draft, session):
        walk.heavy.add(day)


def is_heavy(draft: Draft, session: Session) -> bool:
    """Whether a session holds heavy hamstring work."""
    exercises = draft.index.exercises
    return any(exercises[item.exercise].heavy_hamstring for item in session.items)


def rest_due(walk: Walk, draft: Draft, day: int) -> bool:
    """Whether the day has to be a rest day (I17); training on it anyway does not undo that."""
    if day in walk.given:
        return False
    phase = draft.index.phases[f"P{draft.standing.phase}"]
    most = 7 - min(6, phase.rest_days + (1 if draft.limits.cautious else 0))
    return sum(other in walk.active for other in range(day - 6, day)) >= most


def run_too_near(walk: Walk, draft: Draft, day: int) -> bool:
    """Whether a run would come less than 48 hours after the last, outside the one pair (I15)."""
    if not walk.ran(day - 1):
        return False
    week = draft.standing.week
    planned = {slot.day for slot in week.slots if slot.kind == "run"} if week is not None else set()
    if draft.standing.phase <= 2 or len(planned) < 4 or day - 1 in walk.hard_runs:
        return True
    recent = walk.runs(day - 6, day - 1) | {day}
    return sum(other + 1 in recent for other in recent) > len(planned) - 3


def is_hard(draft: Draft, session: Session, hard_from_min: float) -> bool:
    """Whether a run makes its day a hard one (§7); a long one does beyond the minutes given."""
    return (
        session.fast_min > 0
        or session.technical_min > 0
        or (session.ascent_m > 0 and draft.standing.hill_weeks < _HARD_HILL_WEEKS)
        or (session.variant == "long" and session.run_min > hard_from_min)
    )


def hard_before(walk: Walk, day: int) -> bool:
    return day - 1 in walk.hard


def jumps_too_near(walk: Walk, draft: Draft, day: int) -> bool:
    """Whether jumps would come too soon after the last (I16)."""
    gap = draft.limits.whole("energy_storage_gap_d")
    return any(day - other in walk.jumps for other in range(1, gap))


def heavy_too_near(walk: Walk, day: int) -> bool:
    """Whether heavy hamstring work would stand beside hills or speed (I16)."""
    return day in walk.climbs or bool({day - 1, day} & walk.quality)


def quality_too_near(walk: Walk, day: int) -> bool:
    """Whether hills or speed would follow heavy hamstring work (I16)."""
    return day - 1 in walk.heavy
