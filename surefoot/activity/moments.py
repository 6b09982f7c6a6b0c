"""ISO 8601 times of many points at once, in Unix seconds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surefoot.activity.markup import moment, unix_s
from surefoot.activity.model import Stream

_SHAPE = "0000-00-00T00:00:00"
_DIGIT_PLACES = [place for place, mark in enumerate(_SHAPE) if mark == "0"]
_MARK_PLACES = [place for place, mark in enumerate(_SHAPE) if mark != "0"]
_MARKS = np.frombuffer("".join(_SHAPE[place] for place in _MARK_PLACES).encode(), dtype=np.uint8)
_LONGEST_FRACTION = 9


@dataclass(frozen=True, slots=True)
class Moments:
    """Times, shape (n,), in Unix seconds, NaN where there is none.

    naive: some had no zone and were taken as UTC. utc_offset_s: the first offset that is not 0.
    """

    unix_s: Stream
    naive: bool = False
    utc_offset_s: int | None = None


def moments(texts: Sequence[str | None]) -> Moments:
    """The times that texts name; those of one form are read together, others one by one."""
    return _alike(texts) or _one_by_one(texts)


def _one_by_one(texts: Sequence[str | None]) -> Moments:
    found = [moment(text) for text in texts]
    offsets = [when.utcoffset() for when in found if when is not None]
    shifted = [offset.total_seconds() for offset in offsets if offset]
    return Moments(
        np.array([np.nan if when is None else unix_s(when) for when in found], dtype=np.float64),
        naive=None in offsets,
        utc_offset_s=int(shifted[0]) if shifted else None,
    )


def _alike(texts: Sequence[str | None]) -> Moments | None:
    """The times when all are of one form that ends in Z; None when they are not."""
    first = texts[0] if texts else None
    if first is None or len(first) <= len(_SHAPE) or not first.endswith("Z"):
        return None
    try:
        joined = "".join(texts).encode("ascii")  # type: ignore[arg-type]
    except (TypeError, UnicodeEncodeError):
        return None
    width = len(first)
    # of one length each, as every one ends where the next begins
    if len(joined) != width * len(texts) or joined[width - 1 :: width].strip(b"Z"):
        return None
    table = np.frombuffer(joined, dtype=np.uint8).reshape(-1, width)
    if joined.count(b"Z") != len(texts) or (table[:, _MARK_PLACES] != _MARKS).any():
        return None
    digits = table[:, _DIGIT_PLACES].T.astype(np.int64) - ord("0")
    fraction = _fraction(table[:, len(_SHAPE) : -1])
    if fraction is None or ((digits < 0) | (digits > 9)).any():
        return None
    seconds = _whole_seconds(digits)
    return None if seconds is None else Moments(seconds + fraction)


def _whole_seconds(digits: NDArray[np.int64]) -> Stream | None:
    """Seconds since 1970 from the 14 digits of each time, shape (14, n); None if one is no date."""
    pairs = digits[0::2] * 10 + digits[1::2]
    year = pairs[0] * 100 + pairs[1]
    month, day, hour, minute, second = pairs[2:]
    in_range = (month >= 1) & (month <= 12) & (day >= 1) & (hour < 24) & (minute < 60)
    if not (in_range & (second < 60) & (year >= 1)).all():
        return None
    first = (year * 12 + month - 1 - 1970 * 12).astype("datetime64[M]")
    begins = first.astype("datetime64[D]").astype(np.int64)
    ends = (first + 1).astype("datetime64[D]").astype(np.int64)
    days = begins + day - 1
    if (days >= ends).any():
        return None
    return np.asarray(days * 86400.0 + hour * 3600 + minute * 60 + second)


def _fraction(table: NDArray[np.uint8]) -> Stream | None:
    """The fraction of a second that a point and digits write, shape (n, 1 + digits); 0 if none."""
    if not table.shape[1]:
        return np.zeros(len(table))
    digits = table[:, 1:].astype(np.int64) - ord("0")
    places = digits.shape[1]
    pointed = (table[:, 0] == ord(".")).all() and 1 <= places <= _LONGEST_FRACTION
    if not pointed or ((digits < 0) | (digits > 9)).any():
        return None
    return np.asarray(digits @ 10.0 ** np.arange(places - 1, -1, -1) / 10.0**places)
