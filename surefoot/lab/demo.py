"""The demo: a runner with a sore right IT band, twelve weeks into the plan, and their watch."""

import random
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from surefoot.engine.answering import answers
from surefoot.engine.replay import Course
from surefoot.facts.types import Fact, TestResult
from surefoot.knowledge.index import Index, index
from surefoot.knowledge.schema import Knowledge
from surefoot.lab import watch
from surefoot.lab.runner import GREEN, Answers, begin, live

_DAYS = 84
_RUNS_FROM = time(7, 30)
_SPM_BEFORE, _SPM_LEARNED = 164.0, 3.1
"""The runner's cadence, and the steps that the cue brings over the weeks."""
_WEAKER, _CLOSER = 0.86, 0.02
_FORGOTTEN = 9
"""Every ninth run the watch lay at home."""


def _body(day: int, chance: random.Random) -> Answers:
    """Mostly green; sore at first, an amber now and then, one red in the tenth week, two mornings
    missed."""
    if day in (18, 47):
        return Answers(checks_in=False, trains=False)
    if day < 6:
        return Answers(morning=0, during=1, an_hour_after=1)
    if day == 65:
        return Answers(during=5, an_hour_after=2)
    if day in (24, 58, 71):
        return Answers(during=3, an_hour_after=1)
    return GREEN if chance.random() > 0.15 else Answers(during=1, an_hour_after=0)


def demo_facts(knowledge: Knowledge, subject: UUID, today: date) -> list[Fact]:
    """The facts of the twelve weeks up to yesterday, for a subject."""
    started = today - timedelta(days=_DAYS)
    life = begin(
        knowledge,
        {
            "age_years": 37,
            "baseline": {
                "run_min_per_week": 240,
                "run_m_per_week": 40_000,
                "ascent_m_per_week": 900,
                "longest_run_min": 110,
                "runs_per_week": 4,
                "cadence_spm": 166,
            },
            "available_min": (60, 75, 60, 75, 60, 180, 150),
            "equipment": ("mini_band", "bike", "step", "bench"),
            "cross_training": ("bike",),
        },
        [
            {
                "site": "ITB_R",
                "onset": (started - timedelta(days=16)).isoformat(),
                "worst_pain_7d": 5,
                "usual_pain": 1,
                "days_without_running": 9,
            }
        ],
        started,
        body=_body,
        seed=12,
    )
    live(life, _DAYS)
    facts = _still_weaker(life.facts, index(knowledge))
    return [fact.model_copy(update={"subject": subject}) for fact in facts]


def _still_weaker(facts: list[Fact], index: Index) -> Iterator[Fact]:
    """Tests that compare the sides: the injured one comes closer each time, well within what the
    gates of these weeks ask."""
    taken: Counter[str] = Counter()
    for fact in facts:
        if isinstance(fact, TestResult) and index.tests[fact.test].measures_symmetry:
            share = min(1.0, _WEAKER + _CLOSER * taken[fact.test])
            taken[fact.test] += 1
            assert fact.right is not None
            right = fact.right.model_copy(update={"value": round(fact.right.value * share)})
            yield fact.model_copy(update={"right": right})
        else:
            yield fact


def demo_recordings(course: Course) -> Iterator[tuple[str, bytes]]:
    """The files of the demo's watch: the planned runs that were done, oldest first."""
    chance = random.Random(21)
    count = 0
    for day, decision in zip(course.ledger.days, course.decisions, strict=True):
        done = answers(decision.sessions, day.sessions)
        for session in decision.sessions:
            log = done.get(session.id)
            if session.kind != "run" or log is None or not log.done:
                continue
            count += 1
            if count % _FORGOTTEN == 0:
                continue
            share = (day.ordinal - course.ledger.first) / _DAYS
            spm = _SPM_BEFORE + _SPM_LEARNED * share + chance.gauss(0, 1)
            start = datetime.combine(decision.day, _RUNS_FROM, tzinfo=UTC)
            yield f"{decision.day}-run.fit", watch.recording(session, start, spm, chance)
