"""The summaries in Garmin's account export: activities whose file is missing there.

Lengths are in centimetres, durations in milliseconds, cadence in strides a minute.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any

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


def is_list(filename: str) -> bool:
    """Whether a file of an archive holds the export's summaries."""
    return PurePosixPath(filename).name.endswith("summarizedActivities.json")


def without_file(
    data: bytes, filename: str, files: set[str]
) -> Iterator[tuple[Activity, bytes] | str]:
    """The summarised activities, each with its summary; a sentence for what cannot be read.

    The files' names do not tell which summary is theirs, so that all are given: the caller leaves
    out those that a file told already. A multisport parent is told by its legs.
    """
    del files
    try:
        groups = json.loads(data)
        summaries = [
            summary for group in groups for summary in group.get("summarizedActivitiesExport", ())
        ]
    except (ValueError, RecursionError, TypeError, AttributeError):
        yield phrase("{name} is damaged. Download the export again.", name=filename)
        return
    for summary in summaries:
        if isinstance(summary, Mapping) and _key(summary) not in _PARENTS:
            read = _activity(summary)
            yield read if isinstance(read, str) else (read, json.dumps(summary).encode())


def _key(summary: Mapping[str, Any]) -> str:
    """The type: a word in the export, an object in downloads of single activities."""
    kind = summary.get("activityType", "")
    return str(kind.get("typeKey", "")) if isinstance(kind, Mapping) else str(kind)


def _activity(summary: Mapping[str, Any]) -> Activity | str:
    start_ms = _figure(summary, "beginTimestamp") or _figure(summary, "startTimeGmt")
    local_ms = _figure(summary, "startTimeLocal")
    try:
        start = datetime.fromtimestamp((start_ms or 0) / 1000, UTC)
    except (OverflowError, OSError, ValueError):
        start_ms = None
    if start_ms is None:
        return phrase("A summary of the export has no start; it was left out.")
    sport, sub_sport = _SPORTS.get(_key(summary), ("other", "none"))
    strides = _figure(summary, "avgRunCadence")
    moving_ms = _figure(summary, "movingDuration")
    offset_s = None if local_ms is None else round((local_ms - start_ms) / 1000)
    known_offset = offset_s is not None and abs(offset_s) <= 14 * 3600
    return Activity(
        start=start,
        format="garmin",
        sport=sport,
        sub_sport=sub_sport,
        utc_offset_s=offset_s if known_offset else None,
        offset_provenance="file" if known_offset else "unknown",
        elapsed_s=number(_scaled(summary, "elapsedDuration", 1000), "device"),
        timer_s=number(_scaled(summary, "duration", 1000), "device"),
        moving_s=number(None if not moving_ms else moving_ms / 1000, "device"),
        distance_m=number(_scaled(summary, "distance", 100), "device"),
        ascent_m=number(_scaled(summary, "elevationGain", 100), "device"),
        descent_m=number(_scaled(summary, "elevationLoss", 100), "device"),
        cadence_spm=number(
            None if not strides or sport not in ("run", "walk", "hike") else 2 * strides, "device"
        ),
        heart_rate_bpm=number(_scaled(summary, "avgHr", 1), "device"),
        warnings=(phrase("Garmin lists this activity without a file: only its totals are known."),),
    )


def _figure(summary: Mapping[str, Any], name: str) -> float | None:
    value = summary.get(name)
    return float(value) if isinstance(value, int | float) and value == value else None


def _scaled(summary: Mapping[str, Any], name: str, parts: float) -> float | None:
    value = _figure(summary, name)
    return None if value is None or value < 0 else value / parts
