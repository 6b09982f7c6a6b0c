"""How fast our decoders are beside others, on real files, measured side by side in one run.

Usage: python bench/decoders.py [corpus folder] [--slow]
Process time, the best of several rounds in which the decoders take turns. FIT: all records of a
file to columns, against fitfast; with --slow against fitdecode too, which takes seconds a file.
GPX and TCX: bytes to streams, against lxml parsing the same bytes into a tree and nothing more.
The last column is bytes to the finished activity with its totals.
"""

from __future__ import annotations

import gzip
import math
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from lxml import etree

from surefoot.activity.fit import fit_messages
from surefoot.activity.fit_profile import RECORD
from surefoot.activity.gpx import read_gpx
from surefoot.activity.markup import parse
from surefoot.activity.read import read
from surefoot.activity.tcx import read_tcx

HEAD = "{:40} {:>6} {:>8} {:>8} {:>6} {:>9}"
ROUNDS, SMALL_ROUNDS = 15, 100
"""The best of few rounds of a millisecond each is luck on a machine that others use too."""
SMALLEST_FIT_BYTES = 100_000
SMALLEST_XML_BYTES, LARGE_XML_BYTES = 100_000, 400_000
SLOW_FILES = {"trail_fenix6x_stryd_dynamics.fit", "run_fr945_14km_triplet.fit"}


def best_ms(*works: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """The best process time of each in ms, taking turns; NaN for one that refuses its input."""
    best = [math.inf] * len(works)
    for _ in range(rounds):
        for index, work in enumerate(works):
            begin = process_time()
            try:
                work()
            except ValueError:
                best[index] = math.nan
                continue
            best[index] = min(best[index], process_time() - begin)
    return [seconds * 1000 for seconds in best]


def columns(data: bytes) -> list[dict[object, object]]:
    """Every column of the records of each file of a chain."""
    found = []
    for messages in fit_messages(data):
        records = messages.of(RECORD)
        names = (*records.names, "time", *records.developer)
        found.append({name: records.column(name) for name in names})
    return found


def bench_fit(paths: list[Path], slow: bool) -> None:
    import fitfast

    print(
        f"{'FIT to columns':40} {'kB':>6} {'ours':>8} {'fitfast':>8} {'ratio':>6} {'activity':>9}"
    )
    for path in paths:
        data = path.read_bytes()
        ours, theirs, whole = best_ms(
            lambda data=data: columns(data),
            lambda data=data: fitfast.records(data),
            lambda data=data: read(data, "bench"),
        )
        print(
            f"{path.name:40} {len(data) // 1000:6} {ours:8.2f} {theirs:8.2f} "
            f"{theirs / ours:5.1f}x {whole:9.2f}"
        )
        if slow and path.name in SLOW_FILES:
            bench_fitdecode(data, ours)


def bench_fitdecode(data: bytes, ours_ms: float) -> None:
    import fitdecode

    (theirs,) = best_ms(lambda: sum(1 for _ in fitdecode.FitReader(data)), rounds=2)
    print(
        f"{'  against fitdecode':40} {'':6} {ours_ms:8.2f} {theirs:8.0f} {theirs / ours_ms:5.0f}x"
    )


def bench_markup(paths: list[Path]) -> None:
    print(HEAD.format("XML to streams", "kB", "ours", "lxml", "ratio", "activity"))
    for path in paths:
        data = path.read_bytes()
        data = gzip.decompress(data) if path.suffix == ".gz" else data
        if len(data) < SMALLEST_XML_BYTES:
            continue
        decode = read_gpx if ".gpx" in path.name else read_tcx
        ours, theirs, whole = best_ms(
            lambda data=data, decode=decode: decode(parse(data)),
            lambda data=data: etree.fromstring(data.lstrip(b"\xef\xbb\xbf "), mending()),
            lambda data=data: read(data, "bench"),
            rounds=ROUNDS if len(data) > LARGE_XML_BYTES else SMALL_ROUNDS,
        )
        print(
            f"{path.name:40} {len(data) // 1000:6} {ours:8.2f} {theirs:8.2f} "
            f"{ours / theirs:5.2f}x {whole:9.2f}"
        )


def mending() -> etree.XMLParser:
    """A parser that reads files with undeclared prefixes too, else as lxml's own."""
    return etree.XMLParser(recover=True)


def main() -> None:
    arguments = [argument for argument in sys.argv[1:] if argument != "--slow"]
    beside = Path(__file__).resolve().parents[2] / "shared" / "corpus"
    corpus = Path(arguments[0]) if arguments else beside
    if not (corpus / "fit").is_dir():
        print("skipped: no corpus here; name its folder as the first argument")
        return
    fits = [p for p in (corpus / "fit").glob("*.fit") if p.stat().st_size >= SMALLEST_FIT_BYTES]
    bench_fit(sorted(fits), "--slow" in sys.argv)
    bench_markup([path for kind in (".gpx", ".tcx") for path in sorted(corpus.rglob(f"*{kind}*"))])


if __name__ == "__main__":
    main()
