"""The summaries in Garmin's account export: activities whose file is missing there.

Lengths are in centimetres, durations in milliseconds, cadence in strides a minute.
"""

from __future__ import annotations

import codecs
import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import IO, Any

from surefoot.activity.export_rows import Row
from surefoot.activity.heart_zones import zones_s
from surefoot.activity.model import Activity, Sport, SubSport, number
from surefoot.facts.phrase import phrase

_SPORTS: Mapping[str, tuple[Sport, SubSport]] = {
    "running": ("run", "none"),
    "street_running": ("run", "road"),
    "trail_running": ("run", "trail"),
    "treadmill_running": ("run", "treadmill"),
    "track_running": ("run", "track"),
    "indoor_running": ("run", "indoor"),
    "virtual_run": ("run", "virtual"),
    "ultra_run": ("run", "trail"),
    "walking": ("walk", "none"),
    "casual_walking": ("walk", "none"),
    "speed_walking": ("walk", "none"),
    "hiking": ("hike", "none"),
    "mountaineering": ("hike", "none"),
    "cycling": ("bike", "none"),
    "road_biking": ("bike", "road"),
    "mountain_biking": ("bike", "trail"),
    "gravel_cycling": ("bike", "none"),
    "indoor_cycling": ("bike", "indoor"),
    "virtual_ride": ("bike", "virtual"),
    "lap_swimming": ("swim", "pool"),
    "open_water_swimming": ("swim", "open_water"),
    "swimming": ("swim", "none"),
    "rowing": ("row", "none"),
    "indoor_rowing": ("row", "indoor"),
    "elliptical": ("elliptical", "none"),
    "strength_training": ("strength", "none"),
}
_PARENTS = frozenset({"multi_sport", "multisport"})
_LIST = re.compile(r'"summarizedActivitiesExport"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")
_JSON = json.JSONDecoder()
_PIECE_BYTES = 256 * 2**10
_LONGEST_KEY = 200
_LONGEST_SUMMARY = 4 * 2**20
_LAST_START_MS = 4e12
_ZONES = 8


def is_list(filename: str) -> bool:
    """Whether a file of an archive holds the export's summaries."""
    return filename.lower().endswith("summarizedactivities.json")


def rows(file: IO[bytes], filename: str) -> Iterator[Row | str]:
    """The summarised activities, each with its summary; a sentence for damage that ends them.

    The files' names do not tell which summary is theirs, so that all are given: the caller leaves
    out those that a file told already. A multisport parent is told by its legs.
    """
    try:
        for summary in _summaries(file):
            parent = _key(summary) in _PARENTS or summary.get("parent") is True
            if not parent:
                yield Row("", json.dumps(summary).encode(), _activity(summary))
    except (ValueError, RecursionError):
        yield phrase(
            "{name} is damaged. Download the export again; the summaries before the damage were "
            "read.",
            name=filename,
        )


def _summaries(file: IO[bytes]) -> Iterator[Mapping[str, Any]]:
    """One summary after the other: the file of a long life is more than fits into memory.

    Raises ValueError at what is no list of summaries.
    """
    pieces = _Pieces(file)
    lists = 0
    while pieces.find(_LIST):
        lists += 1
        while (summary := pieces.value()) is not None:
            if isinstance(summary, Mapping):
                yield summary
    if not lists:
        raise ValueError("there is no list of summaries")


@dataclass(slots=True)
class _Pieces:
    """JSON text that is read as far as it is looked at."""

    file: IO[bytes]
    text: str = ""
    place: int = 0
    ended: bool = False
    _decode: codecs.IncrementalDecoder = field(
        default_factory=lambda: codecs.getincrementaldecoder("utf-8-sig")()
    )

    def _more(self) -> bool:
        piece = self.file.read(_PIECE_BYTES)
        self.text = self.text[self.place :] + self._decode.decode(piece, final=not piece)
        self.place, self.ended = 0, not piece
        return bool(piece)

    def find(self, what: re.Pattern[str]) -> bool:
        """Steps behind the next place where a pattern stands; False when none is left."""
        while (found := what.search(self.text, self.place)) is None:
            self.place = max(self.place, len(self.text) - _LONGEST_KEY)
            if not self._more():
                return False
        self.place = found.end()
        return True

    def value(self) -> object | None:
        """The next value of the list; None at its end. Raises ValueError when it does not end."""
        while True:
            start = _BETWEEN.match(self.text, self.place)
            self.place = start.end() if start is not None else self.place
            if self.text[self.place : self.place + 1] == "]":
                return None
            try:
                value: object
                value, self.place = _JSON.raw_decode(self.text, self.place)
                return value
            except ValueError:
                if len(self.text) - self.place > _LONGEST_SUMMARY or not self._more():
                    raise


def _key(summary: Mapping[str, Any]) -> str:
    """The type: a word in the export, an object in downloads of single activities."""
    kind = summary.get("activityType", "")
    return str(kind.get("typeKey", "")) if isinstance(kind, Mapping) else str(kind)


def _activity(summary: Mapping[str, Any]) -> Activity | str:
    start_ms = _figure(summary, "beginTimestamp") or _figure(summary, "startTimeGmt")
    local_ms = _figure(summary, "startTimeLocal")
    if start_ms is None or not 0 < start_ms < _LAST_START_MS:
        return phrase("A summary of the export has no start; it was left out.")
    start = datetime.fromtimestamp(start_ms / 1000, UTC)
    sport, sub_sport = _SPORTS.get(_key(summary), ("other", "none"))
    strides = _figure(summary, "avgRunCadence")
    moving_ms = _figure(summary, "movingDuration")
    if strides is None and (steps := _figure(summary, "avgDoubleCadence")) is not None:
        strides = steps / 2
    offset_s = None if local_ms is None else round((local_ms - start_ms) / 1000)
    known_offset = offset_s is not None and abs(offset_s) <= 14 * 3600
    return Activity(
        start=start,
        format="garmin",
        sport=sport,
        sub_sport=sub_sport,
        utc_offset_s=offset_s if known_offset else None,
        offset_provenance="file" if known_offset else "unknown",
        elapsed_s=number(_scaled(summary, "elapsedDuration", 1000) or None, "device"),
        timer_s=number(_scaled(summary, "duration", 1000) or None, "device"),
        moving_s=number(None if not moving_ms else moving_ms / 1000, "device"),
        distance_m=number(_scaled(summary, "distance", 100) or None, "device"),
        ascent_m=number(_scaled(summary, "elevationGain", 100), "device"),
        descent_m=number(_scaled(summary, "elevationLoss", 100), "device"),
        cadence_spm=number(
            None if not strides or sport not in ("run", "walk", "hike") else 2 * strides, "device"
        ),
        heart_rate_bpm=number(_scaled(summary, "avgHr", 1) or None, "device"),
        heart_rate_zones_s=_zones(summary),
        warnings=(phrase("Garmin lists this activity without a file: only its totals are known."),),
    )


def _zones(summary: Mapping[str, Any]) -> tuple[float, ...]:
    """Seconds in each zone of the heart, lowest first; empty when the export names none."""
    named = (_scaled(summary, f"hrTimeInZone_{zone}", 1000) for zone in range(_ZONES))
    return zones_s([seconds for seconds in named if seconds is not None])


def _figure(summary: Mapping[str, Any], name: str) -> float | None:
    value = summary.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        return float(value) if math.isfinite(value) else None
    except OverflowError:
        return None


def _scaled(summary: Mapping[str, Any], name: str, parts: float) -> float | None:
    value = _figure(summary, name)
    return None if value is None or value < 0 else value / parts
