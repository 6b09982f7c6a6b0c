"""What a GPX file says becomes an activity."""

from __future__ import annotations

import numpy as np
import pytest

from surefoot.activity.model import MISSING, Activity, Number
from surefoot.activity.read import NotAnActivity, Reading, read

METRES_PER_DEGREE = 111_195.0


def point(second: int, *, elevation: float | None = 100.0, extra: str = "", time: str = "") -> str:
    """A point 3 m/s north of the one before, on 3 May 2024 from 08:00 UTC."""
    latitude = 45.0 + 3.0 * second / METRES_PER_DEGREE
    stamp = time or f"2024-05-03T{8 + second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}Z"
    ele = "" if elevation is None else f"<ele>{elevation}</ele>"
    return f'<trkpt lat="{latitude:.9f}" lon="6.0">{ele}<time>{stamp}</time>{extra}</trkpt>'


def gpx(*segments: str, kind: str = "<type>running</type>", name: str = "") -> bytes:
    body = "".join(f"<trkseg>{segment}</trkseg>" for segment in segments)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<gpx xmlns="http://www.topografix.com/GPX/1/1" creator="Watch" version="1.1" '
        'xmlns:t="http://www.garmin.com/xmlschemas/TrackPointExtension/v1">'
        f"<trk><name>{name}</name>{kind}{body}</trk></gpx>"
    ).encode()


def points(first: int = 0, last: int = 60, extra: str = "") -> str:
    return "".join(point(second, extra=extra) for second in range(first, last + 1))


def only(data: bytes) -> Activity:
    (activity,) = read(data, "run.gpx").activities
    return activity


def sensors(heart_rate: int, cadence: int) -> str:
    return (
        "<extensions><t:TrackPointExtension>"
        f"<t:hr>{heart_rate}</t:hr><t:cad>{cadence}</t:cad>"
        "</t:TrackPointExtension></extensions>"
    )


def test_totals_are_computed_from_the_points() -> None:
    run = only(gpx(points(extra=sensors(140, 85))))
    assert (run.format, run.sport, run.device.product) == ("gpx", "run", "Watch")
    assert run.start.isoformat() == "2024-05-03T08:00:00+00:00"
    assert run.elapsed_s == run.timer_s == run.moving_s == Number(60.0, "computed")
    assert run.distance_m.value == pytest.approx(180.0, rel=0.001)
    assert run.ascent_m == run.descent_m == Number(0.0, "computed")
    assert run.heart_rate_bpm == Number(140.0, "computed")
    assert run.cadence_spm == Number(170.0, "computed")
    assert run.computed_streams == {"distance_m", "speed_mps"}


def test_what_no_point_carries_is_missing_and_not_zero() -> None:
    run = only(gpx("".join(point(second, elevation=None) for second in range(30))))
    assert run.ascent_m == run.cadence_spm == run.heart_rate_bpm == MISSING
    assert "elevation_m" not in run.streams


def test_samples_on_part_of_the_points_leave_gaps() -> None:
    track = "".join(
        point(second, elevation=100.0 if second % 3 else None, extra=sensors(150, 80))
        if second % 2
        else point(second, elevation=None)
        for second in range(30)
    )
    run = only(gpx(track))
    assert np.isnan(run.streams["heart_rate_bpm"]).sum() == 15
    assert run.heart_rate_bpm.value == pytest.approx(150.0)


def test_points_without_a_time_are_left_out_and_counted() -> None:
    bare = '<trkpt lat="45" lon="6"><ele>1</ele></trkpt>'
    run = only(gpx(points(0, 20) + bare * 2))
    assert len(run.streams["time_s"]) == 21
    assert run.warnings == ("2 points without a usable time were left out.",)


def test_a_gap_between_segments_is_a_pause_whose_distance_does_not_count() -> None:
    run = only(gpx(points(0, 60), points(360, 420)))
    (pause,) = run.pauses
    assert (pause.start_s, pause.duration_s, pause.source) == (60.0, 300.0, "computed")
    assert run.timer_s == Number(120.0, "computed")
    assert run.distance_m.value == pytest.approx(360.0, rel=0.001)


def test_segments_that_follow_each_other_are_no_pause() -> None:
    assert only(gpx(points(0, 30), points(31, 60))).pauses == ()


def test_a_stop_inside_a_segment_is_a_pause() -> None:
    here = [point(second) for second in range(61)]
    later = [point(60, time=f"2024-05-03T08:10:{second:02}Z") for second in range(30)]
    run = only(gpx("".join(here + later)))
    assert [pause.duration_s for pause in run.pauses] == [540.0]


def test_an_offset_in_the_times_is_kept_as_the_files_own() -> None:
    track = "".join(point(0, time=f"2024-05-03T10:00:{s:02}+02:00") for s in range(9))
    run = only(gpx(track))
    assert run.start.isoformat() == "2024-05-03T08:00:00+00:00"
    assert (run.utc_offset_s, run.offset_provenance) == (7200, "file")
    assert only(gpx(points())).offset_provenance == "unknown"


