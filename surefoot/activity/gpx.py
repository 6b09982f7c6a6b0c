"""GPX files as recordings: each track with times is one activity, its segments parted by pauses.

A track that goes on where the one before ended is a part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from lxml import etree

from surefoot.activity import measure, sports
from surefoot.activity.markup import Document, children, descendants, holds, text_of
from surefoot.activity.model import Device, Sport, SubSport
from surefoot.activity.moments import moment, unix_s
from surefoot.activity.numbers import real
from surefoot.activity.points import points_of
from surefoot.activity.recording import Found, RecordedLap, Recording, Totals
from surefoot.activity.refusal import NotAnActivity
from surefoot.activity.track_points import Track, track
from surefoot.facts.phrase import phrase

_LONGEST_BREAK_S, _NEAR_M = 3600.0, 500.0
"""A track that begins later or farther away is an outing of its own (P)."""
_NAMED_AFTER_SPORT = re.compile(r"(Running|Walking|Hiking|Cycling|Swimming|Rowing)( \d.*)?")


def read_gpx(document: Document) -> Found:
    """The activities of a GPX document.

    Raises NotAnActivity for routes, waypoints, metadata alone, and tracks without times.
    """
    root = document.root
    device = Device(product=root.get("creator"))
    laps = list(descendants(root, "lap"))
    found = []
    for element, recorded in _outings(document, root):
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


Part = tuple[etree._Element, Track]


def _outings(document: Document, root: etree._Element) -> Iterator[Part]:
    """The recorded tracks of a file; those that go on where the one before ended are one."""
    outings: list[list[Part]] = []
    for element in children(root, "trk"):
        recorded = _track(document, [element])
        if recorded is None:
            continue
        if outings and _goes_on(outings[-1][-1], (element, recorded)):
            outings[-1].append((element, recorded))
        else:
            outings.append([(element, recorded)])
    for parts in outings:
        whole = _track(document, [element for element, _ in parts]) if len(parts) > 1 else None
        if whole is None:
            yield from parts
        else:
            yield parts[0][0], whole


def _track(document: Document, elements: list[etree._Element]) -> Track | None:
    segments = [segment for element in elements for segment in children(element, "trkseg")]
    points = points_of(document, segments, "trkpt")
    position = {
        "latitude_deg": points.attribute("lat"),
        "longitude_deg": points.attribute("lon"),
    }
    return track(points, position)


def _goes_on(part: Part, following: Part) -> bool:
    """Whether a track is the outing of the one before after a break: same sport, soon, and near."""
    (element, before), (next_element, after) = part, following
    ended_s = before.start_unix_s + float(before.streams["time_s"][-1])
    if not 0 <= after.start_unix_s - ended_s <= _LONGEST_BREAK_S:
        return False
    if _sport(element) != _sport(next_element):
        return False
    latitude, longitude = (
        np.array([before.streams[name][-1], after.streams[name][0]])
        if name in before.streams and name in after.streams
        else np.array([np.nan, np.nan])
        for name in ("latitude_deg", "longitude_deg")
    )
    return bool(measure.haversine_m(latitude, longitude)[0] <= _NEAR_M)


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
