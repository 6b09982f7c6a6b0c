"""A file is read in about as much memory as it is large."""

from __future__ import annotations

import gzip
import tracemalloc

import pytest

from surefoot.activity.read import read

from .corpus import data_of, needs_corpus

MOST_TIMES, BASE_BYTES = 6, 2**20


@needs_corpus
@pytest.mark.parametrize(
    "name",
    [
        "fit/trail_fenix6s_37km_2578m.fit",
        "bad/sigma_missing_session_14391rec.fit",
        "gpx/trail_movescount_39laps.gpx.gz",
        "gpx/run_strava_stops.gpx",
        "tcx/run_fr410.tcx",
    ],
)
def test_reading_takes_six_times_the_file_at_most(name: str) -> None:
    """As far as Python and NumPy hold it; bench/decoder_memory.py sees the whole process."""
    data = data_of(name)
    data = gzip.decompress(data) if name.endswith(".gz") else data
    read(data, name)
    tracemalloc.start()
    try:
        read(data, name)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak + len(data) <= MOST_TIMES * len(data) + BASE_BYTES
