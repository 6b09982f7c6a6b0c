"""What vendors write beside the standards of GPX and TCX, and what nobody should send."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from surefoot.activity import read as reader
from surefoot.activity.model import Number
from surefoot.activity.read import NotAnActivity, Reading, Unreadable, read

from .test_gpx import gpx, only, point, points
from .test_tcx import NAMESPACE, activity, clock, lap, tcx, trackpoint
from .test_tcx import only as only_tcx


def with_samples(written: str) -> bytes:
    return gpx(points(extra=f"<extensions>{written}</extensions>"))


@pytest.mark.parametrize(
    ("written", "stream", "value"),
    [
        ("<t:TrackPointExtension><t:hr>141</t:hr></t:TrackPointExtension>", "heart_rate_bpm", 141),
        ("<t:heartrate>141</t:heartrate>", "heart_rate_bpm", 141),
        ("<t:TrackPointExtension><t:cad>84</t:cad></t:TrackPointExtension>", "cadence_spm", 168),
        ("<cadence>84</cadence>", "cadence_spm", 168),
        (
            "<t:TrackPointExtension><t:atemp>-3</t:atemp></t:TrackPointExtension>",
            "temperature_c",
            -3,
        ),
        ("<t:temp>20.7999992370605</t:temp>", "temperature_c", 20.7999992370605),
        ("<t:Temperature>22</t:Temperature>", "temperature_c", 22),
        ("<power>250</power>", "power_w", 250),
        ("<t:PowerInWatts>250</t:PowerInWatts>", "power_w", 250),
        ("<t:speed>2.5</t:speed>", "speed_mps", 2.5),
        ("<t:distance>17</t:distance>", "distance_m", 17),
    ],
)
def test_samples_of_vendors_are_found_in_gpx(written: str, stream: str, value: float) -> None:
    run = only(with_samples(written))
    assert run.streams[stream].tolist() == pytest.approx([value] * 61)
    assert stream not in run.computed_streams


@pytest.mark.parametrize(
    ("written", "stream", "value"),
    [
        ("<HeartRateBpm><Value>141</Value></HeartRateBpm>", "heart_rate_bpm", 141),
        ("<Cadence>84</Cadence>", "cadence_spm", 168),
        (
            "<Extensions><x:TPX><x:RunCadence>84</x:RunCadence></x:TPX></Extensions>",
            "cadence_spm",
            168,
        ),
        ("<Extensions><x:TPX><x:Speed>2.5</x:Speed></x:TPX></Extensions>", "speed_mps", 2.5),
        ("<Extensions><x:TPX><x:Watts>250</x:Watts></x:TPX></Extensions>", "power_w", 250),
        ('<Extensions><TPX xmlns="urn:own"><Watts>250</Watts></TPX></Extensions>', "power_w", 250),
    ],
)
def test_samples_of_vendors_are_found_in_tcx(written: str, stream: str, value: float) -> None:
    track = "".join(
        f"<Trackpoint><Time>{clock(second)}</Time>{written}</Trackpoint>" for second in range(61)
    )
    run = only_tcx(tcx(activity(lap(0, 60, totals=False, points=track))))
    assert run.streams[stream].tolist() == pytest.approx([value] * 61)


def test_names_count_without_their_prefix() -> None:
    plain = gpx(points())
    prefixed = plain.replace(b"</", b"</g:").replace(b"<", b"<g:").replace(b"<g:/g:", b"</g:")
    prefixed = prefixed.replace(b"<g:?", b"<?").replace(b" xmlns=", b" xmlns:g=")
    assert only(prefixed).distance_m == only(plain).distance_m
    assert only(prefixed).sport == "run"


def test_of_two_elements_the_first_with_a_number_counts() -> None:
    run = only(with_samples("<hr></hr><t:hr>140</t:hr><hr>99</hr>"))
    assert run.heart_rate_bpm == Number(140.0, "computed")


def test_values_in_comments_and_sections_are_read_as_xml_says() -> None:
    run = only(with_samples("<!-- <hr>9</hr> --><hr><![CDATA[140]]></hr>"))
    assert run.heart_rate_bpm == Number(140.0, "computed")


def test_an_undeclared_prefix_in_tcx_is_a_warning_and_its_samples_are_read() -> None:
    data = tcx(activity(lap(0, 60))).replace(b"xmlns:x=", b"xmlns:y=")
    (run,) = read(data, "run.tcx").activities
    assert run.cadence_spm == Number(172.0, "device")
    assert run.streams["speed_mps"].tolist() == [3.0] * 61
    assert len(read(data, "run.tcx").warnings) == 1


def test_points_of_tcx_without_a_time_are_left_out_and_counted() -> None:
    track = "".join(map(trackpoint, range(21))) + "<Trackpoint><Cadence>80</Cadence></Trackpoint>"
    run = only_tcx(tcx(activity(lap(0, 20, points=track))))
    assert len(run.streams["time_s"]) == 21
    assert run.warnings == ("1 points without a usable time were left out.",)


def test_elevation_on_part_of_the_points_leaves_gaps_that_are_no_height() -> None:
    track = "".join(point(s, elevation=100.0 if s % 2 else None) for s in range(60))
    run = only(gpx(track))
    assert np.isnan(run.streams["elevation_m"]).tolist() == [True, False] * 30
    assert run.ascent_m == Number(0.0, "computed")


def test_a_gap_between_the_tracks_of_a_lap_is_a_pause() -> None:
    first, second = ("".join(map(trackpoint, seconds)) for seconds in (range(60), range(240, 300)))
    run = only_tcx(
        tcx(activity(lap(0, 300, totals=False, points=f"{first}</Track><Track>{second}")))
    )
    (pause,) = run.pauses
    assert (pause.start_s, pause.duration_s) == (59.0, 181.0)


def test_blanks_after_a_byte_order_mark_are_stepped_over() -> None:
    data = tcx(activity(lap(0, 60)))
    assert only_tcx(b"\xef\xbb\xbf\r\n   " + data).distance_m == only_tcx(data).distance_m


@pytest.mark.parametrize("name", ["Workouts", "Courses", "Folders"])
def test_what_is_to_be_done_is_no_activity(name: str) -> None:
    inside = f"<{name}><x><Course/><Workout/></x></{name}>"
    data = f'<TrainingCenterDatabase xmlns="{NAMESPACE}">{inside}</TrainingCenterDatabase>'
    with pytest.raises(NotAnActivity) as refusal:
        read(data.encode(), "plan.tcx")
    assert "course" in refusal.value.reason or "workout" in refusal.value.reason


def test_a_course_with_timed_points_is_no_activity() -> None:
    track = "".join(map(trackpoint, range(30)))
    course = f"<Courses><Course><Name>a</Name><Track>{track}</Track></Course></Courses>"
    with pytest.raises(NotAnActivity) as refusal:
        read(tcx().replace(b"<Activities></Activities>", course.encode()), "course.tcx")
    assert "course" in refusal.value.reason


@pytest.mark.parametrize("inside", ["name", "time"])
def test_a_file_that_an_entity_names_is_not_opened(inside: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("Running 2024")
    data = gpx(points(), kind="").replace(
        b"<gpx", f'<!DOCTYPE gpx [<!ENTITY it SYSTEM "{secret.as_uri()}">]><gpx'.encode(), 1
    )
    data = data.replace(f"<{inside}>".encode(), f"<{inside}>&it;".encode(), 1)
    reading: Reading = read(data, "run.gpx")
    assert reading.activities[0].sport == "other"


def test_xml_beyond_the_limit_is_refused_and_the_limit_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reader, "MAX_XML_BYTES", 2**20)
    with pytest.raises(Unreadable) as refusal:
        read(gpx(points()) + b" " * 2**20, "run.gpx")
    assert "1 MiB" in refusal.value.reason
