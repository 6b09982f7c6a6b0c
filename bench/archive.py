"""An export of years of running, imported: runs a second, peak memory, and going on after a stop.

Usage: python bench/archive.py [runs]
2,000 synthetic runs at one record a second, ten minutes to six hours long, as a Strava export and
as a Garmin export. Each import runs in a process of its own, all of it counted: start, memory of
the interpreter, an empty data folder; runs a second are those of its process time. 'Bare' unpacks
and decodes the same archive and keeps nothing. 'Again' imports the archive a second time; 'the
rest' is what is left after a kill halfway.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

RUNS = 2000
LEAST_RUNS_PER_S, MOST_MIB = 40.0, 300.0
LAYOUTS = ("strava", "garmin")


def peak_mib() -> float:
    """The largest resident size of this process, in MiB."""
    try:
        status = Path("/proc/self/status").read_text()
        # what getrusage says begins with the size of the parent
        return int(status.split("VmHWM:")[1].split()[0]) / 1024
    except OSError:
        largest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return largest / (2**20 if sys.platform == "darwin" else 1024)


def make(layout: str, path: Path, runs: int) -> dict[str, float]:
    import exports

    getattr(exports, layout)(path, runs)
    return {}


def bare(path: Path) -> dict[str, float]:
    """Unpacks and decodes, keeps nothing."""
    from surefoot.activity.archive import Packed, contents
    from surefoot.activity.read import Refused, read

    samples = 0
    with path.open("rb") as file:
        for content in contents(file, path.name):
            if isinstance(content, Packed):
                try:
                    found = read(content.data, content.path).activities
                except Refused:
                    continue
                samples += sum(len(each.streams["time_s"]) for each in found)
    return {"samples": samples}


def take_in(path: Path, home: Path, stop_after: int) -> dict[str, float]:
    """Imports as the command line does; killed after so many files when that is not 0."""
    from surefoot.service.opening import open_surefoot
    from surefoot.service.views import ImportStep

    told = 0

    def tell(step: ImportStep) -> None:
        nonlocal told
        told += 1
        if told == stop_after:
            os.kill(os.getpid(), signal.SIGKILL)

    with path.open("rb") as file, open_surefoot(home) as surefoot:
        views = surefoot.import_files([(str(path), file)], tell).files
    return dict(Counter(view.status for view in views))


def apart(what: str, *arguments: object) -> dict[str, float]:
    """A step in a process of its own: what it found, its seconds, its peak."""
    begin = perf_counter()
    command = [sys.executable, __file__, f"--{what}", *map(str, arguments)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    found = json.loads(done.stdout) if done.stdout else {}
    return {"wall_s": perf_counter() - begin, **found}


def bench(layout: str, runs: int, folder: Path) -> bool:
    """Prints the rows of one layout; whether both bars are held."""
    path = folder / f"{layout}.zip"
    apart("make", layout, path, runs)
    size_mib = path.stat().st_size / 2**20
    alone = apart("bare", path)
    whole = apart("take", path, folder / f"{layout}-whole", 0)
    again = apart("take", path, folder / f"{layout}-whole", 0)
    half = runs // 2
    apart("take", path, folder / f"{layout}-stopped", half)
    rest = apart("take", path, folder / f"{layout}-stopped", 0)
    records = alone["samples"] / 1e6
    print(f"\n{layout}: {runs} runs, {records:.1f} million records, {size_mib:.0f} MiB")
    print(f"  {'':22} {'runs/s':>8} {'cpu s':>7} {'wall s':>7} {'x bare':>7} {'peak MiB':>9}")
    for name, row in (
        ("bare", alone), ("imported", whole), ("again", again), ("the rest, once stopped", rest)
    ):  # fmt: skip
        print(
            f"  {name:22} {runs / row['cpu_s']:8.1f} {row['cpu_s']:7.1f} {row['wall_s']:7.1f} "
            f"{row['cpu_s'] / alone['cpu_s']:7.2f} {row['peak_mib']:9.0f}"
        )
    twice = rest.get("imported", 0) - (runs - rest.get("duplicate", 0))
    print(f"  read anew after a stop at {half}: {rest.get('imported', 0):.0f}, twice: {twice:.0f}")
    return runs / whole["cpu_s"] >= LEAST_RUNS_PER_S and whole["peak_mib"] < MOST_MIB


def step(what: str, arguments: list[str]) -> None:
    paths = [Path(each) for each in arguments]
    if what == "--make":
        found = make(arguments[0], paths[1], int(arguments[2]))
    elif what == "--bare":
        found = bare(paths[0])
    else:
        found = take_in(paths[0], paths[1], int(arguments[2]))
    print(json.dumps({**found, "cpu_s": process_time(), "peak_mib": peak_mib()}))


def main() -> None:
    if len(sys.argv) > 2:
        step(sys.argv[1], sys.argv[2:])
        return
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    with TemporaryDirectory() as folder:
        held = [bench(layout, runs, Path(folder)) for layout in LAYOUTS]
    bar = f"{LEAST_RUNS_PER_S:.0f} runs/s or more with less than {MOST_MIB:.0f} MiB"
    print(f"\n{bar}: {'held' if all(held) else 'NOT held'}")


if __name__ == "__main__":
    main()
