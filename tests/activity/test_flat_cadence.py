"""Cadence of steady running on flat ground, by pace, against activities whose truth is known."""

from __future__ import annotations

import pytest

from surefoot.activity.analysis import analysis
from surefoot.facts.analysis import CadenceBand

from .walking_and_running import Leg, recorded, run, stand, walk


def told(legs: list[Leg], **how: object) -> dict[float, CadenceBand]:
    found = analysis(recorded(legs, **how))  # type: ignore[arg-type]
    assert found is not None
    return {band.from_mps: band for band in found.flat_cadence}


def seconds(bands: dict[float, CadenceBand]) -> int:
    return sum(count for band in bands.values() for _, count in band.seconds)


def mean(band: CadenceBand) -> float:
    whole = sum(count for _, count in band.seconds)
    return sum(spm * count for spm, count in band.seconds) / whole


def test_slopes_walks_and_stops_are_left_out() -> None:
    found = told([run(10), run(5, 6.0), walk(3), stand(1), run(10)])
    assert set(found) == {2.75}
    assert mean(found[2.75]) == pytest.approx(166, abs=0.5)
    assert seconds(found) == pytest.approx(20 * 60, abs=150)


def test_each_pace_has_its_own_cadence() -> None:
    found = told([Leg(900, 2.6, 164.0), Leg(900, 3.6, 176.0)])
    assert mean(found[2.5]) == pytest.approx(164, abs=0.5)
    assert mean(found[3.5]) == pytest.approx(176, abs=0.5)


def test_a_pace_that_changes_all_the_time_is_not_steady() -> None:
    surges = [Leg(25, 2.2 if turn % 2 else 3.8, 168.0) for turn in range(60)]
    assert seconds(told(surges)) < 0.2 * 25 * 60


@pytest.mark.parametrize("without", ["cadence_spm", "distance_m", "elevation_m"])
def test_what_the_streams_do_not_tell_is_not_guessed(without: str) -> None:
    assert told([run(20)], without=(without,)) == {}


def test_a_belt_counts_as_flat() -> None:
    found = told([run(20)], without=("elevation_m",), sub_sport="treadmill")
    assert seconds(found) == pytest.approx(20 * 60, abs=60)


def test_a_noisy_watch_finds_the_same_cadence() -> None:
    found = told([run(30)], noise=1.0)
    whole = [pair for band in found.values() for pair in band.seconds]
    total = sum(count for _, count in whole)
    assert total > 10 * 60
    assert sum(spm * count for spm, count in whole) / total == pytest.approx(166, abs=0.7)