def test_times_without_a_zone_are_utc_and_said() -> None:
    run = only(gpx("".join(point(s, time=f"2024-05-03T08:00:{s:02}") for s in range(9))))
    assert run.start.isoformat() == "2024-05-03T08:00:00+00:00"
    assert any("no time zone" in warning for warning in run.warnings)


@pytest.mark.parametrize(
    ("kind", "sport", "sub_sport"),
    [
        ("<type>trail_running</type>", "run", "trail"),
        ("<type>9</type>", "run", "none"),
        ("<type>Hiking</type>", "hike", "none"),
        ("<type>yoga</type>", "other", "none"),
        ("", "other", "none"),
    ],
)
def test_the_sport_is_the_type_of_the_track(kind: str, sport: str, sub_sport: str) -> None:
    run = only(gpx(points(), kind=kind))
    assert (run.sport, run.sub_sport) == (sport, sub_sport)


def test_a_name_is_a_sport_only_when_it_says_nothing_else() -> None:
    assert only(gpx(points(), kind="", name="Cycling 10/2/17 10:49 am")).sport == "bike"
    assert only(gpx(points(), kind="", name="Running late")).sport == "other"


def with_track(first: int, last: int, kind: str = "<type>running</type>") -> bytes:
    track = f"<trk>{kind}<trkseg>{points(first, last)}</trkseg></trk></gpx>"
    return gpx(points(0, 30)).replace(b"</gpx>", track.encode())


def test_a_track_that_goes_on_soon_and_near_is_the_same_activity() -> None:
    run = only(with_track(120, 180))
    assert [(pause.start_s, pause.duration_s) for pause in run.pauses] == [(30.0, 90.0)]
    assert run.elapsed_s == Number(180.0, "computed")
    assert len(run.streams["time_s"]) == 31 + 61


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(with_track(600, 660), id="far"),
        pytest.param(with_track(7200, 7260), id="later and farther"),
        pytest.param(with_track(120, 180, "<type>walking</type>"), id="another sport"),
        pytest.param(with_track(10, 60), id="at the same time"),
    ],
)
def test_any_other_track_is_an_activity_of_its_own(data: bytes) -> None:
    assert len(read(data, "two.gpx").activities) == 2


def test_a_byte_order_mark_and_leading_blanks_are_stepped_over() -> None:
    data = gpx(points())
    assert only(b"\xef\xbb\xbf" + data).distance_m == only(data).distance_m
    assert only(b" " * 10 + data).distance_m == only(data).distance_m


def test_an_undeclared_prefix_is_a_warning_and_its_samples_are_read() -> None:
    extra = "<extensions><gpxdata:cadence>84</gpxdata:cadence></extensions>"
    reading = read(gpx(points(extra=extra)), "run.gpx")
    assert reading.activities[0].cadence_spm == Number(168.0, "computed")
    assert not reading.partial
    assert len(reading.warnings) == 1


def test_a_cut_file_keeps_the_points_before_the_cut() -> None:
    reading = read(gpx(points())[:-400], "run.gpx")
    assert 50 < len(reading.activities[0].streams["time_s"]) < 61
    assert reading.partial


def test_entities_are_not_expanded() -> None:
    data = gpx(points(), name="&boom;").replace(
        b"<gpx", b'<!DOCTYPE gpx [<!ENTITY a "ha"><!ENTITY boom "&a;&a;&a;&a;">]><gpx', 1
    )
    reading: Reading = read(data, "run.gpx")
    assert len(reading.activities) == 1


@pytest.mark.parametrize(
    ("inside", "word"),
    [
        ("<metadata><time>2024-05-03T08:00:00Z</time></metadata>", "no points"),
        ('<wpt lat="1" lon="2"/>', "waypoints"),
        ('<rte><rtept lat="1" lon="2"/></rte>', "route"),
        ('<trk><trkseg><trkpt lat="1" lon="2"/></trkseg></trk>', "times"),
    ],
)
def test_a_file_without_a_recorded_track_is_refused_with_its_reason(inside: str, word: str) -> None:
    with pytest.raises(NotAnActivity) as refusal:
        read(f'<gpx version="1.1">{inside}</gpx>'.encode(), "plan.gpx")
    assert word in refusal.value.reason


def test_a_planned_route_with_made_up_times_is_refused() -> None:
    track = "".join(point(0, time=f"2010-01-01T00:00:{s:02}Z") for s in range(30))
    with pytest.raises(NotAnActivity):
        read(gpx(track), "plan.gpx")


def test_a_track_whose_points_all_have_one_time_is_refused() -> None:
    track = "".join(point(s, time="1901-12-13T20:45:52Z") for s in range(30))
    with pytest.raises(NotAnActivity):
        read(gpx(track), "hike.gpx")
