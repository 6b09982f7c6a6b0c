"""Pain an hour after, told late, counts for its session; a corrected session keeps its name."""

from datetime import date, timedelta
from uuid import UUID

from surefoot.engine import replay
from surefoot.engine.lights import Light
from surefoot.facts.types import Correction, Fact, PainAfter, SessionFeedback
from surefoot.knowledge import loader
from surefoot.lab.runner import Answers, Life, begin, check_in, live

STARTED = date(2026, 1, 5)
RUN_DAY = STARTED + timedelta(days=1)


def life() -> Life:
    return begin(
        loader.load(),
        {"age_years": 40, "baseline": {"run_min_per_week": 200}},
        [
            {
                "site": "ITB_L",
                "onset": "2026-01-02",
                "worst_pain_7d": 2,
                "walk_30_min_clean": True,
            }
        ],
        STARTED,
    )


def run_of(runner: Life, **fields: object) -> SessionFeedback:
    return SessionFeedback.model_validate(
        {
            **runner.common(RUN_DAY, 18),
            "session_class": "run",
            "run_min": 15,
            "pain_during": {"ITB_L": 2},
            "painkillers_24h": False,
            **fields,
        }
    )


def light_of_run(facts: list[Fact]) -> Light:
    course = replay.replay(loader.load(), facts, RUN_DAY + timedelta(days=1))
    return course.ledger.days[-1].closed[0]


def test_pain_told_the_next_morning_counts_for_the_run() -> None:
    runner = life()
    live(runner, 1)
    run = run_of(runner)
    morning = check_in(runner, RUN_DAY + timedelta(days=1), Answers())
    facts: list[Fact] = [*runner.facts, run, morning]
    assert light_of_run(facts) is Light.UNKNOWN
    settled = PainAfter.model_validate(
        {
            **runner.common(RUN_DAY + timedelta(days=1), 8),
            "session": run.id,
            "pain_60min": {"ITB_L": 0},
        }
    )
    assert light_of_run([*facts, settled]) is Light.GREEN
    later = replay.replay(loader.load(), facts, RUN_DAY + timedelta(days=1))
    appended = replay.append(later, [settled])
    assert (
        appended.ledger
        == replay.replay(loader.load(), [*facts, settled], RUN_DAY + timedelta(days=1)).ledger
    )


def test_a_corrected_run_still_hears_of_its_pain_after() -> None:
    runner = life()
    live(runner, 1)
    run = run_of(runner)
    by = run_of(runner, run_min=12)
    correction = Correction.model_validate(
        {**runner.common(RUN_DAY, 19), "corrects": run.id, "by": by}
    )
    settled = PainAfter.model_validate(
        {**runner.common(RUN_DAY, 20), "session": run.id, "pain_60min": {"ITB_L": 0}}
    )
    morning = check_in(runner, RUN_DAY + timedelta(days=1), Answers())
    facts: list[Fact] = [*runner.facts, run, correction, settled, morning]
    course = replay.replay(loader.load(), facts, RUN_DAY + timedelta(days=1))
    logged = course.ledger.days[-2].sessions
    assert [(log.fact, log.run_min) for log in logged] == [(UUID(str(run.id)), 12)]
    assert light_of_run(facts) is Light.GREEN
