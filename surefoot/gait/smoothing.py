"""Places and speeds of points in time, from samples that may be noisy, uneven and missing."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_REACH = 3.0
"""How many widths of the kernel a fit looks to either side."""
_OUTLIER = 6.0
"""Robust deviations from what the neighbours say, beyond which a sample is left out."""


def local_fit(
    times_s: Floats, values: Floats, weight: Floats, at_s: Floats, width_s: float
) -> tuple[Floats, Floats]:
    """Value and slope of a weighted quadratic fitted around each moment.

    times_s: shape (n,), increasing. values and weight: shape (n, m); a weight of 0 leaves a sample
    out. at_s: shape (q,). width_s: standard deviation of the Gaussian kernel. Returns two arrays
    of shape (q, m), NaN where fewer than three samples lie within reach.
    """
    step = float(np.median(np.diff(times_s))) if len(times_s) > 1 else width_s
    half = max(2, round(_REACH * width_s / step))
    middle = np.clip(np.searchsorted(times_s, at_s), 0, len(times_s) - 1)
    index = middle[:, None] + np.arange(-half, half + 1)[None, :]
    inside = (index >= 0) & (index < len(times_s))
    index = np.clip(index, 0, len(times_s) - 1)
    u = (times_s[index] - at_s[:, None]) / width_s
    kernel = np.where(inside & (np.abs(u) <= _REACH + 1), np.exp(-0.5 * u * u), 0.0)
    w = kernel[:, :, None] * np.nan_to_num(weight)[index]
    y = np.nan_to_num(values)[index]
    moments = [np.einsum("qjm,qj->qm", w, u**k) for k in range(5)]
    left = np.stack([np.stack([moments[i + j] for j in range(3)], -1) for i in range(3)], -2)
    right = np.stack([np.einsum("qjm,qj->qm", w * y, u**k) for k in range(3)], -1)
    enough = ((w > 0.01).sum(1) >= 3) & (moments[0] > 0.3)
    left = left + np.eye(3) * 1e-9
    left[~enough] = np.eye(3)
    solved = np.linalg.solve(left, right[..., None])[..., 0]
    value = np.where(enough, solved[..., 0], np.nan)
    slope = np.where(enough, solved[..., 1] / width_s, np.nan)
    return value, slope


def without_outliers(xy: Floats, least: float) -> NDArray[np.bool_]:
    """Which samples agree with their neighbours.

    xy: shape (n, k, 2). least: px below which nothing counts as an outlier. Returns shape (n, k).
    A sample is foretold by a cubic through the two before and the two after it.
    """
    n = len(xy)
    found = np.asarray(np.isfinite(xy).all(axis=2), dtype=np.bool_)
    if n < 5:
        return found
    foretold = np.full_like(xy, np.nan)
    foretold[2:-2] = (-xy[:-4] + 4 * xy[1:-3] + 4 * xy[3:-1] - xy[4:]) / 6
    off = np.linalg.norm(xy - foretold, axis=-1)
    usual = np.array(
        [np.median(each[np.isfinite(each)]) if np.isfinite(each).any() else 0.0 for each in off.T]
    )
    off = np.nan_to_num(off)
    before = np.vstack([np.zeros_like(off[:1]), off[:-1]])
    after = np.vstack([off[1:], np.zeros_like(off[:1])])
    peak = (off >= before) & (off >= after)
    jumps: NDArray[np.bool_] = peak & (off > np.maximum(_OUTLIER * usual, least))
    return found & ~jumps


def interpolated(times_s: Floats, values: Floats, at_s: Floats) -> Floats:
    """Straight lines between the samples that are finite; NaN when there are fewer than two."""
    good = np.isfinite(values)
    if good.sum() < 2:
        return np.full(len(at_s), np.nan)
    return np.asarray(np.interp(at_s, times_s[good], values[good]), dtype=np.float64)
