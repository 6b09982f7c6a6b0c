"""The gates from where a runner stands to full training, with every item's state."""

from collections.abc import Iterator
from typing import Literal

from surefoot.engine import gates
from surefoot.engine.decision import CriterionState
from surefoot.engine.draft import Draft
from surefoot.engine.gates import baseline_min
from surefoot.engine.replay import Course
from surefoot.knowledge.gate_schema import Gate
from surefoot.knowledge.index import Index
from surefoot.service import present
from surefoot.service.road_views import LeverView, RoadItemView, RoadStepView, RoadView
from surefoot.service.session_views import ExerciseLinkView, TestView
from surefoot.text import gates as words
from surefoot.text import names, reasons
from surefoot.text.knowledge import in_words
from surefoot.text.language import later, t

_LAST = 7
_HOLDING = ("FLAG", "WORRY", "OTHER-INJURY", "PREGNANCY", "PAUSE", "FEVER")
_RUNNING, _HILLS = 3, 4

AnsweredBy = Literal["check_in", "session", "test", "weekly_check", "note", "flags", "time"]


def road_view(course: Course) -> RoadView:
    """The road from today. Empty without a plan (under age)."""
    draft = course.draft
    steps = [] if draft is None else list(_steps(draft))
    held = [r for r in course.decision.reasons if r.rule in _HOLDING]
    return RoadView(
        phase=present.phase_now(course),
        held=present.headline(held, course.index) if held else "",
        levers=[] if draft is None else list(_levers(draft)),
        steps=steps,
    )


def _steps(draft: Draft) -> Iterator[RoadStepView]:
    """The gate to each phase that is to come, with the gates of classes of work where they first
    can be passed."""
    levers = draft.standing.levers
    by_phase = {
        _RUNNING: ["plyometrics"] if levers.plyometrics == 0 else [],
        _HILLS: ["descent"] if levers.descent == 0 else [],
    }
    for phase in range(min(by_phase), draft.standing.phase + 1):
        yield from (_step(draft, name) for name in by_phase.get(phase, ()))
    for phase in range(draft.standing.phase + 1, _LAST + 1):
        if f"P{phase}" in draft.index.gate_to:
            yield _step(draft, f"P{phase}")
        yield from (_step(draft, name) for name in by_phase.get(phase, ()))


def _step(draft: Draft, opens: str) -> RoadStepView:
    index = in_words(draft.index)
    gate = index.gate_to[opens]
    state = gates.state(draft.index.gate_to[opens], draft.view)
    phase = index.phases.get(opens)
    return RoadStepView(
        id=gate.id,
        what=gate.what,
        opens=names.capital(reasons.opened(gate.opens, index)),
        aim="" if phase is None else phase.aim,
        brings=[names.capital(t(names.LEVER[lever])) for lever in _BRINGS.get(opens, ())],
        beside=phase is None,
        passed=state.passed,
        met=sum(item.met for item in state.criteria),
        items=list(_items(gate, state.criteria, index)),
    )


_BRINGS = {
    "P2": ("level",),
    "P3": ("volume", "frequency"),
    "P4": ("ascent",),
    "descent": ("descent",),
    "P5": ("speed", "technical"),
    "plyometrics": ("plyometrics",),
}
"""The levers that may move from a gate on (decision model, 7)."""


def _items(gate: Gate, states: tuple[CriterionState, ...], index: Index) -> Iterator[RoadItemView]:
    by_id = {criterion.id: criterion for criterion in gate.criteria}
    for state in states:
        criterion = by_id[state.criterion]
        test = index.tests.get(criterion.test)
        trained = [index.exercises[e] for e in state.trained_by if e in index.exercises]
        guide = _GUIDES.get(criterion.subject if criterion.check == "green_sessions" else "")
        if guide is not None and guide in index.guides:
            trained.append(index.guides[guide])
        yield RoadItemView(
            id=criterion.id,
            what=criterion.what,
            state=_state(state),
            how_far=words.how_far(criterion, state, index),
            how=words.how(criterion),
            soft=criterion.soft,
            exercises=[ExerciseLinkView(e.id, e.name) for e in trained],
            test=None
            if test is None
            else TestView(test.id, test.name, test.how, test.unit, test.per_side),
            answered_by=_ANSWERED_BY[criterion.check],
            grade=criterion.grade,
            cites=present.cites(criterion.cites, index),
        )


_GUIDES = {"walk": "brisk_walk", "run": "easy_run"}
_ANSWERED_BY: dict[str, AnsweredBy] = {
    "no_flag": "flags",
    "daily_pain": "check_in",
    "green_sessions": "session",
    "test_floor": "test",
    "symmetry": "test",
    "no_red": "time",
    "clock": "time",
    "share_of_baseline": "session",
    "hamstring_stage": "session",
    "plyometric_level": "session",
    "weekly_score": "weekly_check",
    "feels_back": "weekly_check",
    "clinician_allows": "note",
    "level_green": "session",
    "days_since_start": "time",
}


def _state(state: CriterionState) -> Literal["met", "partly", "open", "unknown"]:
    if state.met:
        return "met"
    if not state.answered:
        return "unknown"
    numbers = isinstance(state.value, float | int) and state.wanted is not None
    on_its_way = numbers and 0 < float(state.value or 0) < (state.wanted or 0)
    return "partly" if on_its_way else "open"


def _levers(draft: Draft) -> Iterator[LeverView]:
    """Where each lever of running stands."""
    standing, levers = draft.standing, draft.standing.levers
    volume = standing.volume_min / baseline_min(draft.runner)
    yield _lever("volume", _share(volume), standing.phase >= _RUNNING)
    yield _lever("ascent", _share(levers.ascent), levers.ascent > 0)
    yield _lever("descent", _share(levers.descent), levers.descent > 0)
    fast, technical = (
        t("{minutes} min", minutes=names.number(value))
        for value in (levers.fast_min, levers.technical_min)
    )
    yield _lever("speed", fast, levers.fast_min > 0)
    yield _lever("technical", technical, levers.technical_min > 0)
    yield _lever("plyometrics", _level(levers.plyometrics), levers.plyometrics > 0)


def _share(value: float) -> str:
    return t("{share} of usual", share=names.percent(value))


def _level(level: int) -> str:
    return t("level {level}", level=level)


def _lever(lever: str, at: str, opened: bool) -> LeverView:
    return LeverView(
        lever,
        names.capital(t(names.LEVER[lever])),
        at if opened else t(_CLOSED),
        opened,
    )


_CLOSED = later("not open yet")
