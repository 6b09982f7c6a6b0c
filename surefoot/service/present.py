"""Decisions, plans and gates as views: the engine's values with their words."""

from collections.abc import Sequence
from dataclasses import replace

from surefoot.engine import beside, pauses, technique
from surefoot.engine.decision import Decision, Item, Reason, Session
from surefoot.engine.draft import Draft
from surefoot.engine.parts import Part, Rounds, parts
from surefoot.engine.replay import Course
from surefoot.knowledge.beside_schema import Cue
from surefoot.knowledge.index import Index
from surefoot.service import light_views
from surefoot.service.session_views import (
    CiteView,
    CueView,
    ItemView,
    NoteView,
    PartView,
    RoundsView,
    SessionView,
    TempoView,
)
from surefoot.service.today_views import ChangeView, FlagView, PhaseView, ReasonView
from surefoot.text import beside as words
from surefoot.text import reasons, sessions, workouts
from surefoot.text.knowledge import in_words
from surefoot.text.language import later, t

_NOT_SHOWN_FIRST = frozenset({"GATE-HOLD", "TESTS-DUE", "LEVER-HOLD", "DROPPED"})


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
    behind = index.rules.get(str(value.numbers.get("behind")), rule)
    return ReasonView(
        rule=value.rule,
        layer=rule.layer,
        sentence=reasons.sentence(value, index),
        numbers=dict(value.numbers),
        facts=list(value.facts),
        cites=cites(behind.cites, index),
        grade=behind.grade,
        until=value.until,
        changes=reasons.would_change(value.rule, index),
    )


def changes(decision: Decision) -> list[ChangeView]:
    return [
        ChangeView(c.what, c.before, c.after, c.rule, c.until, reasons.change_sentence(c))
        for c in decision.changes
    ]


def headline(why: Sequence[Reason], index: Index) -> str:
    """The one sentence of a day: the strongest of its reasons that speaks of that day.

    While a warning sign is open that is the sign, whatever else is reason to stop.
    """
    index = in_words(index)
    for value in sorted(why, key=lambda each: each.rule != "FLAG" or not each.numbers.get("flags")):
        if value.rule not in _NOT_SHOWN_FIRST:
            return reasons.sentence(value, index)
    return t("Nothing to report yet: check in to begin.")


def phase(phase_id: str, index: Index) -> PhaseView:
    found = in_words(index).phases[phase_id]
    return PhaseView(found.id, found.name, found.aim)


def phase_now(course: Course) -> PhaseView:
    """The phase of the day; what it is for goes unsaid while a warning sign stops training."""
    found = phase(course.decision.phase, course.index)
    return replace(found, aim="") if course.ledger.days[-1].carry.flags else found


def flag(flag_id: str, index: Index) -> FlagView:
    """A red flag; one that this knowledge no longer knows is treated as same-day."""
    found = in_words(index).red_flags.get(flag_id)
    if found is None:
        return FlagView(flag_id, "same_day", flag_id.replace("_", " "), "")
    return FlagView(found.id, found.tier, found.question, found.see)


def session(value: Session, index: Index, draft: Draft | None = None) -> SessionView:
    """A planned session; with the draft of today also what goes beside it."""
    index = in_words(index)
    why = " ".join(
        reasons.sentence(Reason(rule, {}), index) for rule in value.rules if rule in PLAIN_RULES
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
        mode=value.variant if value.kind == "cross_training" else "",
        guide=_guide(value, index),
        cue=None if draft is None else _cue(value, draft),
        notes=[] if draft is None else _notes(value, draft),
        parts=[_rounds(each) for each in parts(value)],
        thresholds=None if draft is None else _thresholds(value, draft),
    )


def _thresholds(value: Session, draft: Draft) -> light_views.ThresholdsView:
    return light_views.of_session(draft, value.kind, value.day.toordinal())  # type: ignore[arg-type]


def _rounds(value: Part | Rounds) -> RoundsView:
    times, each = (1, (value,)) if isinstance(value, Part) else value
    return RoundsView(
        times, [PartView(part.what, t(workouts.PART[part.what]), part.duration_s) for part in each]
    )


def _cue(value: Session, draft: Draft) -> CueView | None:
    found = in_words(draft.index).cues.get(value.cue)
    return None if found is None else cue(found, draft)


def cue(found: Cue, draft: Draft) -> CueView:
    """A cue, in the language of its text."""
    index = in_words(draft.index)
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
        cadence_spm=technique.cadence_spm(found, draft),
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


PLAIN_RULES = frozenset(
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
    pace = exercise.tempo
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
        minutes=value.minutes,
        metres=value.metres,
        per_side=value.per_side,
        tempo=None if pace is None else TempoView(pace.up_s, pace.hold_s, pace.down_s),
        rest_s=pauses.between_sets_s(exercise, value),
        contacts=exercise.contacts,
    )
