"""What is packed comes back to half a step, missing where it was missing."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from surefoot.activity.at_rest import PackedColumn, columns, pack, unpack

from .corpus import needs_corpus, reading_of
from .walking_and_running import recorded, run

NUMBERS = st.one_of(st.just(float("nan")), st.floats(-1e5, 1e5))


@given(
    st.sampled_from(["cadence_spm", "elevation_m", "speed_mps"]),
    arrays.arrays(np.float64, st.integers(0, 200), elements=NUMBERS),
)
def test_a_column_comes_back(name: str, values: np.ndarray) -> None:
    packed = pack(name, values)
    found = unpack(packed)
    assert len(found) == len(values)
    assert (np.isnan(found) == np.isnan(values)).all()
    np.testing.assert_allclose(found, values, atol=0.5001 / packed.scale)


@given(arrays.arrays(np.float64, st.integers(1, 50), elements=st.floats(-180, 180)))
def test_a_position_comes_back_to_a_centimetre(values: np.ndarray) -> None:
    np.testing.assert_allclose(unpack(pack("latitude_deg", values)), values, atol=6e-8)


def test_numbers_too_large_for_their_scale_take_a_coarser_one() -> None:
    packed = pack("time_s", np.array([0.0, 1e8]))
    assert packed.scale == 10
    assert unpack(packed).tolist() == [0.0, 1e8]


def test_a_second_of_a_steady_run_packs_into_little() -> None:
    activity = recorded([run(60)], noise=1.0)
    sizes = {column.name: len(column.data) for column in columns(activity)}
    assert sizes["time_s"] < 100
    assert sizes["cadence_spm"] < 2 * 3600


@pytest.mark.parametrize(
    "column",
    [
        PackedColumn("cadence_spm", 10, 2, b"no zlib"),
        PackedColumn("cadence_spm", 10, 5, pack("cadence_spm", np.zeros(2)).data),
        PackedColumn("cadence_spm", 0, 2, pack("cadence_spm", np.zeros(2)).data),
    ],
)
def test_a_damaged_column_is_refused(column: PackedColumn) -> None:
    with pytest.raises(ValueError, match="cadence_spm"):
        unpack(column)


@needs_corpus
def test_a_real_run_comes_back_whole() -> None:
    activity = reading_of("fit/trail_fenix6s_37km_2578m.fit").activities[0]
    kept = {column.name: unpack(column) for column in columns(activity)}
    assert kept.keys() >= activity.streams.keys() | {"lap_start_s", "pause_start_s"}
    for name, values in activity.streams.items():
        np.testing.assert_allclose(kept[name], values, atol=0.051)
    assert len(kept["lap_start_s"]) == 37
