"""A planned run or walk as a file that a watch takes."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zlib import crc32

from surefoot.activity.fit_workout import Intensity, Repeat, Step, workout_file
from surefoot.engine import plan
from surefoot.engine.decision import Session
from surefoot.engine.parts import Part, What, parts
from surefoot.engine.replay import Course
from surefoot.engine.session_ids import day_and_kind
from surefoot.service.errors import BadInput, NotKnown
from surefoot.text import names, workouts
from surefoot.text.knowledge import in_words
from surefoot.text.language import t

_INTENSITY: dict[What, Intensity] = {
    "warm_up": "warm_up",
    "run": "active",
    "walk": "rest",
    "fast": "active",
    "easy": "active",
    "cool_down": "cool_down",
}


@dataclass(frozen=True, slots=True)
class WorkoutFile:
    """A file to put on a watch."""

    name: str
    content: bytes


def of_session(course: Course, session_id: str, now: datetime) -> WorkoutFile:
    """The file of a session of this week, from today on.

    Raises NotKnown; BadInput for what is not sent to a watch: another kind of session, one that is
    answered or still provisional, any while a warning sign is open.
    """
    _refuse_flagged(course)
    week = _this_week(course)
    for session in week:
        if session.id == session_id:
            return _file(course, session, now)
    told = day_and_kind(session_id)
    if told is not None and told[0] > _last_day(course):
        raise _provisional(told[0])
    raise NotKnown(t("There is no session {session} in the plan of this week.", session=session_id))


def of_day(course: Course, day: date | None, now: datetime) -> WorkoutFile:
    """The file of a day's run, else of its walk. Raises BadInput as `of_session` does."""
    _refuse_flagged(course)
    day = day or course.decision.day
    if day > _last_day(course):
        raise _provisional(day)
    found = [s for s in _this_week(course) if s.day == day and s.kind in ("run", "walk")]
    if not found:
        raise BadInput(t("There is no run or walk to come on {day}.", day=names.long_day(day)))
    return _file(course, next((s for s in found if s.kind == "run"), found[0]), now)


def _file(course: Course, session: Session, now: datetime) -> WorkoutFile:
    if session.kind not in ("run", "walk"):
        raise BadInput(t("Only runs and walks can be sent to a watch."))
    if session.done:
        raise BadInput(t("You have already said how this session went."))
    index, today = in_words(course.index), course.ledger.days[-1]
    checked_in = today.check_in is not None
    before = workouts.before(session, course.decision.day, checked_in=checked_in)
    during = workouts.during(session, index, today.carry.runner)
    content = workout_file(
        workouts.name(session, index),
        "walk" if session.kind == "walk" else "run",
        _steps(session, before, during),
        crc32(session.id.encode()) or 1,
        now,
    )
    return WorkoutFile(f"surefoot-{session.day}-{session.kind}.fit", content)


def _steps(session: Session, before: str, during: tuple[str, ...]) -> list[Step | Repeat]:
    """The steps, with the notes where they are read first."""
    waiting: dict[str, tuple[str, ...]] = {"first": (before,), "moving": during}

    def step(part: Part) -> Step:
        notes = waiting.pop("first", ())
        if part.what != "warm_up":
            notes += waiting.pop("moving", ())
        effort: Intensity = "active" if session.kind == "walk" else _INTENSITY[part.what]
        return Step(t(workouts.PART[part.what]), part.duration_s, effort, notes)

    return [
        step(each) if isinstance(each, Part) else Repeat(each.times, tuple(map(step, each.parts)))
        for each in parts(session)
    ]


def _refuse_flagged(course: Course) -> None:
    if course.decision.flags:
        raise BadInput(
            t("A warning sign is open and training is stopped: nothing goes to the watch.")
        )


def _this_week(course: Course) -> list[Session]:
    """The sessions from today to the end of the week."""
    (week,) = plan.plan(course, 1)
    return [session for day in week.days for session in day.sessions]


def _last_day(course: Course) -> date:
    standing = course.standing
    if standing is None:
        return course.decision.day
    return date.fromordinal(standing.block_start(course.today)) + timedelta(days=6)


def _provisional(day: date) -> BadInput:
    return BadInput(
        t(
            "{day} lies in a week that is still provisional: send the session in its own week, "
            "when your reports have set its dose.",
            day=names.long_day(day),
        )
    )
