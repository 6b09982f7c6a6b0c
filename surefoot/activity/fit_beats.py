"""Heart rates that a strap stored on its own and handed over after the activity, as in a swim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from surefoot.activity.fit_accumulate import counted_on
from surefoot.activity.fit_messages import Column, Messages

_TICKS_PER_S = 1024
_SHORT_BITS = 12
_LONGEST_WAIT_S = 10.0


@dataclass(frozen=True, slots=True)
class Beats:
    """time: FIT seconds with their fraction, never falling; bpm: the heart rate at each beat."""

    time: Column
    bpm: Column


def beats(found: Messages) -> Beats:
    """The beats of all heart-rate messages; those before the first full time are left out.

    A message has either one beat, with its time of day and the strap's own clock in full, or
    several beats with the low 12 bits of the strap's clock.
    """
    bpm = found.array("beats_bpm")
    width = bpm.shape[1]
    events = found.array("event_s")[:, :width]
    if not events.size:
        return Beats(np.empty(0), np.empty(0))
    full = np.full(bpm.shape, np.nan)
    full[:, : events.shape[1]] = np.round(events * _TICKS_PER_S)
    low_bits = np.full(bpm.shape, -1, dtype=np.int64)
    short = _unpacked(found.array("event_s_12_bits"))[:, :width]
    low_bits[:, : short.shape[1]] = short
    low_bits[np.isnan(bpm)] = -1
    ticks = counted_on(full.ravel(), low_bits.ravel(), _SHORT_BITS).reshape(bpm.shape)
    time = ticks / _TICKS_PER_S + _clock_offsets(found, events)[:, np.newaxis]
    known = ~np.isnan(time) & ~np.isnan(bpm) & (bpm > 0)
    order = np.argsort(time[known], kind="stable")
    return Beats(time[known][order], bpm[known][order])


def joined(parts: Sequence[Beats]) -> Beats:
    """The beats of several files together, in order of time."""
    parts = [part for part in parts if len(part.time)]
    if not parts:
        return Beats(np.empty(0), np.empty(0))
    time = np.concatenate([part.time for part in parts])
    order = np.argsort(time, kind="stable")
    return Beats(time[order], np.concatenate([part.bpm for part in parts])[order])


def rates_at(found: Beats, time: Column) -> Column:
    """The mean heart rate of the beats since the record before, NaN where there are none.

    time: FIT seconds of the records, never falling.
    """
    if not len(found.time) or not len(time):
        return np.full(len(time), np.nan)
    begin = np.maximum(np.concatenate([[-np.inf], time[:-1]]), time - _LONGEST_WAIT_S)
    first = np.searchsorted(found.time, begin, side="right")
    last = np.searchsorted(found.time, time, side="right")
    sums = np.concatenate([[0.0], np.cumsum(found.bpm)])
    count = last - first
    rates = np.full(len(time), np.nan)
    told = count > 0
    rates[told] = (sums[last[told]] - sums[first[told]]) / count[told]
    return rates


def _unpacked(packed: Column) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    """Numbers of 12 bits, two in three bytes, the low one first; -1 where a byte is missing."""
    whole = packed[:, : packed.shape[1] // 3 * 3]
    missing = np.isnan(whole)
    triples = np.where(missing, 0, whole).astype(np.int64).reshape(len(packed), -1, 3)
    first = triples[..., 0] | (triples[..., 1] & 0x0F) << 8
    second = triples[..., 1] >> 4 | triples[..., 2] << 4
    numbers = np.stack([first, second], axis=-1)
    numbers[missing.reshape(triples.shape).any(axis=2)] = -1
    return numbers.reshape(len(packed), -1)


def _clock_offsets(found: Messages, events: Column) -> Column:
    """The time of day minus the strap's clock, from the last message that has both."""
    fraction = found.column("fraction_s")
    fraction = np.where(np.isnan(fraction), found.column("fraction256_s"), fraction)
    offsets = found.column("time") + np.nan_to_num(fraction) - events[:, 0]
    last = np.maximum.accumulate(np.where(np.isnan(offsets), -1, np.arange(len(offsets))))
    return np.where(last >= 0, offsets[last], np.nan)
