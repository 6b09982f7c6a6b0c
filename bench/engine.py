"""What a year of daily facts costs the engine: fold, replay, append and plan, a cold `today`.

Run: python bench/engine.py. Prints the best and the median of several runs with the bar that each
is held to. A core shared with others runs at half its speed for a while: the last column is the
ratio to a loop timed just before each run, for comparing hours and machines.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from operator import truediv
from pathlib import Path
from typing import NamedTuple

from lives import lived

from surefoot.engine import plan, replay
from surefoot.engine.schedule import place
from surefoot.facts.journal import dump, parse
from surefoot.knowledge import loader

_YEAR = 365
_RUNS = 15


def calibration() -> None:
    """A fixed piece of plain Python work."""
    total = 0
    for number in range(200_000):
        total += number % 7


class Timed(NamedTuple):
    """Milliseconds of several runs, and of the calibration loop just before each."""

    runs: list[float]
    loops: list[float]

    @property
    def ratio(self) -> float:
        """Median ratio of a run to the loop before it: what stays the same on a busy machine."""
        return statistics.median(map(truediv, self.runs, self.loops))


def timed(work: Callable[[], object], before: Callable[[], object] = lambda: None) -> Timed:
    """`before` is not timed."""
    found = Timed([], [])
    for _ in range(_RUNS):
        before()
        found.loops.append(_ms(calibration))
        found.runs.append(_ms(work))
    return found


def _ms(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def main() -> None:
    knowledge = loader.load()
    started = date(2025, 1, 6)
    life = lived(knowledge, started, _YEAR)
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
            timed(lambda: replay.fold_facts(knowledge, facts, today)),
        ),
        (
            "the year with each day's decision and sessions",
            250.0,
            timed(lambda: replay.replay(knowledge, facts, today), place.cache_clear),
        ),
        (
            "append a fact, decide, plan 28 days",
            10.0,
            timed(append_and_plan, place.cache_clear),
        ),
        ("cold `surefoot today`, a year in the store", 500.0, cold_today(life.facts)),
    ]
    print(f"{'what':48} {'bar ms':>7} {'best ms':>8} {'median ms':>10} {'x loop':>7}")
    for what, bar, found in rows:
        best, median = min(found.runs), statistics.median(found.runs)
        print(f"{what:48} {bar:7.0f} {best:8.1f} {median:10.1f} {found.ratio:7.1f}")
    loops = [loop for *_, found in rows for loop in found.loops]
    print(f"{'the loop':48} {'':7} {min(loops):8.1f} {statistics.median(loops):10.1f}")


def cold_today(facts: list) -> Timed:  # type: ignore[type-arg]
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
        return timed(run)


if __name__ == "__main__":
    main()
