"""Synthetic export archives of many runs, laid out as Strava and Garmin lay theirs out."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from surefoot.activity import fit_writing
from surefoot.activity.fit_profile import FIT_EPOCH_S
from tests.activity import fit_bytes

FIRST = datetime(2019, 1, 1, 6, tzinfo=UTC)
MEDIAN_S, SHORTEST_S, LONGEST_S = 2700, 600, 21_600
LAP_M = 1000.0
MONITORING_PER_RUN = 2
FILES_PER_PART = 500

# field number, base type, NumPy type: what a watch of today writes each second
_FIELDS = (
    ("time", 253, fit_writing.UINT32, "<u4"),
    ("latitude", 0, fit_writing.SINT32, "<i4"),
    ("longitude", 1, fit_writing.SINT32, "<i4"),
    ("distance", 5, fit_writing.UINT32, "<u4"),
    ("elevation", 78, fit_writing.UINT32, "<u4"),
    ("speed", 73, fit_writing.UINT32, "<u4"),
    ("oscillation", 39, fit_writing.UINT16, "<u2"),
    ("stance", 41, fit_writing.UINT16, "<u2"),
    ("heart_rate", 3, fit_writing.UINT8, "u1"),
    ("strides", 4, fit_writing.UINT8, "u1"),
    ("fraction", 53, fit_writing.UINT8, "u1"),
    ("temperature", 13, fit_writing.SINT8, "i1"),
)
_RECORD = np.dtype([("header", "u1"), *((name, kind) for name, _, _, kind in _FIELDS)])
_SEMICIRCLES = 2**31 / 180


class Run:
    """One run: hilly ground, a noisy runner, 1 Hz."""

    def __init__(self, number: int, first: datetime = FIRST) -> None:
        chance = np.random.default_rng(number)
        length = MEDIAN_S * np.exp(0.6 * chance.standard_normal())
        self.seconds = int(np.clip(length, SHORTEST_S, LONGEST_S))
        self.start = first + timedelta(days=number, minutes=float(chance.integers(0, 600)))
        self.number = number
        at = np.arange(self.seconds + 1)
        speed = 2.8 + 0.5 * np.sin(at / 400 + number) + 0.1 * chance.standard_normal(len(at))
        self.along_m = np.cumsum(speed) - speed[0]
        elevation = 600 + 80 * np.sin(self.along_m / 900) + 0.2 * chance.standard_normal(len(at))
        bearing = np.cumsum(0.01 * chance.standard_normal(len(at)))
        self.ascent_m = float(np.clip(np.diff(80 * np.sin(self.along_m / 900)), 0, None).sum())
        rows = np.zeros(len(at), dtype=_RECORD)
        rows["time"] = self.fit_time + at
        rows["latitude"] = (47 + np.cumsum(speed * np.cos(bearing)) / 111_195) * _SEMICIRCLES
        rows["longitude"] = (11 + np.cumsum(speed * np.sin(bearing)) / 75_800) * _SEMICIRCLES
        rows["distance"] = self.along_m * 100
        rows["elevation"] = (elevation + 500) * 5
        rows["speed"] = speed * 1000
        rows["oscillation"] = 850 + 40 * chance.standard_normal(len(at))
        rows["stance"] = 2500 + 80 * chance.standard_normal(len(at))
        rows["heart_rate"] = 145 + 10 * np.sin(at / 300)
        rows["strides"] = 84 + chance.integers(-2, 3, len(at))
        rows["fraction"] = 64 * chance.integers(0, 2, len(at))
        rows["temperature"] = 14
        self._rows = rows

    @property
    def fit_time(self) -> int:
        return int(self.start.timestamp()) - FIT_EPOCH_S

    @property
    def distance_m(self) -> float:
        return float(self.along_m[-1])

    def fit(self) -> bytes:
        """The run as a watch writes it, with a lap a kilometre and a session."""
        fields = [(number, np.dtype(kind).itemsize, base) for _, number, base, kind in _FIELDS]
        end = self.fit_time + self.seconds
        body = b"".join(
            (
                fit_bytes.file_id(),
                fit_bytes.definition(0, 20, fields),
                self._rows.tobytes(),
                fit_bytes.message("lap", list(self._laps())),
                fit_bytes.message("session", [self._totals(self.fit_time, end) | self._sums()]),
            )
        )
        return fit_writing.fit_file(body)

    def _laps(self) -> Iterator[dict[str, float]]:
        turns = np.searchsorted(self.along_m, np.arange(0, self.distance_m, LAP_M))
        for first, last in zip(turns, [*turns[1:], self.seconds], strict=True):
            yield {
                **self._totals(self.fit_time + int(first), self.fit_time + int(last)),
                "distance_m": float(self.along_m[last] - self.along_m[first]),
                "strides": 84,
            }

    def _totals(self, start: int, end: int) -> dict[str, float]:
        return {"time": end, "start": start, "elapsed_s": end - start, "timer_s": end - start}

    def _sums(self) -> dict[str, float]:
        return {
            "sport": 1,
            "sub_sport": 3,
            "distance_m": self.distance_m,
            "heart_rate_bpm": 145,
            "strides": 84,
            "ascent_m": self.ascent_m,
            "descent_m": self.ascent_m,
        }


def monitoring(number: int) -> bytes:
    """A day of steps: a file of another type, as most files of a Garmin export are."""
    body = fit_bytes.file_id(32) + fit_bytes.message(
        "event", [{"time": number + second, "event": 0, "event_type": 3} for second in range(500)]
    )
    return fit_writing.fit_file(body)


def strava(path: Path, runs: int) -> None:
    """A bulk export: a gzipped file an activity, one in twenty entered by hand without one."""
    table = io.StringIO()
    rows = csv.writer(table)
    rows.writerow(
        ("Activity ID", "Activity Date", "Activity Name", "Activity Type", "Elapsed Time",
         "Distance", "Filename", "Elapsed Time", "Moving Time", "Distance", "Elevation Gain")
    )  # fmt: skip
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(runs):
            run = Run(number)
            by_hand = number % 20 == 19
            name = "" if by_hand else f"activities/{9_000_000_000 + number}.fit.gz"
            if name:
                archive.writestr(name, gzip.compress(run.fit(), 6), zipfile.ZIP_STORED)
            rows.writerow(
                (number, f"{run.start:%b %d, %Y, %I:%M:%S %p}", f"Run {number}", "Run",
                 run.seconds, f"{run.distance_m / 1000:.2f}", name, float(run.seconds),
                 float(run.seconds), run.distance_m, run.ascent_m)
            )  # fmt: skip
        archive.writestr("activities.csv", table.getvalue())


def garmin(path: Path, runs: int) -> None:
    """An account export: archives within the archive, monitoring files between the activities,
    summaries of all."""
    summaries = []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for first in range(0, runs, FILES_PER_PART):
            part = io.BytesIO()
            with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as inner:
                for number in range(first, min(first + FILES_PER_PART, runs)):
                    run = Run(number)
                    inner.writestr(f"runner_{7_000_000 + number}.fit", run.fit())
                    for day in range(MONITORING_PER_RUN):
                        name = f"runner_{8_000_000 + MONITORING_PER_RUN * number + day}.fit"
                        inner.writestr(name, monitoring(run.fit_time + day))
                    summaries.append(_summary(run))
            archive.writestr(
                f"DI_CONNECT/DI-Connect-Uploaded-Files/UploadedFiles_0-_Part{first}.zip",
                part.getvalue(),
            )
        archive.writestr(
            "DI_CONNECT/DI-Connect-Fitness/runner_0_summarizedActivities.json",
            json.dumps([{"summarizedActivitiesExport": summaries}]),
            zipfile.ZIP_DEFLATED,
        )


def _summary(run: Run) -> dict[str, object]:
    start_ms = run.start.timestamp() * 1000
    return {
        "activityId": run.number,
        "activityType": "trail_running",
        "beginTimestamp": start_ms,
        "startTimeLocal": start_ms + 3_600_000,
        "distance": run.distance_m * 100,
        "duration": run.seconds * 1000,
        "elapsedDuration": run.seconds * 1000,
        "elevationGain": run.ascent_m * 100,
    }
