"""The view of a day: light, sentence, sessions, questions, tomorrow."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from surefoot.engine import plan
from surefoot.engine.answering import answers
from surefoot.engine.corrections import effective
from surefoot.engine.decision import Decision
from surefoot.engine.ledger import Day
from surefoot.engine.matching import SessionLog
from surefoot.engine.replay import Course
from surefoot.facts.types import ActivityImported, Correction, RedFlagAnswer
from surefoot.knowledge.beside_schema import Reminder
from surefoot.service import beside, light_views, present, questions
from surefoot.service.session_views import SessionView, TestView
from surefoot.service.today_views import FlagView, PromptView, SiteView, TodayView, UnansweredView
from surefoot.text import names, sessions
from surefoot.text.knowledge import in_words
from surefoot.text.language import t

_UNANSWERED_FOR_D = 3
_WEEKLY_EVERY_D = 7


def today_view(course: Course, reminders: Sequence[Reminder]) -> TodayView:
    """The day that the course ends on.

    reminders: the lines of that day, as the engine's `reminders` has them.
    """
    decision, index = course.decision, course.index
    day = course.ledger.days[-1]
    return TodayView(
        date=decision.day,
        phase=present.phase_now(course),
        light=decision.light.word,  # type: ignore[arg-type]
        sentence=present.headline(decision.reasons, index),
        reasons=[present.reason(r, index) for r in decision.reasons],
        changes=present.changes(decision),
        flags=_flags(course),
        prompts=_prompts(course),
        sites=_sites(course, decision, day),
        checked_in=day.check_in is not None,
        questions=questions.today(course),
        weekly_due=_weekly_due(course),
        sessions=_sessions(course),
        rest=decision.rest,
        tests_due=[
            TestView(test.id, test.name, test.how, test.unit, test.per_side)
            for test in (in_words(index).tests[name] for name in decision.tests_due)
        ],
        unanswered=list(_unanswered(course)),
        tomorrow=_tomorrow(course),
        event=t("Your race is today.") if decision.event else "",
        banner=_banner(decision),
        reminders=beside.reminders_of(course, reminders),
        due=[due for due in beside.due_of(course) if due.answered_by != "weekly_check"],
        routines=beside.routines_of(course),
        relapse=beside.relapse_of(course),
        season=beside.season_of(course),
        shoes=[shoe.name for shoe in beside.shoes_of(course) if shoe.retired_on is None],
        morning=None if course.draft is None else light_views.of_morning(course.draft),
    )


def _flags(course: Course) -> list[FlagView]:
    """The open flags; one of today with the answers that named it."""
    told = (f for f in course.facts if isinstance(f, RedFlagAnswer | Correction))
    today = [
        answer
        for answer in effective(told).values()
        if isinstance(answer, RedFlagAnswer)
        and answer.day(course.day_starts_at_h).toordinal() == course.today
    ]
    return [
        replace(
            present.flag(flag.id, course.index),
            answers=[str(answer.id) for answer in today if answer.answers.get(flag.id)]
            if flag.since == course.today
            else [],
        )
        for flag in course.ledger.days[-1].carry.flags
    ]


def _sessions(course: Course) -> list[SessionView]:
    decision = course.decision
    found = answers(decision.sessions, course.ledger.days[-1].sessions)
    recorded = {id: log.activity for id, log in found.items() if log.activity is not None}
    return [
        replace(
            present.session(session, course.index, course.draft),
            activity=str(recorded.get(session.id, "")),
        )
        for session in decision.sessions
    ]


def _prompts(course: Course) -> list[PromptView]:
    index = in_words(course.index)
    shown = []
    for prompt in course.decision.prompts:
        referral = index.referrals[prompt.referral]
        read = any(
            prompt.referral in past.acknowledged for past in course.ledger.days[-_FOUR_WEEKS_D:]
        )
        shown.append(
            PromptView(referral.id, referral.what, referral.see, referral.tell, prompt.since, read)
        )
    return shown


_FOUR_WEEKS_D = 28


def _sites(course: Course, decision: Decision, day: Day) -> list[SiteView]:
    before = course.ledger.day(day.ordinal - 1)
    morning = before.check_in.pain if before is not None and before.check_in is not None else {}
    return [
        SiteView(
            site=site,
            name=t(names.SITE[site]),
            usual_pain=day.carry.base.get(site, 0),
            light=decision.site_lights.get(site, "unknown"),  # type: ignore[arg-type]
            yesterday=morning.get(site),
        )
        for site in day.carry.runner.sites
    ]


def _weekly_due(course: Course) -> bool:
    standing = course.standing
    if standing is None or course.today - standing.started < _WEEKLY_EVERY_D - 1:
        return False
    return not any(past.weekly for past in course.ledger.days[-_WEEKLY_EVERY_D:])


def _unanswered(course: Course) -> list[UnansweredView]:
    facts = {fact.id: fact for fact in course.facts if isinstance(fact, ActivityImported)}
    waiting = []
    for past in course.ledger.days[-_UNANSWERED_FOR_D:]:
        for log in past.sessions:
            if not log.pain_asked and log.fact in facts:
                waiting.append(_waiting(log, facts[log.fact]))
    return waiting


def _waiting(log: SessionLog, activity: ActivityImported) -> UnansweredView:
    return UnansweredView(
        id=str(log.fact),
        session_class=log.kind,
        start=activity.happened_at,
        minutes=round(log.minutes, 1),
        distance_m=log.distance_m,
    )


def _tomorrow(course: Course) -> str:
    """Tomorrow in a line."""
    day = course.decision.day + timedelta(days=1)
    planned = _planned_on(course, day)
    if planned is None:
        return ""
    if planned.event:
        return t("Tomorrow: your race.")
    if not planned.sessions:
        return t("Tomorrow: rest.")
    index = in_words(course.index)
    titles = [names.inside(sessions.title(s, index)) for s in planned.sessions]
    return t("Tomorrow: {sessions}.", sessions=names.listed(titles))


def _planned_on(course: Course, day: date) -> plan.PlannedDay | None:
    for week in plan.plan(course, 2):
        for planned in week.days:
            if planned.day == day:
                return planned
    return None


def _banner(decision: Decision) -> str:
    if any(reason.rule == "CLINICIAN-FIRST" for reason in decision.reasons):
        return t(
            "Clinician first: your profile holds a risk. Please have a physiotherapist or sports "
            "doctor look at this plan; until then it keeps to careful limits."
        )
    return ""
