"""What stands beside the plan on a day: reminders, what is due, routines, comfort, shoes."""

from collections.abc import Iterator, Sequence

from surefoot.engine import beside, monitoring, relapse, reminders, season, shoes
from surefoot.engine.draft import Draft
from surefoot.engine.replay import Course
from surefoot.knowledge.beside_schema import Reminder
from surefoot.service import present
from surefoot.service.beside_views import (
    BesideView,
    ComfortView,
    DueView,
    ReminderView,
    RoutineView,
    SeasonView,
    ShoeView,
    StepView,
    SwitchView,
)
from surefoot.service.session_views import TestView
from surefoot.text import beside as words
from surefoot.text.knowledge import in_words
from surefoot.text.language import t


def reminders_of(course: Course, lines: Sequence[Reminder]) -> list[ReminderView]:
    """The lines of the day, as `reminders` has them."""
    index = in_words(course.index)
    runner = course.ledger.days[-1].carry.runner
    return [
        ReminderView(
            id=found.id,
            track=found.track,
            track_name=t(words.TRACK[found.track]),
            text=words.reminder(index.reminders[found.id], runner),
            grade=found.grade,
            cites=present.cites(found.cites, index),
        )
        for found in lines
    ]


def due_of(course: Course) -> list[DueView]:
    """What is due to be looked at; it bars nothing."""
    index = in_words(course.index)
    asked = set(course.decision.tests_due)
    shown = []
    for due in monitoring.due(course):
        found = index.monitoring[due.checkpoint]
        if due.tests and asked.issuperset(due.tests):
            continue
        shown.append(
            DueView(
                id=found.id,
                name=found.name,
                how=found.how,
                since=due.since,
                last=due.last,
                note=words.due(due),
                answered_by=found.answered_by,
                tests=[
                    TestView(t.id, t.name, t.how, t.unit, t.per_side)
                    for t in (index.tests[name] for name in due.tests if name not in asked)
                ],
                grade=found.grade,
                cites=present.cites(found.cites, index),
            )
        )
    return shown


def routines_of(course: Course) -> list[RoutineView]:
    """Routines of the day: around a run on a day with a run, the daily ones on every day."""
    draft = course.draft
    if draft is None or course.decision.flags:
        return []
    runs = any(session.kind == "run" for session in course.decision.sessions)
    return list(_routines(draft, runs=runs))


def _routines(draft: Draft, *, runs: bool) -> Iterator[RoutineView]:
    index = in_words(draft.index)
    for routine, items in beside.routines_of_day(draft, runs=runs):
        yield RoutineView(
            id=routine.id,
            name=index.routines[routine.id].name,
            when=words.routine(routine),
            minutes=routine.minutes,
            optional=routine.optional,
            caution=index.routines[routine.id].caution,
            items=[present.item(item, index) for item in items],
            grade=routine.grade,
            cites=present.cites(routine.cites, index),
        )


def relapse_of(course: Course) -> list[StepView]:
    """The steps of the way back after a setback in full training."""
    draft = course.draft
    if draft is None:
        return []
    index = in_words(course.index)
    said = {step.id: step.what for step in index.relapse}
    return [
        StepView(step.id, said[step.id], present.cites(step.cites, index))
        for step in relapse.steps(draft)
    ]


def season_of(course: Course) -> SeasonView | None:
    """The part of the running year that today belongs to."""
    standing = course.standing
    if standing is None:
        return None
    runner = course.ledger.days[-1].carry.runner
    found = in_words(course.index).seasons.get(season.of_day(runner, standing, course.today))
    return None if found is None else SeasonView(found.id, found.name, found.what)


def beside_view(course: Course) -> BesideView:
    """Everything beside the plan, for a page of its own."""
    draft = course.draft
    off = reminders.tracks_off(course)
    return BesideView(
        shoes=shoes_of(course),
        switches=[
            SwitchView(track, t(name), track not in off) for track, name in words.TRACK.items()
        ],
        comfort=[] if draft is None else list(_comfort(draft)),
        due=due_of(course),
        season=season_of(course),
        relapse=relapse_of(course),
    )


def _comfort(draft: Draft) -> Iterator[ComfortView]:
    index = in_words(draft.index)
    for found, waits in beside.comfort(draft):
        method = index.comfort[found.id]
        yield ComfortView(
            id=method.id,
            name=method.name,
            how=method.how,
            caution=method.caution,
            when=words.comfort(method, waits=waits),
            grade=method.grade,
            cites=present.cites(method.cites, index),
        )


def shoes_of(course: Course) -> list[ShoeView]:
    """Each pair with its distance."""
    return [
        ShoeView(
            name=pair.name,
            in_use_since=pair.in_use_since,
            retired_on=pair.retired_on,
            distance_m=round(pair.distance_m),
            distance_before_m=round(pair.distance_before_m),
            runs=pair.runs,
            in_use=words.in_use(pair),
            note=words.unmeasured(pair),
        )
        for pair in shoes.pairs(course.ledger)
    ]
