"""Decisions, plans and gates as views: the engine's values with their words."""

from collections.abc import Sequence
from dataclasses import replace

from surefoot.engine import beside, gates, plan, season
from surefoot.engine.decision import Decision, Item, Reason, Session
from surefoot.engine.draft import Draft
from surefoot.engine.gates import View
from surefoot.engine.horizon import weeks_to_full
from surefoot.engine.replay import Course
from surefoot.knowledge.index import Index
from surefoot.knowledge.schema import Knowledge
from surefoot.service.session_views import CiteView, CueView, ItemView, NoteView, SessionView
from surefoot.service.views import (
    ChangeView,
    CriterionView,
    DayView,
    FlagView,
    GateView,
    PhaseView,
    PlanView,
    ProtocolView,
    RangeView,
    ReasonView,
    WeekView,
)
from surefoot.text import beside as words
from surefoot.text import names, reasons, sessions
from surefoot.text.knowledge import in_words
from surefoot.text.language import later, of_knowledge, t

_NOT_SHOWN_FIRST = frozenset({"GATE-HOLD", "TESTS-DUE", "LEVER-HOLD", "DROPPED"})
_RANGE_CITES = ("EV005", "EV006")


def cites(ids: Sequence[str], index: Index) -> list[CiteView]:
    """The statements behind ids, with their source and how well it was checked."""
    index = in_words(index)
    found = []
    for cite in ids:
        statement = index.statements.get(cite)
        if statement is None:
            continue
        source = index.sources[statement.source]
        title = source.title
        if source.authors:
            title = f"{source.authors} ({source.year}): {source.title}"
        if source.doi:
            title += f", doi {source.doi}"
        found.append(CiteView(cite, statement.gloss, title, t(_STATUS[source.status])))
    return found


_STATUS = {
    "source_document": later("source document"),
    "read_in_full": later("read in full"),
    "abstract": later("abstract"),
    "secondary": later("secondary"),
    "from_memory": later("from memory"),
}


def reason(value: Reason, index: Index) -> ReasonView:
    index = in_words(index)
    rule = index.rules[value.rule]
    return ReasonView(
        rule=value.rule,
        layer=rule.layer,
        sentence=reasons.sentence(value, index),
        numbers=dict(value.numbers),
        facts=list(value.facts),
        cites=cites(rule.cites, index),
        grade=rule.grade,
        until=value.until,
        changes=reasons.would_change(value.rule, index),
    )


def changes(decision: Decision) -> list[ChangeView]:
    return [
        ChangeView(c.what, c.before, c.after, c.rule, c.until, reasons.change_sentence(c))
        for c in decision.changes
    ]


def headline(why: Sequence[Reason], index: Index) -> str:
    """The one sentence of a day: the strongest of its reasons that speaks of that day."""
    index = in_words(index)
    for value in why:
        if value.rule not in _NOT_SHOWN_FIRST:
            return reasons.sentence(value, index)
    return t("Nothing to report yet: check in to begin.")


def phase(phase_id: str, index: Index) -> PhaseView:
    found = in_words(index).phases[phase_id]
    return PhaseView(found.id, found.name, found.aim)


def protocol(knowledge: Knowledge) -> ProtocolView:
    found = knowledge.protocol
    title, scope = of_knowledge(found.title), of_knowledge(found.scope)
    return ProtocolView(found.id, title, scope, list(found.covers))


def flag(flag_id: str, index: Index) -> FlagView:
    """A red flag; one that this knowledge no longer knows is treated as same-day."""
    found = in_words(index).red_flags.get(flag_id)
    if found is None:
        return FlagView(flag_id, "same_day", flag_id.replace("_", " "), t("See a doctor today."))
    return FlagView(found.id, found.tier, found.question, found.see)


def session(value: Session, index: Index, draft: Draft | None = None) -> SessionView:
    """A planned session; with the draft of today also what goes beside it."""
    index = in_words(index)
    why = " ".join(
        reasons.sentence(Reason(rule, {}), index) for rule in value.rules if rule in _PLAIN_RULES
    )
    return SessionView(
        id=value.id,
        date=value.day,
        kind=value.kind,  # type: ignore[arg-type]
        title=sessions.title(value, index),
        dose=sessions.dose(value, index),
        minutes=value.minutes,
        run_min=value.run_min,
        on_feet_min=value.on_feet_min,
        ascent_m=value.ascent_m,
        descent_m=value.descent_m,
        fast_min=value.fast_min,
        contacts=value.contacts,
        items=[item(entry, index) for entry in value.items],
        why=why,
        rules=list(value.rules),
        amber_from=value.amber_from,
        red_from=value.red_from,
        done=value.done,  # type: ignore[arg-type]
        optional=value.optional,
        provisional=value.provisional,
        guide=_guide(value, index),
        cue=None if draft is None else _cue(value, draft),
        notes=[] if draft is None else _notes(value, draft),
    )


