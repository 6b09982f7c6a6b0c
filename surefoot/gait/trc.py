"""Sports2D's TRC read into keypoints.

TRC is a table in text: four lines of head, one of axes, then a line a frame with its number, its
time and x, y, z of every marker, parted by tabs. Its unit says m even in the files that hold
pixels, so that the numbers themselves are asked: today's pixels run down the picture, those of
older versions were thousandths of pixels with y turned up, below zero. What is left are metres,
which have lost where the picture was; they are refused.
"""

import hashlib
import math

import numpy as np

from surefoot.gait.keypoints import MAX_FRAMES, MAX_POINTS, MAX_SIDE_PX, Keypoints
from surefoot.gait.smoothing import Floats

MAX_BYTES = 64 * 2**20
_LEAST_PX = 20.0
"""Nobody stands so near to the corner of a picture; in metres nobody so far off."""

_NAMES = {
    "nose": "nose",
    **{
        f"{letter}{marker}": f"{side}_{point}"
        for letter, side in (("l", "left"), ("r", "right"))
        for marker, point in (
            ("eye", "eye"),
            ("ear", "ear"),
            ("shoulder", "shoulder"),
            ("elbow", "elbow"),
            ("wrist", "wrist"),
            ("hip", "hip"),
            ("knee", "knee"),
            ("ankle", "ankle"),
            ("heel", "heel"),
            ("bigtoe", "toe"),
        )
    },
}
"""Sports2D's markers by our names; the others are left out."""


def read_trc(
    data: bytes, width_px: int = 0, height_px: int = 0, model: str = "sports2d"
) -> Keypoints:
    """The keypoints of a TRC file in pixels. The hash is the file's, as it names no clip.

    width_px, height_px: of the clip's pictures, which the file does not say either; 0 takes them
    to reach as far as the points do, and a little further. Raises
    ValueError, saying what is wrong, for what is no TRC, is in metres, or is damaged.
    """
    if len(data) > MAX_BYTES:
        raise ValueError("the TRC file is larger than 64 MB")
    if not (0 <= width_px <= MAX_SIDE_PX and 0 <= height_px <= MAX_SIDE_PX):
        raise ValueError(f"a picture has 1 to {MAX_SIDE_PX} px, got {width_px} x {height_px}")
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise ValueError("this is no TRC file: it is not text") from error
    if len(lines) < 6 or not lines[0].startswith("PathFileType"):
        raise ValueError("this is no TRC file: its first line must begin with PathFileType")
    markers = [name.strip() for name in lines[3].rstrip().split("\t")[2:] if name.strip()]
    columns = {_NAMES[name.lower()]: i for i, name in enumerate(markers) if name.lower() in _NAMES}
    if not columns or len(markers) > MAX_POINTS:
        raise ValueError("this TRC has no marker that Surefoot knows")
    rows = [
        _row(line, number, len(markers)) for number, line in enumerate(lines[5:], 6) if line.strip()
    ]
    if not 0 < len(rows) <= MAX_FRAMES:
        raise ValueError(f"a TRC must hold 1 to {MAX_FRAMES} frames, got {len(rows)}")
    table = np.array(rows)
    times = table[:, 0] - table[0, 0]
    if not (np.isfinite(times).all() and (np.diff(times) > 0).all()):
        raise ValueError("the times of this TRC do not increase")
    names = tuple(columns)
    xy = np.stack([table[:, 1 + 3 * i : 3 + 3 * i] for i in columns.values()], axis=1)
    unseen = ~np.isfinite(xy).all(axis=2) | (xy == 0).all(axis=2)
    if unseen.all():
        raise ValueError("this TRC holds no place of any marker")
    xy = np.where(unseen[..., None], np.nan, xy)
    xy = xy * _to_pixels(xy[~unseen])
    return Keypoints(
        names=names,
        times_s=times,
        xy_px=xy,
        score=np.where(unseen, 0.0, 1.0),
        width_px=width_px or _reach(xy[..., 0]),
        height_px=height_px or _reach(xy[..., 1]),
        model=model,
        clip_sha256=hashlib.sha256(data).hexdigest(),
    )


def _reach(places: Floats) -> int:
    return int(np.clip(np.nanmax(places) * 1.02 + 2, 2, MAX_SIDE_PX))


def _to_pixels(seen: Floats) -> Floats:
    """Factors for x and y; seen: shape (n, 2)."""
    upwards = float(np.median(seen[:, 1])) < 0
    large = float(np.median(np.abs(seen))) > _LEAST_PX
    if not large and not upwards:
        raise ValueError("this TRC is in metres: give the one in pixels (its name has px in it)")
    return np.array([1.0, -1.0 if upwards else 1.0]) * (1.0 if large else 1000.0)


def _row(line: str, number: int, markers: int) -> list[float]:
    """Time, then x, y, z of each marker; an empty cell is NaN."""
    cells = line.rstrip("\r\n").split("\t")
    wanted = 2 + 3 * markers
    cells += [""] * (wanted - len(cells))
    try:
        row = [float(cell) if cell.strip() else math.nan for cell in cells[1:wanted]]
    except ValueError as error:
        raise ValueError(f"line {number} of this TRC holds something that is no number") from error
    return [value if math.isfinite(value) else math.nan for value in row]
