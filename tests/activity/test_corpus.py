"""Real files of many watches are read, or refused, as the corpus' manifest describes them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surefoot.activity.climb import climb_m
from surefoot.activity.model import FOOT_SPORTS, Activity, Number
from surefoot.activity.read import NotAnActivity, Refused, Unreadable, read

from .corpus import PRESENT, data_of, manifest, needs_corpus, reading_of
from .test_read import read_or_refuse

pytestmark = needs_corpus

ROWS = manifest()
FILES = [row["file"] for row in ROWS]

REFUSED: dict[str, tuple[type[Refused], str]] = {
    "archives/strava_header_html_spans.csv": (Unreadable, "not FIT, GPX or TCX"),
    "bad/gpx_metadata_only.gpx": (NotAnActivity, "no points"),
    "bad/macos_appledouble_dotfile.fit": (NotAnActivity, "macOS"),
    "bad/zero_bytes.fit": (Unreadable, "empty"),
    "fit/monitoring_fenix5plus.fit": (NotAnActivity, "monitoring"),
    "fit/settings_edge510.fit": (NotAnActivity, "settings"),
    "fit/workout_sdk_custom_targets.fit": (NotAnActivity, "workout"),
    "fit/workout_sdk_individual_steps.fit": (NotAnActivity, "workout"),
    "fit/workout_sdk_repeat_steps.fit": (NotAnActivity, "workout"),
    "gpx/gpx10_all_fields.gpx": (NotAnActivity, "times"),  # one point
    "gpx/gpx_bom.gpx": (NotAnActivity, "waypoints"),
    "gpx/gpx_no_times.gpx": (NotAnActivity, "times"),
    "gpx/gpx_route_only_times.gpx": (NotAnActivity, "planned"),
    "gpx/hike_mojstrovka.gpx": (NotAnActivity, "times"),  # every point at one second of 1901
    "tcx/tcx_course_only.tcx": (NotAnActivity, "course"),
}

PARTIAL = {
    "bad/chained_corrupt_header.fit",
    "bad/chained_nodata.fit",
    "bad/empty_activities.fit",
    "bad/sigma_missing_session_14391rec.fit",
    "bad/synthetic_trail_truncated_60pct.fit",
    "bad/truncated_no_session.fit",
    "bad/truncated_unexpected_eof.fit",
}

SPORTS = {
    "fit/chained_two_activities.fit": ["other", "swim"],
    "fit/duathlon_fenix3_transitions.fit": ["run", "bike", "run"],
    "fit/ironman_fenix5x_45805rec.fit": ["swim", "bike", "run"],
    "fit/run_fr920xt_two_sessions.fit": ["run", "run"],
    "fit/run_fr920xt_two_sessions_short.fit": ["run", "run"],
    "fit/tri_fr255_summary_last.fit": ["swim", "bike", "run"],
    "tcx/tcx_multisport.tcx": ["bike", "run", "bike"],
}

# Why the average cadence of these runs lies outside 120-220 steps a minute.
CADENCE_EXPLAINED = {
    "archives/run_fr220_tiny.tcx.gz": "mostly standing",
    "archives/run_garmin_tiny.gpx.gz": "mostly standing",
    "bad/gpx_undeclared_gpxdata_prefix.gpx": "hilly, walked in part",
    "fit/run_fr920xt_two_sessions_short.fit": "second session lasts 2 s",
    "fit/run_vivoactive_smart_triplet.fit": "walked in part",
    "fit/trail_suunto_vk_8km_1817m.fit": "1,817 m up on 8 km, walked",
    "gpx/run_garmin_tiny.gpx": "mostly standing",
    "tcx/run_fr220_tiny.tcx": "mostly standing",
}

READABLE = [name for name in FILES if name not in REFUSED and not name.endswith(".zip")]


def activities(names: list[str]) -> list[tuple[str, Activity]]:
    return [(name, found) for name in names for found in reading_of(name).activities]


def test_every_exception_to_the_rule_is_a_file_of_the_manifest() -> None:
    named = REFUSED.keys() | PARTIAL | SPORTS.keys() | CADENCE_EXPLAINED.keys()
    assert named <= set(FILES)


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_holds_no_activity_is_refused_with_its_reason(name: str) -> None:
    kind, word = REFUSED[name]
    with pytest.raises(kind) as refusal:
        reading_of(name)
    assert word in refusal.value.reason


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".zip")])
def test_an_archive_is_not_an_activity_file(name: str) -> None:
    with pytest.raises(Unreadable, match="zip"):
        reading_of(name)


@pytest.mark.parametrize("name", READABLE)
def test_what_holds_an_activity_is_read(name: str) -> None:
    reading = reading_of(name)
    assert reading.partial == (name in PARTIAL)
    for found in reading.activities:
        assert found.start.utcoffset() is not None
        assert found.elapsed_s.value is not None
        time = found.streams["time_s"]
        assert time[0] >= 0
        assert (np.diff(time) >= 0).all()
        assert {len(stream) for stream in found.streams.values()} == {len(time)}
        assert all((~np.isnan(stream)).any() for stream in found.streams.values())
        last_s = time[-1] if len(time) else 0.0
        assert last_s <= found.elapsed_s.value + 61
        assert all(0 <= pause.start_s <= last_s + 61 for pause in found.pauses)


@pytest.mark.parametrize(
    ("name", "samples"),
    [
        (row["file"], int(row["n_records"]))
        for row in ROWS
        if row["file"] in READABLE and row["file"] not in SPORTS and int(row["n_records"] or 0)
    ],
)
def test_every_record_that_the_manifest_counts_is_a_sample(name: str, samples: int) -> None:
    found = sum(len(activity.streams["time_s"]) for activity in reading_of(name).activities)
    assert found == pytest.approx(samples, abs=1)


@pytest.mark.parametrize("name", sorted(SPORTS))
def test_a_file_of_several_activities_gives_each_its_own(name: str) -> None:
    assert [found.sport for found in reading_of(name).activities] == SPORTS[name]


def test_the_cadence_of_runs_is_steps_per_minute() -> None:
    strange = {
        name
        for name, found in activities(READABLE)
        if found.sport == "run"
        and found.cadence_spm.value is not None
        and not 120 <= found.cadence_spm.value <= 220
    }
    assert strange <= CADENCE_EXPLAINED.keys()


def test_totals_are_plausible_on_foot() -> None:
    for name, found in activities(READABLE):
        if found.sport in FOOT_SPORTS and found.distance_m.value and found.elapsed_s.value:
            assert found.distance_m.value / found.elapsed_s.value < 7, name
            assert (found.ascent_m.value or 0) < 3000, name
        if found.heart_rate_bpm.value is not None:
            assert 40 <= found.heart_rate_bpm.value <= 220, name
        if found.moving_s.value is not None and found.timer_s.value is not None:
            assert found.moving_s.value <= found.timer_s.value + 1, name


def only(name: str) -> Activity:
    (found,) = reading_of(name).activities
    return found


def close(first: Number, second: Number, **tolerance: float) -> bool:
    assert first.value is not None
    return bool(second.value == pytest.approx(first.value, **tolerance))


@pytest.mark.parametrize(
    ("fit", "other", "distance_share", "elapsed_s", "cadence_spm"),
    [
        ("fit/run_fr945_14km_triplet.fit", "gpx/run_fr945_14km_triplet.gpx", 0.02, 2, 2),
        ("fit/run_fr945_14km_triplet.fit", "tcx/run_fr945_14km_triplet.tcx", 0.02, 2, 2),
        # the watch paused 4 s, and its GPX was drawn from fewer positions
        ("fit/run_vivoactive_smart_triplet.fit", "gpx/run_vivoactive_triplet.gpx", 0.025, 10, 4),
    ],
)
def test_twins_in_other_formats_agree(
    fit: str, other: str, distance_share: float, elapsed_s: float, cadence_spm: float
) -> None:
    watch, twin = only(fit), only(other)
    assert watch.start == twin.start
    assert watch.sport == twin.sport
    assert close(watch.distance_m, twin.distance_m, rel=distance_share)
    assert close(watch.elapsed_s, twin.elapsed_s, abs=elapsed_s)
    assert close(watch.cadence_spm, twin.cadence_spm, abs=cadence_spm)
    assert close(watch.heart_rate_bpm, twin.heart_rate_bpm, abs=2)
    assert close(watch.ascent_m, twin.ascent_m, rel=0.1, abs=5)


def test_heart_rate_of_zeros_is_missing() -> None:
    assert only("fit/fit_hr_only_zeros.fit").heart_rate_bpm.source == "missing"


def test_doubled_cadence_is_left_as_it_is() -> None:
    assert only("tcx/treadmill_doubled_cadence.tcx").streams["cadence_spm"].max() < 200


def test_no_real_device_changes_its_way_of_counting_steps() -> None:
    changed = [
        n for n, a in activities(READABLE) if any("changed on the way" in w for w in a.warnings)
    ]
    assert changed == []


def test_compressed_distance_ends_where_the_session_says() -> None:
    run = only("fit/run_fr70_compressed_speed_distance.fit")
    assert run.distance_m.value == pytest.approx(float(np.nanmax(run.streams["distance_m"])), abs=1)


def test_a_mountain_run_keeps_its_climb_from_the_device() -> None:
    run = only("fit/trail_fenix6s_37km_2578m.fit")
    assert run.ascent_m == Number(2578.0, "device")
    assert run.sub_sport == "trail"
    assert len(run.laps) == 37
    assert sum(pause.duration_s for pause in run.pauses) == pytest.approx(1867, abs=5)


@pytest.mark.parametrize(
    "name", ["trail_fenix6s_37km_2578m", "trail_suunto_vk_8km_1817m", "run_fr645m_smart_234m"]
)
def test_our_own_climb_is_near_that_of_a_barometer(name: str) -> None:
    run = only(f"fit/{name}.fit")
    climb = climb_m(run.streams["elevation_m"])
    assert climb is not None
    assert climb[0] == pytest.approx(run.ascent_m.value, rel=0.12)


@given(
    st.sampled_from([name for name in FILES if "tiny" in name or "bad/" in name] or [""]), st.data()
)
@settings(max_examples=30)
def test_cut_and_changed_real_files_are_read_or_refused(name: str, data: st.DataObject) -> None:
    assert PRESENT
    whole = data_of(name)
    changed = bytearray(whole[: data.draw(st.integers(0, min(len(whole), 60_000)))])
    if changed:
        places = st.integers(0, len(changed) - 1)
        for place, value in data.draw(st.lists(st.tuples(places, st.integers(0, 255)), max_size=8)):
            changed[place] = value
    read_or_refuse(bytes(changed))


@given(
    st.sampled_from([name for name in FILES if "tiny" in name or "bad/" in name] or [""]), st.data()
)
@settings(max_examples=30)
def test_real_files_with_a_piece_put_in_or_taken_out_are_read_or_refused(
    name: str, data: st.DataObject
) -> None:
    whole = data_of(name)[:60_000]
    places = st.integers(0, len(whole))
    begin, end = sorted((data.draw(places), data.draw(places)))
    piece = whole[begin : min(end, begin + 300)]
    at = data.draw(places)
    read_or_refuse(whole[:at] + piece + whole[at:])
    read_or_refuse(whole[:begin] + whole[begin + len(piece) :])


def test_records_after_damage_are_found_again() -> None:
    whole = bytearray(data_of("fit/trail_fenix6x_stryd_dynamics.fit"))
    middle = len(whole) // 2
    whole[middle : middle + 70] = b"\xef" * 70
    reading = read(bytes(whole), "damaged.fit")
    (sound,) = reading_of("fit/trail_fenix6x_stryd_dynamics.fit").activities
    assert reading.partial
    assert len(reading.activities[0].streams["time_s"]) > len(sound.streams["time_s"]) - 30
