"""From a file to a stored activity with all its numbers, and back to a chart.

Usage: python bench/activity.py [corpus folder]
Process time in ms, the best of several rounds. Stored means on the disk: the file, its fact and its
columns in one data folder. The year is 300 copies of one run, a day apart.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from surefoot.activity import at_rest
from surefoot.activity.analysis import analysis
from surefoot.activity.read import read
from surefoot.facts.ids import uuid7
from surefoot.facts.types import ActivityImported
from surefoot.service import streams
from surefoot.service.activities import Activities
from surefoot.service.opening import open_surefoot
from surefoot.store.columns import Column
from surefoot.store.opening import open_store

ROUNDS = 7
FILES = (
    "run_fr945_14km_triplet.fit",
    "trail_fenix6x_stryd_dynamics.fit",
    "trail_fenix6s_37km_2578m.fit",
    "ironman_fenix5x_45805rec.fit",
)
RUNS_A_YEAR = 300


def best_ms(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    best = math.inf
    for _ in range(rounds):
        begin = process_time()
        work()
        best = min(best, process_time() - begin)
    return best * 1000


def stored_ms(path: Path) -> float:
    """File to stored activity in an open data folder; each round in a new one."""
    best = math.inf
    data = path.read_bytes()
    for _ in range(ROUNDS):
        with TemporaryDirectory() as folder, open_surefoot(Path(folder) / "data") as surefoot:
            surefoot.import_files([("warm.gpx", BytesIO(b"<gpx/>"))])
            begin = process_time()
            surefoot.import_files([(path.name, BytesIO(data))])
            best = min(best, process_time() - begin)
    return best * 1000


def bench_import(paths: list[Path]) -> None:
    print(
        f"{'file':36} {'records':>8} {'read':>7} {'analyse':>8} {'pack':>6} {'stored':>7} {'kB':>6}"
    )
    for path in paths:
        data = path.read_bytes()
        found = read(data, path.name).activities
        packed = [column for each in found for column in at_rest.columns(each)]
        print(
            f"{path.name:36} {sum(len(a.streams['time_s']) for a in found):8} "
            f"{best_ms(lambda data=data: read(data, 'bench')):7.1f} "
            f"{best_ms(lambda found=found: [analysis(a) for a in found]):8.1f} "
            f"{best_ms(lambda found=found: [list(at_rest.columns(a)) for a in found]):6.1f} "
            f"{stored_ms(path):7.1f} {sum(len(c.data) for c in packed) / 1000:6.0f}"
        )


def bench_reading(path: Path) -> None:
    with TemporaryDirectory() as folder:
        home = Path(folder) / "data"
        with open_surefoot(home) as surefoot:
            view = surefoot.import_files([(path.name, BytesIO(path.read_bytes()))])
            longest = max(view.files[0].activities, key=lambda a: a.distance_m or 0)
            seen: Activities = surefoot.activities()
            kept = surefoot._store.columns(UUID(longest.id))
            fact = next(
                f
                for f in surefoot.facts()
                if isinstance(f, ActivityImported) and str(f.id) == longest.id
            )
            print(f"\none activity of {path.name}, {max(c.count for c in kept)} samples")
            whole = best_ms(lambda: streams.of_activity(surefoot._store, fact))
            print(f"  all columns   {whole:6.1f} ms")
            print(f"  page          {best_ms(lambda: seen.page(longest.id)):6.1f} ms")
            print(f"  chart         {best_ms(lambda: seen.traces(longest.id)):6.1f} ms")


def bench_year(path: Path) -> None:
    start = datetime(2026, 1, 1, 7, tzinfo=UTC)
    run = read(path.read_bytes(), path.name).activities[0]
    packed = list(at_rest.columns(run))
    with (
        TemporaryDirectory() as folder,
        open_store(Path(folder) / "data", exclusive=True, at=start) as store,
    ):
        for day in range(RUNS_A_YEAR):
            moment = start + timedelta(days=day)
            fact_id = uuid7(int(moment.timestamp() * 1000), day.to_bytes(10, "big"))
            store.keep_columns(
                [Column(fact_id, c.name, at_rest.VERSION, c.scale, c.count, c.data) for c in packed]
            )
        samples = RUNS_A_YEAR * len(run.streams["time_s"])
        size = (Path(folder) / "data" / "surefoot.db").stat().st_size / 1e6
        print(f"\na year of {RUNS_A_YEAR} runs, {samples / 1e6:.2f} million samples")
        print(f"  database      {size:6.1f} MB for {len(packed)} columns")


def main() -> None:
    beside = Path(__file__).resolve().parents[2] / "shared" / "corpus"
    corpus = Path(sys.argv[1]) if len(sys.argv) > 1 else beside
    if not (corpus / "fit").is_dir():
        print("skipped: no corpus here; name its folder as the first argument")
        return
    paths = [corpus / "fit" / name for name in FILES]
    bench_import(paths)
    bench_reading(paths[-1])
    bench_year(paths[0])


if __name__ == "__main__":
    main()
