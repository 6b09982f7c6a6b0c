"""Numbers read together are those read one by one."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from surefoot.activity.numbers import real, reals

WRITTEN = st.from_regex(r"\A-?(0|[1-9][0-9]{0,20})(\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?\Z")


@given(st.lists(WRITTEN, min_size=1, max_size=30))
def test_decimals_of_any_length_are_read_as_the_nearest_number(texts: list[str]) -> None:
    values = [float(text) for text in texts]
    expected = [value if math.isfinite(value) else math.nan for value in values]
    assert np.array_equal(reals(texts), expected, equal_nan=True)


@given(st.lists(st.one_of(WRITTEN, st.none(), st.text(" 0123456789.,+-eE_[]naif", max_size=6))))
@example(["1,2", ""])
@example(["[1", "2]"])
@example([])
@example(["9" * 400, "1"])
def test_other_texts_are_read_as_one_alone_would_be(texts: list[str | None]) -> None:
    expected = [math.nan if (value := real(text)) is None else value for text in texts]
    assert np.array_equal(reals(texts), expected, equal_nan=True)