def _cue(value: Session, draft: Draft) -> CueView | None:
    index = in_words(draft.index)
    found = index.cues.get(value.cue)
    if found is None:
        return None
    return CueView(
        id=found.id,
        name=found.name,
        say=words.cue(found, draft.runner),
        how=found.how,
        check=found.check,
        why=found.why,
        drills=[index.exercises[name].name for name in found.drills],
        grade=found.grade,
        cites=cites(found.cites, index),
    )


def _notes(value: Session, draft: Draft) -> list[NoteView]:
    index = in_words(draft.index)
    return [
        NoteView(note.id, index.session_notes[note.id].text, note.grade, cites(note.cites, index))
        for note in beside.notes(draft, value)
    ]


def _guide(value: Session, index: Index) -> ItemView | None:
    """The library's entry of a run, walk or cross-training; the session itself has the dose."""
    exercise = sessions.guide(value, index)
    if exercise is None:
        return None
    found = item(Item(exercise.id, cites=exercise.cites, grade=exercise.grade), index)
    return replace(found, dose="")


_PLAIN_RULES = frozenset(
    {
        "WEEK-SHAPE",
        "STRENGTH-BLOCK",
        "CAP-SESSION",
        "CAP-RED-WEEK",
        "CAP-NO-MORE",
        "CAP-DAY",
        "AMBER",
        "SPACE-HARD",
    }
)
"""Rules of a session whose sentence needs no numbers."""


def item(value: Item, index: Index) -> ItemView:
    exercise = in_words(index).exercises[value.exercise]
    return ItemView(
        exercise=exercise.id,
        name=exercise.name,
        dose=sessions.item_dose(value),
        sets=value.sets,
        reps=value.reps,
        hold_s=value.hold_s,
        load=sessions.load(value),
        setup=exercise.setup,
        movement=exercise.movement,
        cues=list(exercise.cues),
        feel=exercise.feel,
        stop=exercise.stop,
        optional=value.optional,
        cites=list(value.cites),
        grade=value.grade,
    )


def plan_view(course: Course, weeks: int) -> PlanView:
    """The weeks to come, with the honest range for the way back."""
    index = course.index
    planned = plan.plan(course, weeks * 7 - _days_gone(course))
    shown = [_week(week, index, course.draft) for week in planned]
    return PlanView(
        today=course.decision.day,
        phase=phase(course.decision.phase, index),
        weeks=shown[:weeks],
        back=way_back(course),
    )


def _days_gone(course: Course) -> int:
    standing = course.standing
    return 0 if standing is None else (course.today - standing.started) % 7


def _week(week: plan.PlannedWeek, index: Index, draft: Draft | None) -> WeekView:
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
    run_min = sum(s.run_min for day in week.days for s in day.sessions)
    return WeekView(
        start=week.start,
        number=week.number,
        deload=week.deload,
        provisional=week.provisional,
        run_min=round(run_min),
        note=" ".join(notes),
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


def way_back(course: Course) -> RangeView | None:
    """The range of weeks to full training; None without a plan or once it is reached."""
    standing = course.standing
    if standing is None or standing.phase >= 6:
        return None
    runner = course.ledger.days[-1].carry.runner
    span = weeks_to_full(course.index, runner, standing)
    return RangeView(
        low_weeks=span.low,
        high_weeks=span.high,
        sentence=t(
            "Back to full training in about {low} to {high} weeks if your reports allow each step. "
            "In published groups 44 % of runners with IT band syndrome were back at 8 weeks and "
            "92 % at 6 months; it is a range, not a promise.",
            low=span.low,
            high=span.high,
        ),
        cites=cites(_RANGE_CITES, course.index),
    )


def gate_views(course: Course) -> list[GateView]:
    """What stands between the runner and the next phase, and what else the phase can open."""
    standing = course.standing
    if standing is None:
        return []
    index = in_words(course.index)
    view = View(
        course.index, course.ledger, standing, course.ledger.days[-1].carry.runner, course.today
    )
    wanted = [f"P{standing.phase + 1}"]
    if standing.phase >= 4 and standing.levers.descent == 0:
        wanted.append("descent")
    if standing.phase >= 3 and standing.levers.plyometrics == 0:
        wanted.append("plyometrics")
    shown = []
    for name in wanted:
        gate = index.gate_to.get(name)
        if gate is None:
            continue
        state = gates.state(course.index.gate_to[name], view)
        by_id = {criterion.id: criterion for criterion in gate.criteria}
        shown.append(
            GateView(
                id=gate.id,
                what=gate.what,
                opens=reasons.opened(gate.opens, index),
                passed=state.passed,
                criteria=[
                    CriterionView(
                        id=c.criterion,
                        what=by_id[c.criterion].what,
                        met=c.met,
                        answered=c.answered,
                        value=c.value,
                        wanted=c.wanted,
                        soft=c.soft,
                        trained_by=[
                            index.exercises[e].name for e in c.trained_by if e in index.exercises
                        ],
                        cites=cites(by_id[c.criterion].cites, index),
                    )
                    for c in state.criteria
                ],
            )
        )
    return shown
