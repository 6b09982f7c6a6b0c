"""TCX files as recordings: each Activity, also inside a multisport session, is one activity."""

from __future__ import annotations

from lxml import etree

from surefoot.activity import sports
from surefoot.activity.markup import Document, children, descendants, holds, local_name, text_of
from surefoot.activity.model import Device
from surefoot.activity.moments import moment, unix_s
from surefoot.activity.numbers import real
from surefoot.activity.points import points_of
from surefoot.activity.recording import Found, RecordedLap, Recording, Totals
from surefoot.activity.refusal import NotAnActivity
from surefoot.activity.track_points import Track, track
from surefoot.facts.phrase import phrase

_POLAR_TIME = (
    "Polar files may hold local time under a wrong time zone: check when this activity started."
)


def read_tcx(document: Document) -> Found:
    """The activities of a TCX document; legs of transition are left out.

    Raises NotAnActivity for courses and workouts, and when no activity has two timed points.
    """
    root = document.root
    elements = [root] if local_name(root) == "Activity" else descendants(root, "Activity")
    recordings = [
        _recording(document, element) for element in elements if not _is_transition(element)
    ]
    found = tuple(recording for recording in recordings if recording is not None)
    if not found:
        raise NotAnActivity(_why_not(root))
    return Found(found, document.damaged, document.warnings)


def _is_transition(element: etree._Element) -> bool:
    return any(local_name(above) == "Transition" for above in element.iterancestors())


def _recording(document: Document, element: etree._Element) -> Recording | None:
    lap_elements = list(children(element, "Lap"))
    tracks = [part for lap in lap_elements for part in children(lap, "Track")]
    points = points_of(document, tracks, "Trackpoint")
    own = {
        "latitude_deg": points.numbers("LatitudeDegrees"),
        "longitude_deg": points.numbers("LongitudeDegrees"),
        "heart_rate_bpm": points.numbers("HeartRateBpm", nested=True),
    }
    recorded = track(points, own)
    if recorded is None:
        return None
    totals = [_lap_totals(lap) for lap in lap_elements]
    sport, sub_sport = sports.from_text(element.get("Sport"))
    device = _device(element)
    warnings = list(recorded.warnings)
    if device.product and device.product.lower().startswith("polar"):
        # bad/tcx_polar_wrong_timezone.tcx
        warnings.append(_POLAR_TIME)
    return Recording(
        format="tcx",
        start_unix_s=recorded.start_unix_s,
        sport=sport,
        sub_sport=sub_sport,
        streams=recorded.streams,
        totals=_sum(totals),
        laps=_laps(lap_elements, totals, recorded),
        pauses=recorded.pauses,
        utc_offset_s=recorded.utc_offset_s,
        device=device,
        warnings=tuple(warnings),
    )


def _lap_totals(lap: etree._Element) -> Totals:
    beside_points = (part for part in lap if len(part) and local_name(part) != "Track")
    extended = next((own for p in beside_points for own in descendants(p, "AvgRunCadence")), None)
    cadence = real(extended.text) if extended is not None else None
    return Totals(
        timer_s=real(text_of(lap, "TotalTimeSeconds")),
        distance_m=real(text_of(lap, "DistanceMeters")),
        cadence=cadence or real(text_of(lap, "Cadence")),
        heart_rate_bpm=real(text_of(lap, "AverageHeartRateBpm", "Value")),
    )


def _sum(laps: list[Totals]) -> Totals:
    """The totals of the laps together; a total that one lap lacks is missing."""
    timers = [lap.timer_s for lap in laps]
    return Totals(
        timer_s=_total(timers),
        distance_m=_total([lap.distance_m for lap in laps]),
        cadence=_mean([lap.cadence for lap in laps], timers),
        heart_rate_bpm=_mean([lap.heart_rate_bpm for lap in laps], timers),
    )


def _total(values: list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) if known and len(known) == len(values) else None


def _mean(values: list[float | None], seconds: list[float | None]) -> float | None:
    """Mean weighted by time, over the laps that have the value; None when none has."""
    known = [
        (value, weight) for value, weight in zip(values, seconds, strict=True) if value and weight
    ]
    whole = sum(weight for _, weight in known)
    return sum(value * weight for value, weight in known) / whole if whole > 0 else None


def _laps(
    elements: list[etree._Element], totals: list[Totals], recorded: Track
) -> tuple[RecordedLap, ...]:
    laps = []
    for element, lap in zip(elements, totals, strict=True):
        begin = moment(element.get("StartTime"))
        if begin is not None:
            start_s = unix_s(begin) - recorded.start_unix_s
            laps.append(RecordedLap(max(start_s, 0.0), lap))
    return tuple(laps)


def _device(element: etree._Element) -> Device:
    creator = next(children(element, "Creator"), None)
    if creator is None:
        return Device()
    return Device(product=text_of(creator, "Name"), serial=text_of(creator, "UnitId"))


def _why_not(root: etree._Element) -> str:
    if holds(root, "Course"):
        return phrase("This TCX file holds a course to follow, not a recorded activity.")
    if local_name(root) == "Activity" or holds(root, "Activity"):
        return phrase(
            "This TCX file holds an activity without timed points. Log the session by hand instead."
        )
    if holds(root, "Workout"):
        return phrase("This TCX file holds a workout to do, not a recorded activity.")
    return phrase("This TCX file holds no activity.")
