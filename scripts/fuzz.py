"""Feeds the FIT, GPX and TCX decoders with mutated files, led by the coverage they reach.

Usage: python scripts/fuzz.py [fit] [gpx] [tcx] [--seconds 30]
Anything that a decoder raises but a refusal with its reason is an escape: the file that did it is
kept and named, and the exit code is 1. The seeds are small files made by the tests' own writers,
and the corpus beside the project where it is there. As many formats at once as there are cores.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

FORMATS = ("fit", "gpx", "tcx")
CORPUS = ROOT.parent / "shared" / "corpus"
MOST_BYTES = 4096
SECONDS_AN_INPUT = 10
MOST_MIB = 2048


def seeds(name: str) -> list[bytes]:
    """Small files of a format, sound ones and cut or corrupt ones."""
    from tests.activity import fit_bytes, test_gpx, test_tcx

    if name == "fit":
        run = fit_bytes.run_file()
        rows = fit_bytes.steady_run(5)
        head = fit_bytes.file_id()
        short = {
            "big-endian": fit_bytes.message("record", rows, big_endian=True),
            "compressed": fit_bytes.message("event", [{"time": fit_bytes.START, "event": 0}])
            + fit_bytes.message("record", rows, local=2, compressed=True),
            "developer": fit_bytes.message(
                "record", rows, developer=[(0, 4, 0), (3, 2, 0)], developer_data=b"\xaa" * 6
            ),
            "sessions": fit_bytes.message("record", rows)
            + fit_bytes.message("session", [fit_bytes.session(), fit_bytes.session(sport=2)]),
        }
        whole = [fit_bytes.file(head + body) for body in short.values()]
        return [run, *whole, run + whole[0], whole[1][:-9], fit_bytes.file(head, data_size=0)]
    if name == "gpx":
        sensors = test_gpx.sensors(140, 85)
        return [
            test_gpx.gpx(test_gpx.points(0, 5, sensors), test_gpx.points(9, 12)),
            test_gpx.gpx(test_gpx.point(0, elevation=None) + test_gpx.point(1, time="2024")),
            b"\xef\xbb\xbf " + test_gpx.gpx(""),
        ]
    laps = test_tcx.lap(0, 5), test_tcx.lap(5, 9, totals=False)
    return [
        test_tcx.tcx(test_tcx.activity(*laps)),
        test_tcx.tcx(test_tcx.activity(laps[0]), test_tcx.activity(laps[1], sport="Biking")),
    ]


def decoder(name: str) -> Callable[[bytes], None]:
    """What takes the bytes of a format as far as an activity; a refusal is no escape."""
    import atheris

    with atheris.instrument_imports(include=["surefoot.activity"]):
        from surefoot.activity.completion import activity
        from surefoot.activity.fit import fit_messages, read_fit
        from surefoot.activity.fit_profile import PROFILE
        from surefoot.activity.gpx import read_gpx
        from surefoot.activity.markup import parse
        from surefoot.activity.refusal import Refused
        from surefoot.activity.tcx import read_tcx

    def every_column(data: bytes) -> None:
        for messages in fit_messages(data):
            for kind in PROFILE:
                found = messages.of(kind)
                for column in (*found.names, "time", *found.developer):
                    found.array(column)
                    found.texts(column)

    def decode(data: bytes) -> None:
        try:
            if name == "fit":
                every_column(data)
                found = read_fit(data)
            elif name == "gpx":
                found = read_gpx(parse(data))
            else:
                found = read_tcx(parse(data))
            for recording in found.recordings:
                activity(recording)
        except Refused:
            pass

    return decode


def words(files: list[bytes]) -> str:
    """The tags and attributes of XML files as a dictionary for the fuzzer."""
    found = {word for file in files for word in re.findall(rb"</?[\w:]+>?|\w+=\"", file)}
    return "".join('"' + word.decode().replace('"', '\\"') + '"\n' for word in sorted(found))


def fuzz(name: str, seconds: int, folder: Path) -> int:
    """Run one format in a process of its own and tell the outcome; its exit code."""
    made, grown = folder / f"{name}-seeds", folder / f"{name}-grown"
    made.mkdir()
    grown.mkdir()
    files = seeds(name)
    for index, data in enumerate(files):
        (made / str(index)).write_bytes(data)
    real = sorted(CORPUS.glob(f"*/*.{name}"), key=lambda path: path.stat().st_size)
    for path in real[:20]:
        (made / path.name).write_bytes(path.read_bytes()[:MOST_BYTES])
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={MOST_BYTES}",
        f"-timeout={SECONDS_AN_INPUT}",
        f"-rss_limit_mb={MOST_MIB}",
        f"-artifact_prefix={folder}/{name}-",
    ]
    if name != "fit":
        (folder / f"{name}.words").write_text(words(files))
        options.append(f"-dict={folder}/{name}.words")
    run = subprocess.run(
        [sys.executable, __file__, "--target", name, *options, str(grown), str(made)],
        stderr=subprocess.STDOUT,
        stdout=subprocess.PIPE,
        text=True,
        errors="replace",
        check=False,
    )
    reached = re.findall(r"^#(\d+)\s.*cov: (\d+)", run.stdout, re.MULTILINE)
    runs, covered = reached[-1] if reached else ("0", "0")
    if run.returncode:
        print(run.stdout[-4000:])
    outcome = f"an escape, kept in {folder}" if run.returncode else "no escape"
    print(f"{name}: {runs} executions, {covered} branches covered, {outcome}")
    return run.returncode


def target(name: str, options: list[str]) -> None:
    """Fuzz one format in this process until the time is up or something escapes."""
    import atheris

    atheris.Setup([sys.argv[0], *options], decoder(name))
    atheris.Fuzz()


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("formats", nargs="*", metavar="format", help="fit, gpx, tcx; all if none")
    parser.add_argument("--seconds", type=int, default=30, help="for each format")
    chosen = parser.parse_args()
    if unknown := set(chosen.formats) - set(FORMATS):
        parser.error(f"no such format: {', '.join(sorted(unknown))}; there are fit, gpx and tcx")
    if importlib.util.find_spec("atheris") is None:
        print("skipped: atheris has no wheel for this platform or this version of Python")
        return 0
    folder = Path(tempfile.mkdtemp(prefix="surefoot-fuzz-"))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        formats = chosen.formats or FORMATS
        codes = list(pool.map(lambda name: fuzz(name, chosen.seconds, folder), formats))
    if any(codes):
        return 1
    shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--target"]:
        target(sys.argv[2], sys.argv[3:])
    else:
        sys.exit(main())
