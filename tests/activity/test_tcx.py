"""What a TCX file says becomes an activity."""

from __future__ import annotations

import re

import numpy as np
import pytest

from surefoot.activity.model import MISSING, Activity, Number
from surefoot.activity.read import NotAnActivity, read

NAMESPACE = "http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"
EXTENSION = "http://www.garmin.com/xmlschemas/ActivityExtension/v2"


def clock(second: int) -> str:
    return f"2024-05-03T08:{second // 60:02}:{second % 60:02}.000Z"


def trackpoint(second: int, *, distance: bool = True, cadence: int = 85) -> str:
    metres = f"<DistanceMeters>{3.0 * second}</DistanceMeters>" if distance else ""
    return (
        f"<Trackpoint><Time>{clock(second)}</Time><AltitudeMeters>100</AltitudeMeters>{metres}"
        "<HeartRateBpm><Value>140</Value></HeartRateBpm><Extensions><x:TPX>"
        f"<x:Speed>3.0</x:Speed><x:RunCadence>{cadence}</x:RunCadence></x:TPX></Extensions>"
        "</Trackpoint>"
    )


def lap(first: int, last: int, *, totals: bool = True, points: str | None = None) -> str:
    track = points or "".join(trackpoint(second) for second in range(first, last + 1))
    summary = (
        f"<TotalTimeSeconds>{last - first}</TotalTimeSeconds>"
        f"<DistanceMeters>{3.0 * (last - first)}</DistanceMeters>"
        "<AverageHeartRateBpm><Value>141</Value></AverageHeartRateBpm>"
        if totals
        else ""
    )
    averages = "<Extensions><x:LX><x:AvgRunCadence>86</x:AvgRunCadence></x:LX></Extensions>"
    return (
        f'<Lap StartTime="{clock(first)}">{summary}<Track>{track}</Track>'
        f"{averages if totals else ''}</Lap>"
    )


def activity(*laps: str, sport: str = "Running") -> str:
    creator = "<Creator><Name>Forerunner</Name><UnitId>7</UnitId></Creator>"
    return f'<Activity Sport="{sport}"><Id>{clock(0)}</Id>{"".join(laps)}{creator}</Activity>'


def tcx(*activities: str) -> bytes:
    return (
        f'<?xml version="1.0"?><TrainingCenterDatabase xmlns="{NAMESPACE}" xmlns:x="{EXTENSION}">'
        f"<Activities>{''.join(activities)}</Activities></TrainingCenterDatabase>"
    ).encode()


def only(data: bytes) -> Activity:
    (found,) = read(data, "run.tcx").activities
    return found


def test_totals_are_those_of_the_laps_together() -> None:
    run = only(tcx(activity(lap(0, 60), lap(60, 180))))
    assert (run.format, run.sport) == ("tcx", "run")
    assert run.timer_s == Number(180.0, "device")
    assert run.distance_m == Number(540.0, "device")
    assert run.elapsed_s == Number(180.0, "computed")
    assert run.cadence_spm == Number(172.0, "device")
    assert run.heart_rate_bpm == Number(141.0, "device")
    assert (run.device.product, run.device.serial) == ("Forerunner", "7")
    assert [(part.start_s, part.timer_s.value) for part in run.laps] == [(0.0, 60.0), (60.0, 120.0)]


def test_without_lap_totals_they_are_computed() -> None:
    run = only(tcx(activity(lap(0, 60, totals=False))))
    assert run.timer_s == Number(60.0, "computed")
    assert run.distance_m == Number(180.0, "computed")
    assert run.cadence_spm == Number(170.0, "computed")


def test_cadence_that_is_already_steps_is_not_doubled() -> None:
    points = "".join(trackpoint(second, cadence=174) for second in range(60))
    run = only(tcx(activity(lap(0, 59, totals=False, points=points))))
    assert run.cadence_spm == Number(174.0, "corrected")
    assert any("not doubled" in warning for warning in run.warnings)


def test_a_ride_has_no_steps() -> None:
    ride = only(tcx(activity(lap(0, 60), sport="Biking")))
    assert ride.cadence_spm == MISSING
    assert "cadence_spm" not in ride.streams


def test_distance_on_part_of_the_points_leaves_gaps() -> None:
    points = "".join(trackpoint(second, distance=second % 2 == 0) for second in range(61))
    run = only(tcx(activity(lap(0, 60, points=points))))
    assert np.isnan(run.streams["distance_m"]).sum() == 30
    assert run.distance_m == Number(180.0, "device")


def test_a_distance_that_runs_on_from_an_earlier_activity_starts_at_zero() -> None:
    run = only(tcx(activity(lap(0, 60))).replace(b"<DistanceMeters>", b"<DistanceMeters>42"))
    assert run.streams["distance_m"][0] == 0.0


def test_laps_that_leave_out_most_of_the_track_are_corrected() -> None:
    points = "".join(trackpoint(second) for second in range(601))
    run = only(tcx(activity(lap(0, 300, points=points))))
    assert run.timer_s == Number(600.0, "corrected")
    assert run.distance_m == Number(1800.0, "corrected")


def test_zero_metres_that_nobody_measured_are_missing() -> None:
    still = re.sub(r"(<DistanceMeters>)[^<]*", r"\g<1>0.0", lap(0, 60))
    run = only(tcx(activity(still)))
    assert run.distance_m == MISSING
    assert run.timer_s == Number(60.0, "device")


def test_each_leg_of_a_multisport_session_is_an_activity() -> None:
    session = (
        f"<MultiSportSession><FirstSport>{activity(lap(0, 60), sport='Biking')}</FirstSport>"
        f"<NextSport><Transition>{lap(61, 70)}</Transition>{activity(lap(71, 120))}</NextSport>"
        "</MultiSportSession>"
    )
    ride, run = read(tcx(session), "brick.tcx").activities
    assert (ride.sport, run.sport) == ("bike", "run")
    assert run.start.second == 11


def test_a_lower_case_sport_is_known() -> None:
    assert only(tcx(activity(lap(0, 60), sport="running"))).sport == "run"


def test_a_course_is_refused() -> None:
    data = f'<TrainingCenterDatabase xmlns="{NAMESPACE}"><Courses><Course/></Courses>'
    with pytest.raises(NotAnActivity) as refusal:
        read(f"{data}</TrainingCenterDatabase>".encode(), "course.tcx")
    assert "course" in refusal.value.reason


def test_an_activity_without_points_is_refused() -> None:
    with pytest.raises(NotAnActivity):
        read(tcx('<Activity Sport="Running"><Lap/></Activity>'), "manual.tcx")
