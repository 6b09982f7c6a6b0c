"""What the knowledge costs: loading it compiled, and checking all its files.

Run: python bench/knowledge.py. Prints a table of medians with the bar each is held to; the last
column is the ratio to a calibration loop timed side by side, for comparing machines. On two busy
cores, with 73 files: loading 15 ms, checking everything 0.24 s, the whole command 0.9 s.
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from surefoot.knowledge import loader
from surefoot.knowledge.check_folder import check_folder
from surefoot.knowledge.checker import check_all
from surefoot.knowledge.compiled import COMPILED, DATA, key_of, read_compiled
from surefoot.knowledge.index import index
from surefoot.knowledge.yaml_file import read_yaml

_RUNS = 7


def calibration() -> None:
    """A fixed piece of plain Python work."""
    total = 0
    for number in range(200_000):
        total += number % 7


def median_ms(work: Callable[[], object]) -> float:
    """Median of several runs in milliseconds."""
    times = []
    for _ in range(_RUNS):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def command() -> None:
    """A whole process: interpreter, imports, every file, one printed line."""
    arguments = [sys.executable, "-m", "surefoot.cli.main", "knowledge", "check", str(DATA)]
    subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL)


def index_anew() -> None:
    """The index of a knowledge that was never asked for it."""
    installed = read_compiled(COMPILED, None)
    assert installed is not None
    index(installed.protocols[0])


def read_all() -> None:
    for path in DATA.rglob("*.yaml"):
        read_yaml(path, path.name)


def main() -> None:
    loader.load_all()
    files = len(list(DATA.rglob("*.yaml")))
    rows = [
        ("every protocol from its compiled file", 30.0, median_ms(loader.load_all)),
        ("  of which the hash over the YAML files", None, median_ms(lambda: key_of(DATA))),
        ("  and with an index over it", None, median_ms(index_anew)),
        (f"parse {files} YAML files", None, median_ms(read_all)),
        ("check every protocol", None, median_ms(lambda: check_all(DATA))),
        ("check everything", 3000.0, median_ms(lambda: check_folder(DATA))),
        ("`surefoot knowledge check` of everything", 3000.0, median_ms(command)),
    ]
    unit = median_ms(calibration)
    print(f"{'what':45} {'bar ms':>8} {'median ms':>10} {'x calibration':>14}")
    for what, bar, found in rows:
        limit = "" if bar is None else f"{bar:.0f}"
        print(f"{what:45} {limit:>8} {found:10.1f} {found / unit:14.2f}")


if __name__ == "__main__":
    main()
