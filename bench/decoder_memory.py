"""How much memory reading one file takes, on real files, each in a process of its own.

Usage: python bench/decoder_memory.py [corpus folder]
The peak of what the process holds while it reads the file, over what it held before, the file
itself included. The bar: six times the unpacked file and a base of 4 MB. Needs Linux.
"""

from __future__ import annotations

import gc
import gzip
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from surefoot.activity.read import Refused, read

MOST_TIMES, BASE_MB = 6, 4.0
SMALLEST_BYTES = 300_000
STATUS, CLEAR = Path("/proc/self/status"), Path("/proc/self/clear_refs")
KINDS = (".fit", ".gpx", ".tcx")
HEAD = "{:44} {:>6} {:>7} {:>6} {:>6}"


def held_mb(what: str) -> float:
    line = next(line for line in STATUS.read_text().splitlines() if line.startswith(what))
    return int(line.split()[1]) / 1024


def unpacked(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def peak_mb(path: Path, small: list[Path]) -> float:
    """The peak over what was held before, once small files have loaded all that is loaded once."""
    for known in small:
        read(known.read_bytes(), known.name)
    gc.collect()
    CLEAR.write_text("5")
    before = held_mb("VmRSS")
    try:
        read(path.read_bytes(), path.name)
    except Refused:
        return 0.0
    return held_mb("VmHWM") - before


def main() -> None:
    if "--one" in sys.argv:
        path, *small = map(Path, sys.argv[2:])
        print(peak_mb(path, small))
        return
    beside = Path(__file__).resolve().parents[2] / "shared" / "corpus"
    corpus = Path(sys.argv[1]) if len(sys.argv) > 1 else beside
    if not (corpus / "fit").is_dir() or not CLEAR.exists():
        print("skipped: this needs Linux and the corpus; name its folder as the first argument")
        return
    small = [next((corpus / kind[1:]).glob(f"run*tiny*{kind}")) for kind in KINDS]
    print(HEAD.format("reading one file", "MB", "peak MB", "times", ""))
    for kind in KINDS:
        for path in sorted(corpus.rglob(f"*{kind}*")):
            size = len(unpacked(path)) / 2**20
            if size * 2**20 < SMALLEST_BYTES:
                continue
            told = subprocess.run(
                [sys.executable, __file__, "--one", str(path), *map(str, small)],
                capture_output=True,
                text=True,
                check=True,
            )
            peak = float(told.stdout)
            verdict = "" if peak <= MOST_TIMES * size + BASE_MB else "above"
            print(f"{path.name:44} {size:6.2f} {peak:7.2f} {peak / size:5.1f}x {verdict:>6}")


if __name__ == "__main__":
    main()
