"""GPX files as recordings: each track with times is one activity, its segments parted by pauses."""

from __future__ import annotations

import re

from lxml import etree

from surefoot.activity import sports
from surefoot.activity.markup import Document, children, descendants, holds, text_of
from surefoot.activity.model import Device, Sport, SubSport
from surefoot.activity.moments import moment, unix_s
from surefoot.activity.numbers import real
from surefoot.activity.points import points_of
from surefoot.activity.recording import Found, RecordedLap, Recording, Totals
from surefoot.activity.refusal import NotAnActivity
from surefoot.activity.track_points import Track, track
from surefoot.facts.phrase import phrase

_NAMED_AFTER_SPORT = re.compile(r"(Running|Walking|Hiking|Cycling|Swimming|Rowing)( \d.*)?")


def read_gpx(document: Document) -> Found:
    """The activities of a GPX document.

    Raises NotAnActivity for routes, waypoints, metadata alone, and tracks without times.
    """
    root = document.root
    device = Device(product=root.get("creator"))
    laps = list(descendants(root, "lap"))
    found: list[Recording] = []
    for element in children(root, "trk"):
        points = points_of(document, children(element, "trkseg"), "trkpt")
        position = {
            "latitude_deg": points.attribute("lat"),
            "longitude_deg": points.attribute("lon"),
        }
        recorded = track(points, position)
        if recorded is None:
            continue
        sport, sub_sport = _sport(element)
        found.append(
            Recording(
                format="gpx",
                start_unix_s=recorded.start_unix_s,
                sport=sport,
                sub_sport=sub_sport,
                streams=recorded.streams,
                laps=_laps(laps, recorded),
                pauses=recorded.pauses,
                utc_offset_s=recorded.utc_offset_s,
                device=device,
                warnings=recorded.warnings,
            )
        )
    if not found:
        raise NotAnActivity(_why_not(root))
    return Found(tuple(found), document.damaged, document.warnings)


def _sport(element: etree._Element) -> tuple[Sport, SubSport]:
    kind = text_of(element, "type")
    if kind is None:
        # gpx/run_tomtom_two_segments.gpx, bad/gpx_negative_time_step.gpx: only the name says it
        named = _NAMED_AFTER_SPORT.fullmatch(text_of(element, "name") or "")
        kind = named.group(1) if named else None
    return sports.from_text(kind)


def _laps(elements: list[etree._Element], recorded: Track) -> tuple[RecordedLap, ...]:
    """The laps that Movescount writes beside the track: gpx/trail_movescount_39laps.gpx.gz."""
    laps = []
    last_s = float(recorded.streams["time_s"][-1])
    for element in elements:
        # what Movescount calls startTime is the moment at which the lap ended
        end = moment(text_of(element, "startTime"))
        seconds = real(text_of(element, "elapsedTime"))
        if end is None or not seconds:
            continue
        start_s = unix_s(end) - recorded.start_unix_s - seconds
        if -seconds < start_s <= last_s:
            totals = Totals(elapsed_s=seconds, distance_m=real(text_of(element, "distance")))
            laps.append(RecordedLap(max(start_s, 0.0), totals))
    return tuple(laps)


def _why_not(root: etree._Element) -> str:
    if holds(root, "trkpt"):
        return phrase(
            "This GPX file holds a planned or drawn track, not a recorded one: its points have no "
            "times of their own. Export the recorded activity instead."
        )
    if holds(root, "rtept"):
        return phrase("This GPX file holds a route to follow, not a recorded activity.")
    if holds(root, "wpt"):
        return phrase("This GPX file holds only waypoints, not a recorded activity.")
    return phrase(
        "This GPX file holds no points, as for an activity that was entered by hand. Log the "
        "session by hand instead."
    )
