"""Technique: the one cue to work on, the own cadence and its steps, and how they are going."""

from collections.abc import Iterable
from datetime import date

from surefoot.engine import cadence, technique
from surefoot.engine.corrections import counted
from surefoot.engine.draft import Draft
from surefoot.engine.replay import Course
from surefoot.facts.analysis import SPEED_BAND_MPS
from surefoot.facts.technique import GaitMeasured
from surefoot.facts.types import ActivityImported, Fact
from surefoot.knowledge.beside_schema import Cue
from surefoot.service import present
from surefoot.service.gait.findings import finding_views
from surefoot.service.progress import cadence as plots
from surefoot.service.progress.stretch import stretch
from surefoot.service.session_views import ExerciseLinkView
from surefoot.service.technique_state import State, technique_state
from surefoot.service.technique_views import (
    AimView,
    BandRunView,
    CadenceView,
    ClipToldView,
    DueTestView,
    PaceCadenceView,
    TechniqueView,
)
from surefoot.text import names
from surefoot.text import technique as words
from surefoot.text.knowledge import in_words
from surefoot.text.language import t

_NOTHING = CadenceView(None, "", [], None, [], [], quick=False)


def technique_view(course: Course) -> TechniqueView:
    """Of today."""
    draft = course.draft
    state = technique_state(course)
    cue = _cue(draft) if draft is not None and state == "working" else None
    index, facts = in_words(course.index), counted(course.facts)
    return TechniqueView(
        state=state,
        note=t(words.STATE[state]),
        cue=None if cue is None or draft is None else present.cue(cue, draft),
        drills=[]
        if cue is None
        else [ExerciseLinkView(name, index.exercises[name].name) for name in cue.drills],
        cadence=_NOTHING if draft is None else _cadence(draft, state),
        plot=plots.plot(stretch(course, "12"), facts),
        tests=[
            DueTestView(name, index.tests[name].name)
            for name in course.decision.tests_due
            if name in index.tests
        ],
        clip=_clip(course, facts.values()),
    )


def _cue(draft: Draft) -> Cue | None:
    return in_words(draft.index).cues.get(draft.standing.cue)


def _cadence(draft: Draft, state: State) -> CadenceView:
    found = cadence.of_standing(draft)
    now, limits = draft.standing.cadence, draft.limits
    own = technique.own_spm(draft)
    asked = state == "working" and technique.aims_at_cadence(draft)
    aim, band = cadence.aim_spm(now, limits), cadence.band_spm(now, limits)
    held = cadence.held(draft, draft.today) if asked and aim else None
    quick = own is not None and plots.cue_of(draft) is None
    return CadenceView(
        own_spm=None if own is None else round(own),
        rests_on="" if found is None else words.rests_on(found),
        paces=[
            PaceCadenceView(mps, mps + SPEED_BAND_MPS, round(minutes), round(spm))
            for mps, minutes, spm in cadence.by_pace(draft)
        ],
        aim=None
        if not asked or aim is None or band is None
        else AimView(now.step, aim, round(band[0]), round(band[1])),
        how=_how(draft, state, own, held, quick=quick),
        runs=[] if held is None else [_run(run, held.share) for run in held.runs],
        quick=quick,
    )


def _how(
    draft: Draft, state: State, own: float | None, held: cadence.Held | None, *, quick: bool
) -> list[str]:
    now, limits = draft.standing.cadence, draft.limits
    if own is None or state in ("stopped", "red", "resting"):
        return []
    if quick:
        return [words.quick()]
    if held is None:
        if now.step:
            return [words.another_cue()] if state == "working" else []
        return [words.first_step(cadence.aim_above(own, limits, 1))]
    if now.step == cadence.LAST_STEP:
        return [*words.how_held(held), words.last_step()]
    days = limits.whole("cadence_step_d") - (draft.today - now.since)
    second = cadence.aim_above(own, limits, cadence.LAST_STEP)
    return [*words.how_held(held), words.next_step(held, second, days)]


def _run(run: cadence.RunInBand, share: float) -> BandRunView:
    return BandRunView(
        activity=str(run.activity),
        when=names.long_day(date.fromordinal(run.day)),
        spm=round(run.spm),
        said=words.in_band(run.in_band_min, run.flat_min),
        holds=run.in_band_min >= share * run.flat_min,
    )


def _clip(course: Course, facts: Iterable[Fact]) -> ClipToldView | None:
    """The newest clip that was measured, with what it shows."""
    clips = sorted(
        (fact for fact in facts if isinstance(fact, GaitMeasured)),
        key=lambda fact: (fact.happened_at, fact.id),
        reverse=True,
    )
    if not clips:
        return None
    newest = clips[0]
    return ClipToldView(
        id=str(newest.id),
        said=words.clip(newest.view, names.day(newest.day(course.day_starts_at_h))),
        findings=[each.sentence for each in finding_views(newest, clips[1:], course)],
    )


def in_band(course: Course, fact: ActivityImported) -> str:
    """A run's flat minutes in the band that was aimed at on its day; '' where nothing tells."""
    day = fact.day(course.day_starts_at_h).toordinal()
    place = day - course.ledger.first
    if not 0 <= place < len(course.standings) or fact.analysis is None:
        return ""
    standing, carry = course.standings[place], course.ledger.days[place].carry
    if standing is None:
        return ""
    limits, fast_mps = carry.runner.limits, cadence.fast_from_mps(carry.runner, carry.speeds_mps)
    found = cadence.in_band(fact.analysis.flat_cadence, standing.cadence, limits, fast_mps)
    return "" if found is None else words.in_band(found[1], found[0])
