"""What differs between two clips, and what of it is more than the error of measuring."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import hypot, isfinite

from surefoot.facts.technique import GaitMeasure, GaitMeasured, Side
from surefoot.gait.outcome import frame_rate_class


@dataclass(frozen=True, slots=True)
class Difference:
    """A measure in two clips, in the unit of the measure; later minus earlier.

    at_least: the smallest difference that counts; None where none is known. counts: whether the
    change is larger than that.
    """

    id: str
    side: Side | None
    unit: str
    earlier: float
    later: float
    at_least: float | None
    counts: bool

    @property
    def change(self) -> float:
        """Later minus earlier."""
        return self.later - self.earlier


def comparable(earlier: GaitMeasured, later: GaitMeasured) -> bool:
    """Whether two clips may be compared: same view, task, model and class of frame rate."""
    return (
        earlier.view == later.view
        and earlier.task == later.task
        and earlier.model == later.model
        and frame_rate_class(earlier.frames_per_s) == frame_rate_class(later.frames_per_s)
    )


def differences(
    earlier: GaitMeasured, later: GaitMeasured, detectable: Mapping[str, float]
) -> tuple[Difference, ...]:
    """What both clips tell, in the later one's order; nothing when they are not comparable.

    detectable: smallest detectable difference by the measure's id, from the knowledge. A measure
    without one never counts as changed. Where the strides themselves spread so much that their
    means are less certain than that (1.96 standard errors), this is asked for instead.
    """
    if not comparable(earlier, later):
        return ()
    before = {(each.id, each.side): each for each in earlier.measures}
    found = []
    for each in later.measures:
        was = before.get((each.id, each.side))
        if was is None or was.value is None or each.value is None or was.unit != each.unit:
            continue
        least = _least(was, each, detectable.get(each.id))
        found.append(
            Difference(
                each.id,
                each.side,
                each.unit,
                was.value,
                each.value,
                least,
                least is not None and abs(each.value - was.value) > least,
            )
        )
    return tuple(found)


def _least(was: GaitMeasure, now: GaitMeasure, detectable: float | None) -> float | None:
    if detectable is None or not isfinite(detectable) or detectable < 0:
        return None
    errors = [(each.spread or 0.0) / max(1, each.n) ** 0.5 for each in (was, now)]
    return max(detectable, 1.96 * hypot(*errors))
