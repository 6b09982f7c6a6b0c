"""Times read together are those read one by one."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.activity.moments import moment, moments, unix_s

_TO_YEAR_9998 = timedelta(days=365 * 9998)
ZONES = st.sampled_from(["Z", "Z", "Z", "+00:00", "+02:00", "-09:30", ""])
FRACTIONS = st.sampled_from(["", "", ".5", ".250", ".123456"])
ODD = ["", None, " 2024-05-03T08:00:00Z ", "2024-05-03 08:00:00Z", "20240503T080000Z", "yesterday"]
ODD += [
    "2024-02-30T08:00:00Z",
    "2024-05-03T24:00:00Z",
    "2024-05-03T08:00:60Z",
    "0000-01-01T00:00:00Z",
]
ODD += [
    "2024-05-03T08:00:00+25:00",
    "2024-05-03T08:00:00.Z",
    "2024-05-03T08:00:00,5Z",
    "2024-W18-5",
]


@st.composite
def times(draw: st.DrawFn) -> list[str | None]:
    """Times of a few shapes, enough of each to be read together, and some that are none."""
    begin = datetime(1, 1, 1, tzinfo=UTC) + draw(st.timedeltas(timedelta(0), _TO_YEAR_9998))
    texts: list[str | None] = []
    for _ in range(draw(st.integers(1, 3))):
        fraction, zone = draw(FRACTIONS), draw(ZONES)
        step = draw(st.sampled_from([1, 59, 3600, 86399]))
        count = draw(st.sampled_from([1, 40]))
        for number in range(count):
            when = begin + timedelta(seconds=number * step)
            texts.append(f"{when.replace(microsecond=0, tzinfo=None).isoformat()}{fraction}{zone}")
    texts += draw(st.lists(st.sampled_from(ODD), max_size=2))
    return draw(st.permutations(texts)) if draw(st.booleans()) else texts


@given(times())
def test_times_of_any_shapes_are_those_of_each_text(texts: list[str | None]) -> None:
    found = [moment(text) for text in texts]
    together = moments(texts)
    for when, seconds in zip(found, together.unix_s.tolist(), strict=True):
        if when is None:
            assert math.isnan(seconds)
        else:
            assert seconds == pytest.approx(unix_s(when), abs=1e-5)
    known = [when for when in found if when is not None]
    assert together.naive == any(when.tzinfo is None for when in known)
    offsets = {when.utcoffset() for when in known} - {None, timedelta(0)}
    if together.utc_offset_s is None:
        assert not offsets
    else:
        assert timedelta(seconds=together.utc_offset_s) in offsets


def test_an_offset_is_local_time_minus_utc() -> None:
    zone = timezone(timedelta(hours=-9, minutes=-30))
    local = [datetime(2024, 5, 3, 8, 0, second, tzinfo=zone) for second in range(50)]
    found = moments([when.isoformat() for when in local])
    assert found.utc_offset_s == -34_200
    assert found.unix_s[0] == datetime(2024, 5, 3, 17, 30, tzinfo=UTC).timestamp()
