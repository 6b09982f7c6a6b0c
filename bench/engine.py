"""What a year of daily facts costs the engine: fold, replay, append and plan, a cold `today`.

Run: python bench/engine.py. Prints a table of medians with the bar each is held to; the last column
is the ratio to a calibration loop timed side by side, for comparing machines.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from surefoot.engine import plan, replay
from surefoot.engine.schedule import place
from surefoot.facts.journal import dump, parse
from surefoot.knowledge import loader
from surefoot.lab.runner import begin, live, noisy

_YEAR = 365
_RUNS = 7


def calibration() -> None:
    """A fixed piece of plain Python work."""
    total = 0
    for number in range(200_000):
        total += number % 7


def median_ms(work: Callable[[], object], before: Callable[[], object] = lambda: None) -> float:
    """Median of several runs in milliseconds; `before` is not timed."""
    times = []
    for _ in range(_RUNS):
        before()
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def main() -> None:
    knowledge = loader.load()
    started = date(2025, 1, 6)
    profile = {
        "age_years": 35,
        "baseline": {"run_min_per_week": 240, "ascent_m_per_week": 800, "runs_per_week": 4},
        "equipment": ["mini_band", "bike", "bench", "step"],
    }
    injury = {
        "site": "ITB_R",
        "onset": "2024-12-20",
        "worst_pain_7d": 5,
        "usual_pain": 1,
        "days_without_running": 20,
    }
    life = begin(knowledge, profile, [injury], started, body=noisy(0.08, 0.01))
    live(life, _YEAR)
    facts = [parse(dump(fact)) for fact in life.facts]
    today = started + timedelta(days=_YEAR - 1)
    course = replay.replay(knowledge, facts[:-1], today)
    last = facts[-1:]

    def append_and_plan() -> None:
        plan.plan(replay.append(course, last), 28)

    rows = [
        (
            f"fold {len(facts)} facts of a year",
            20.0,
            median_ms(lambda: replay.fold_facts(knowledge, facts, today)),
        ),
        (
            "the year with each day's decision and sessions",
            250.0,
            median_ms(lambda: replay.replay(knowledge, facts, today), place.cache_clear),
        ),
        (
            "append a fact, decide, plan 28 days",
            10.0,
            median_ms(append_and_plan, place.cache_clear),
        ),
        ("cold `surefoot today`, a year in the store", 500.0, cold_today(life.facts)),
    ]
    unit = median_ms(calibration)
    print(f"{'what':50} {'bar ms':>8} {'median ms':>10} {'x calibration':>14}")
    for what, bar, found in rows:
        print(f"{what:50} {bar:8.0f} {found:10.1f} {found / unit:14.2f}")


def cold_today(facts: list) -> float:  # type: ignore[type-arg]
    """A whole process: interpreter, imports, store, replay, one printed day."""
    from surefoot.service.opening import open_surefoot, utc_now

    shift = utc_now().date() - facts[-1].happened_at.date() - timedelta(days=1)
    moved = [
        fact.model_copy(
            update={
                "happened_at": fact.happened_at + shift,
                "received_at": fact.received_at + shift,
                **({"onset": fact.onset + shift} if fact.kind == "injury" else {}),
            }
        )
        for fact in facts
    ]
    with tempfile.TemporaryDirectory() as folder:
        with open_surefoot(Path(folder)) as surefoot:
            surefoot.take_over(moved)
        command = [sys.executable, "-m", "surefoot.cli.main", "today"]
        environment = {**os.environ, "SUREFOOT_HOME": folder}
        # As on a runner's machine, where compiled modules are kept between two starts.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)

        def run() -> None:
            subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)

        run()
        return median_ms(run)


if __name__ == "__main__":
    main()
