"""How long our FIT decoder takes beside fitdecode, on real files.

Usage: python bench/fit_decode.py [corpus folder]
Prints a table of medians in milliseconds; the two decoders take turns on the same bytes. Ours is
measured to the finished activity, fitdecode to its last frame.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from surefoot.activity.read import read

FILES = (
    "run_fenix5_tiny_dynamics",
    "run_fr630_lactate",
    "run_fr945_14km_triplet",
    "trail_fenix6x_stryd_dynamics",
    "trail_fenix6s_37km_2578m",
    "ironman_fenix5x_45805rec",
)
OUR_RUNS, THEIR_RUNS = 15, 3


def seconds(work: Callable[[], object]) -> float:
    begin = perf_counter()
    work()
    return perf_counter() - begin


def medians_ms(ours: Callable[[], object], theirs: Callable[[], object]) -> tuple[float, float]:
    """Medians of both, in ms, run in turns."""
    our_s: list[float] = []
    their_s: list[float] = []
    ours()
    for _ in range(THEIR_RUNS):
        our_s += [seconds(ours) for _ in range(OUR_RUNS // THEIR_RUNS)]
        their_s.append(seconds(theirs))
    return statistics.median(our_s) * 1000, statistics.median(their_s) * 1000


def main() -> None:
    beside = Path(__file__).resolve().parents[2] / "shared" / "corpus"
    corpus = Path(sys.argv[1]) if len(sys.argv) > 1 else beside
    try:
        import fitdecode
    except ImportError:
        print("skipped: fitdecode is not installed (pip install fitdecode)")
        return
    paths = [path for name in FILES if (path := corpus / "fit" / f"{name}.fit").is_file()]
    if not paths:
        print("skipped: no corpus of FIT files here; name its folder as the first argument")
        return
    print(f"{'file':34} {'kB':>7} {'ours ms':>9} {'fitdecode ms':>13} {'ratio':>7}")
    for path in paths:
        data = path.read_bytes()

        def ours(data: bytes = data, name: str = path.name) -> object:
            return read(data, name)

        def theirs(data: bytes = data) -> object:
            return sum(1 for _ in fitdecode.FitReader(data))

        our_ms, their_ms = medians_ms(ours, theirs)
        ratio = their_ms / our_ms
        print(
            f"{path.name:34} {len(data) / 1000:7.0f} {our_ms:9.1f} {their_ms:13.0f} {ratio:6.0f}x"
        )


if __name__ == "__main__":
    main()
