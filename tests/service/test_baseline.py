"""The usual week before the injury, as the files tell it."""

from datetime import date, timedelta
from io import BytesIO

import pytest

from surefoot.service.app import Surefoot
from surefoot.service.baseline_views import BaselineView
from surefoot.service.errors import BadInput

from .conftest import Clock
from .test_use_cases import gpx

ONSET = date(2026, 5, 1)


def imported(surefoot: Surefoot, clock: Clock, *runs: tuple[int, int]) -> None:
    """Runs of so many minutes, so many days before the onset."""
    before = clock() - (clock().date() - ONSET)
    for days, minutes in runs:
        data = gpx(before - timedelta(days=days), minutes)
        (view,) = surefoot.import_files([(f"{days}.gpx", BytesIO(data))]).files
        assert view.status == "imported", view


def usual(surefoot: Surefoot) -> BaselineView:
    return surefoot.baseline(ONSET)


def test_four_weeks_before_the_pain_are_the_window(surefoot: Surefoot, clock: Clock) -> None:
    imported(surefoot, clock, (29, 90), (28, 40), (20, 60), (11, 40), (1, 60), (0, 30), (-3, 20))
    view = usual(surefoot)
    assert (view.first_day, view.last_day) == (date(2026, 4, 3), date(2026, 4, 30))
    assert view.runs == 4 and view.week is not None
    assert view.week.run_min == pytest.approx(50, abs=1)  # 200 min over four weeks
    assert view.week.longest_run_min == pytest.approx(60, abs=1)
    assert view.week.runs == 1
    assert view.week.run_m is not None and view.week.run_m > 0
    assert view.newest_run == date(2026, 5, 4)
    assert not any("begin on" in note for note in view.notes)


def test_a_week_without_files_counts_as_one_without_running(
    surefoot: Surefoot, clock: Clock
) -> None:
    imported(surefoot, clock, (10, 60), (3, 60))
    view = usual(surefoot)
    assert view.week is not None and view.week.run_min == pytest.approx(30, abs=1)
    assert "Your files begin on" in view.notes[0]


def test_what_no_run_tells_is_missing_and_not_zero(surefoot: Surefoot, clock: Clock) -> None:
    imported(surefoot, clock, (27, 60))
    view = usual(surefoot)
    assert view.week is not None and view.week.cadence_spm is None


def test_one_run_in_two_files_counts_once(surefoot: Surefoot, clock: Clock) -> None:
    start = clock() - (clock().date() - ONSET) - timedelta(days=27)
    for name, minutes in (("a.gpx", 60), ("b.gpx", 60)):
        data = gpx(start, minutes).replace(b"<trk>", f"<trk><name>{name}</name>".encode())
        surefoot.import_files([(name, BytesIO(data))])
    view = usual(surefoot)
    assert view.runs == 1


def test_without_files_nothing_is_made_up(surefoot: Surefoot, clock: Clock) -> None:
    assert usual(surefoot) == BaselineView(date(2026, 4, 3), date(2026, 4, 30), 0, None, None, [])
    imported(surefoot, clock, (40, 60))
    view = usual(surefoot)
    assert view.week is None and "No run of your files" in view.notes[0]
    assert view.notes[0].endswith("2026.")


def test_an_onset_ahead_is_refused(surefoot: Surefoot, clock: Clock) -> None:
    with pytest.raises(BadInput, match="cannot lie ahead"):
        surefoot.baseline(clock().date() + timedelta(days=2))


def test_a_usual_week_of_long_ago_is_said_to_be_so(surefoot: Surefoot, clock: Clock) -> None:
    imported(surefoot, clock, (27, 60))
    clock.forward(days=200)
    assert any("a while ago" in note for note in usual(surefoot).notes)
