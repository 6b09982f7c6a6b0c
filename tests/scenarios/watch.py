"""What a watch says of a run, as a story tells it."""

import re
from collections.abc import Mapping
from typing import Any

_STREAMS = frozenset(("run_min", "repeats", "fast_min", "steep_min", "cadence_spm"))
_EASY_MPS = 2.75
_FAST_MPS = 4.0
_REPEATS = re.compile(r"(\d+) x ([\d.]+)/([\d.]+)$")


def activity(value: Mapping[str, Any]) -> dict[str, Any]:
    """The content of an activity fact."""

    def measured(number: float | None) -> dict[str, Any]:
        return {"value": number, "source": "missing" if number is None else "device"}

    return {
        "kind": "activity",
        "file_sha256": "0" * 64,
        "sport": value.get("sport", "run"),
        "moving_s": measured(value["minutes"] * 60.0),
        "distance_m": measured(value["km"] * 1000.0 if "km" in value else None),
        "ascent_m": measured(value.get("ascent_m")),
        "descent_m": measured(value.get("descent_m")),
        "analysis": _analysis(value) if _STREAMS & set(value) else None,
    }


def _analysis(value: Mapping[str, Any]) -> dict[str, Any]:
    """What the streams of an activity tell: `repeats` are written as '6 x 4/1', in minutes."""
    repeats = _REPEATS.match(str(value.get("repeats", "")))
    run_min, longest_min, segments = value.get("run_min", value["minutes"]), None, []
    if repeats is not None:
        times, run, walk = int(repeats[1]), float(repeats[2]), float(repeats[3])
        run_min, longest_min = times * run, run
        for number in range(times):
            start_s = number * (run + walk) * 60
            segments.append({"gait": "run", "start_s": start_s, "duration_s": run * 60})
            after_s = start_s + run * 60
            segments.append({"gait": "walk", "start_s": after_s, "duration_s": walk * 60})
    longest_min = run_min if longest_min is None else longest_min
    fast = {"from_mps": _FAST_MPS, "duration_s": value.get("fast_min", 0) * 60}

    def computed(minutes: float) -> dict[str, Any]:
        return {"value": minutes * 60, "source": "computed"}

    spm, flat = value.get("cadence_spm"), []
    if spm is not None:
        flat = [{"from_mps": _EASY_MPS, "seconds": [[spm, round(run_min * 60)]]}]
    return {
        "run_s": computed(run_min),
        "flat_cadence": flat,
        "longest_run_s": computed(longest_min),
        "segments": segments,
        "steep_ascent_s": computed(value.get("steep_min", 0)),
        "speeds": [fast],
    }
