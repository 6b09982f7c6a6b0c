"""A thinned stream keeps its peaks, its ends and its holes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from surefoot.activity.thinning import route, stretches

VALUES = arrays.arrays(
    np.float64, st.integers(1, 500), elements=st.one_of(st.just(float("nan")), st.floats(-99, 99))
)


@given(VALUES, st.integers(1, 60))
def test_no_peak_is_lost_and_none_is_made(values: np.ndarray, most: int) -> None:
    trace = stretches(np.arange(float(len(values))), most).trace(values)
    assert len(trace.low) <= most
    known = values[~np.isnan(values)]
    if len(known):
        assert np.nanmax(trace.high) == known.max()
        assert np.nanmin(trace.low) == known.min()
    told = ~np.isnan(trace.mean)
    assert told.any() == bool(len(known))
    assert (trace.low[told] <= trace.mean[told] + 1e-9).all()
    assert (trace.mean[told] <= trace.high[told] + 1e-9).all()


def test_a_pause_is_a_hole() -> None:
    time_s = np.array([0.0, 1.0, 2.0, 98.0, 99.0, 100.0])
    trace = stretches(time_s, 6).trace(np.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.0]))
    assert np.isnan(trace.mean[2:5]).all()
    assert trace.high[-1] == 6.0


def test_twenty_thousand_samples_become_four_hundred_stretches() -> None:
    spike = np.zeros(20_000)
    spike[12_345] = 7.0
    trace = stretches(np.arange(20_000.0), 400).trace(spike)
    assert len(trace.high) == 400
    assert trace.high.max() == 7.0


def test_nothing_cannot_be_thinned() -> None:
    with pytest.raises(ValueError, match="0 samples"):
        stretches(np.array([]), 400)


def test_a_route_keeps_its_ends() -> None:
    north = np.linspace(47.0, 47.1, 5000)
    streams = {"time_s": np.arange(5000.0), "latitude_deg": north}
    found = route({**streams, "longitude_deg": np.full(5000, 8.5)}, 300)
    assert len(found) == 300
    assert found[0] == (47.0, 8.5, 0.0)
    assert found[-1] == (pytest.approx(47.1), 8.5, 4999.0)
    assert route({}, 300) == []
