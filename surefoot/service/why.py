"""The view of a day's reasons, with the gates as they stood and what was issued."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from surefoot.engine import gates
from surefoot.engine.decision import Reason
from surefoot.engine.gates import View
from surefoot.engine.replay import Course
from surefoot.knowledge.index import Index
from surefoot.service import present, serial
from surefoot.service.why_views import CriterionView, GateView, IssuedView, TopicShownView, WhyView
from surefoot.store.issued import Issued
from surefoot.text import reasons, sessions
from surefoot.text.gates import how_far
from surefoot.text.knowledge import in_words
from surefoot.text.language import ENGLISH, spoken


def why_view(course: Course, issued: Sequence[Issued], topics: list[TopicShownView]) -> WhyView:
    """The reasons of the day that the course ends on, the gates, and what was issued then."""
    decision, index = course.decision, course.index
    return WhyView(
        date=decision.day,
        light=decision.light.word,
        phase=present.phase_now(course),
        reasons=[present.reason(r, index) for r in decision.reasons],
        changes=present.changes(decision),
        gates=gate_views(course),
        issued=[_issued_view(entry, index) for entry in issued],
        topics=topics,
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
                        how_far=how_far(by_id[c.criterion], c, index) if c.answered else "",
                        value=c.value,
                        wanted=c.wanted,
                        soft=c.soft,
                        trained_by=[
                            index.exercises[e].name for e in c.trained_by if e in index.exercises
                        ],
                        cites=present.cites(by_id[c.criterion].cites, index),
                    )
                    for c in state.criteria
                ],
            )
        )
    return shown


def _issued_view(entry: Issued, index: Index) -> IssuedView:
    record = json.loads(entry.decision)
    phases = in_words(index).phases
    return IssuedView(
        issued_at=entry.issued_at,
        knowledge=entry.knowledge_version,
        light=record["light"],
        phase=phases[record["phase"]].name if record["phase"] in phases else record["phase"],
        sentence=_sentence_shown(record, index),
        sessions=[_title_shown(session, index) for session in record["sessions"]],
    )


def _title_shown(record: dict[str, Any], index: Index) -> str:
    try:
        return sessions.title(serial.session_of(record), in_words(index))
    except (KeyError, ValueError):
        return str(record["id"])  # of a kind or an exercise that this knowledge no longer has


def _sentence_shown(record: dict[str, Any], index: Index) -> str:
    """The sentence as it was kept; in another language made anew from the reasons kept with it."""
    kept: str = record["sentence"]
    if spoken().language == ENGLISH:
        return kept
    why = [
        Reason(r["rule"], r["numbers"], (), r["until"] and date.fromisoformat(r["until"]))
        for r in record["reasons"]
    ]
    try:
        return present.headline(why, index)
    except (KeyError, ValueError):
        return kept  # a rule that this knowledge no longer has
