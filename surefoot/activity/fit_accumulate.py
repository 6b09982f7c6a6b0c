"""Counters that FIT writes with a few low bits, counted on from the last value known in full."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def counted_on(
    full: NDArray[np.float64], low_bits: NDArray[np.int64], bits: int
) -> NDArray[np.float64]:
    """A counter in full, shape (n,), from values of which some are written in full and some short.

    full: whole numbers, NaN where a value is not written in full; low_bits: the low `bits` bits
    where it is written short, else -1. A short value stands for the first number not below the one
    before it that ends in these bits. NaN where neither is written, and before the first in full.
    """
    counted = np.full(len(full), np.nan)
    told = np.flatnonzero(~np.isnan(full) | (low_bits >= 0))
    if not len(told):
        return counted
    mask = (1 << bits) - 1
    low, anchored = low_bits[told], ~np.isnan(full[told])
    low[anchored] = full[told][anchored].astype(np.int64) & mask
    since = np.cumsum(np.diff(low, prepend=low[:1]) & mask)
    anchor = np.maximum.accumulate(np.where(anchored, np.arange(len(told)), -1))
    reckoned = full[told][anchor] + since - since[anchor]
    counted[told] = np.where(anchor >= 0, reckoned, np.nan)
    return counted


def running_total(short: NDArray[np.float64], bits: int) -> NDArray[np.float64]:
    """A counter that starts again at 2^bits, counted on from its first value, shape (n,).

    short: whole numbers below 2^bits, NaN where a value is missing, which stays missing.
    """
    total = np.full(len(short), np.nan)
    known = ~np.isnan(short)
    raw = short[known].astype(np.int64)
    steps = np.diff(raw, prepend=raw[:1]) & ((1 << bits) - 1)
    total[known] = raw[:1].sum() + np.cumsum(steps)
    return total
