"""The view of the weeks to come, with the honest range for the way back."""

from collections.abc import Mapping
from datetime import timedelta

from surefoot.engine import plan, season
from surefoot.engine.draft import Draft
from surefoot.engine.horizon import weeks_to_full
from surefoot.engine.replay import Course
from surefoot.knowledge.index import Index
from surefoot.knowledge.vocabulary import InjuryKind
from surefoot.service.plan_views import DayView, PlanView, RangeView, WeekView
from surefoot.service.present import cites, phase_now, session
from surefoot.service.protocols import kind_of
from surefoot.text import names
from surefoot.text.knowledge import in_words
from surefoot.text.language import later, t

_ANY_INJURY = "EV006"
_PUBLISHED: Mapping[InjuryKind, tuple[str, str]] = {
    "itb": (
        later(
            "In published groups 44 % of runners with IT band syndrome were back in sport at "
            "8 weeks and 92 % at 6 months."
        ),
        "EV005",
    ),
    "tendon_proximal": (
        later(
            "A sore tendon at the sit bone takes three to six months, by the word of clinicians."
        ),
        "EV023",
    ),
    "acute_strain": (
        later(
            "Footballers with an acute strain were back after 28 days with one programme and "
            "after 51 with another."
        ),
        "EV031",
    ),
}
"""What groups with the same injury needed, and the row that says so."""


def plan_view(course: Course, weeks: int) -> PlanView:
    """The weeks to come, with the honest range for the way back."""
    index = course.index
    planned = plan.plan(course, weeks * 7 - _days_gone(course))
    shown = [_week(week, index, course.draft) for week in planned]
    return PlanView(
        today=course.decision.day,
        phase=phase_now(course),
        weeks=shown[:weeks],
        back=way_back(course),
    )


def _days_gone(course: Course) -> int:
    standing = course.standing
    return 0 if standing is None else (course.today - standing.started) % 7


def week_note(week: plan.PlannedWeek) -> str:
    """What the week is for, what rises in it, and what it left out."""
    notes = []
    if week.deload:
        notes.append(t("A lighter week, by the calendar."))
    if week.raised:
        notes.append(t("Rises this week: {lever}.", lever=names.name(week.raised, names.LEVER)))
    if week.dropped:
        left_out = names.words(", ".join(dict.fromkeys(week.dropped)), names.DROPPED)
        notes.append(t("Left out, because the days could not hold it: {what}.", what=left_out))
    if week.provisional:
        notes.append(
            t("Provisional: it repeats what is allowed now and rises only on your reports.")
        )
    return " ".join(notes)


def _week(week: plan.PlannedWeek, index: Index, draft: Draft | None) -> WeekView:
    run_min = sum(s.run_min for day in week.days for s in day.sessions)
    return WeekView(
        start=week.start,
        number=week.number,
        deload=week.deload,
        provisional=week.provisional,
        run_min=round(run_min),
        note=week_note(week),
        days=[
            DayView(
                day.day, day.rest, _event(day), [session(s, index, draft) for s in day.sessions]
            )
            for day in week.days
        ],
        season=_season(week, index, draft),
    )


def _event(day: plan.PlannedDay) -> str:
    return t("Race") if day.event else ""


def _season(week: plan.PlannedWeek, index: Index, draft: Draft | None) -> str:
    """The name of the part of the running year in which the week begins."""
    if draft is None:
        return ""
    name = season.of_day(draft.runner, draft.standing, week.start.toordinal())
    found = in_words(index).seasons.get(name)
    return "" if found is None else found.name


def _race_before(course: Course, low_weeks: int) -> list[str]:
    """Says so when the race lies before the earliest end of the way back."""
    profile = course.ledger.days[-1].carry.runner.profile
    race = profile.goal.on if profile is not None and profile.goal is not None else None
    today = course.decision.day
    if race is None or not today <= race < today + timedelta(weeks=low_weeks):
        return []
    return [t("Your race on {day} comes before that.", day=names.full_day(race))]


def way_back(course: Course) -> RangeView | None:
    """The range of weeks to full training; None without a plan, with a warning sign open, or
    once it is reached."""
    standing = course.standing
    carry = course.ledger.days[-1].carry
    if standing is None or standing.phase >= 6 or carry.flags:
        return None
    runner = carry.runner
    span = weeks_to_full(course.index, runner, standing)
    kinds = dict.fromkeys(kind_of(injury) for injury in runner.injuries.values())
    published = [_PUBLISHED[kind] for kind in kinds if kind in _PUBLISHED]
    sentences = [
        t(
            "The plan's own steps to full training, climbs and races included, take about {low} "
            "to {high} weeks if your reports allow each of them. This is not how long healing "
            "takes, and running begins before that.",
            low=span.low,
            high=span.high,
        ),
        *(t(sentence) for sentence, _ in published),
        *_race_before(course, span.low),
        t("It is a range, not a promise."),
    ]
    return RangeView(
        low_weeks=span.low,
        high_weeks=span.high,
        sentence=" ".join(sentences),
        cites=cites([*(cite for _, cite in published), _ANY_INJURY], course.index),
    )
