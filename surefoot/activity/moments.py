"""ISO 8601 times of many points at once, in Unix seconds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

import numpy as np
from numpy.typing import NDArray

from surefoot.activity.model import Stream

_SHAPE = "0000-00-00T00:00:00"
_MARK_PLACES = [place for place, mark in enumerate(_SHAPE) if mark != "0"]
_MARKS = np.frombuffer("".join(_SHAPE[place] for place in _MARK_PLACES).encode(), dtype=np.uint8)
_DATE = len("0000-00-00")
_CLOCK_PLACES = [place for place in range(_DATE, len(_SHAPE)) if _SHAPE[place] == "0"]
_CLOCK_S = np.array([36000.0, 3600.0, 600.0, 60.0, 10.0, 1.0])
_CLOCK_MOST = np.array([2, 9, 5, 9, 5, 9], dtype=np.uint8)
_ZONE = re.compile(r"Z|[+-]\d\d:\d\d|")
_DAY_S = 86400.0
_EPOCH = date(1970, 1, 1).toordinal()
_LONGEST_FRACTION = 9
_LENGTHS_MOST = 20
_FEW = 30


@dataclass(frozen=True, slots=True)
class Moments:
    """Times, shape (n,), in Unix seconds, NaN where there is none.

    naive: some had no zone and were taken as UTC. utc_offset_s: the first offset that is not 0.
    """

    unix_s: Stream
    naive: bool = False
    utc_offset_s: int | None = None


def moment(text: str | None) -> datetime | None:
    """An ISO 8601 date and time, naive when the text has no zone; None when it is none."""
    if not text:
        return None
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        return None


def unix_s(when: datetime) -> float:
    """Seconds since 1970; a time without a zone is taken as UTC."""
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()


def moments(texts: Sequence[str | None]) -> Moments:
    """The times that texts name; those of one length are read together, others one by one."""
    together = _alike(texts)
    if together is not None:
        return together
    rows_of: dict[int, list[int]] = defaultdict(list)
    for row, length in enumerate([len(text or "") for text in texts]):
        rows_of[length].append(row)
    if len(rows_of) > _LENGTHS_MOST:
        return _one_by_one(texts)
    seconds = np.empty(len(texts))
    parts = []
    for rows in rows_of.values():
        mine = [texts[row] for row in rows]
        part = (_alike(mine) if len(mine) > _FEW else None) or _one_by_one(mine)
        seconds[rows] = part.unix_s
        parts.append(part)
    return Moments(
        seconds,
        naive=any(part.naive for part in parts),
        utc_offset_s=next((part.utc_offset_s for part in parts if part.utc_offset_s), None),
    )


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
    """The times when all are of one shape and in one zone; None when they are not."""
    first = texts[0] if texts else None
    if first is None or len(first) < len(_SHAPE):
        return None
    width, zone = len(first), first[len(_SHAPE) :].lstrip(".0123456789")
    known = moment("2000-01-01T00:00:00" + zone) if _ZONE.fullmatch(zone) else None
    try:
        joined = "".join(texts).encode("ascii")  # type: ignore[arg-type]
    except (TypeError, UnicodeEncodeError):
        return None
    if known is None or set(map(len, texts)) != {width}:  # type: ignore[arg-type]
        return None
    table = np.frombuffer(joined, dtype=np.uint8).reshape(-1, width)
    fraction = _fraction(table[:, len(_SHAPE) : width - len(zone)])
    seconds = _whole_seconds(table[:, : len(_SHAPE)])
    in_zone = (table[:, width - len(zone) :] == list(zone.encode())).all()
    if fraction is None or seconds is None or not in_zone:
        return None
    offset = known.utcoffset()
    offset_s = 0 if offset is None else int(offset.total_seconds())
    return Moments(seconds - offset_s + fraction, offset is None, offset_s or None)


def _whole_seconds(table: NDArray[np.uint8]) -> Stream | None:
    """Seconds since 1970 from the bytes of each time, shape (n, 19); None if one is no time."""
    clock = table[:, _CLOCK_PLACES] - np.uint8(ord("0"))
    if (table[:, _MARK_PLACES] != _MARKS).any() or (clock > _CLOCK_MOST).any():
        return None
    clock_s: Stream = clock @ _CLOCK_S
    if clock_s.max() >= _DAY_S:
        return None
    dates = np.ascontiguousarray(table[:, :_DATE]).view(f"S{_DATE}")[:, 0]
    on_one_day = (dates == dates[0]).all()
    known, which = (dates[:1], 0) if on_one_day else np.unique(dates, return_inverse=True)
    try:
        days = np.array([_day(iso) for iso in known])[which]
    except ValueError:
        return None
    return np.asarray(clock_s + days * _DAY_S)


def _day(iso: bytes) -> int:
    """Days since 1970. Raises ValueError when there is no such date."""
    return date.fromisoformat(iso.decode()).toordinal() - _EPOCH


def _fraction(table: NDArray[np.uint8]) -> Stream | None:
    """The fraction of a second that a point and digits write, shape (n, 1 + digits); 0 if none."""
    if not table.shape[1]:
        return np.zeros(len(table))
    digits = table[:, 1:] - ord("0")
    places = digits.shape[1]
    pointed = (table[:, 0] == ord(".")).all() and 1 <= places <= _LONGEST_FRACTION
    if not pointed or (digits > 9).any():
        return None
    return np.asarray(digits @ 10.0 ** np.arange(places - 1, -1, -1) / 10.0**places)
