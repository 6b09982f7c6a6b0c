"""Developer fields: what an app on the watch wrote beside the fields of the profile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from surefoot.activity.fit_types import BYTE, BaseType, base_type
from surefoot.activity.fit_wire import Table

# the fields of a field_description
_DEVELOPER, _NUMBER, _TYPE, _NAME, _UNITS, _NATIVE_NUMBER = 0, 1, 2, 3, 8, 15


@dataclass(frozen=True, slots=True)
class DeveloperField:
    """What a field_description says of a developer field; native_number: what it stands in for."""

    developer: int
    number: int
    name: str
    type: BaseType
    units: str | None = None
    native_number: int | None = None

    def __hash__(self) -> int:
        return hash((self.developer, self.number))


def undescribed(developer: int, number: int) -> DeveloperField:
    """A developer field that nothing describes: its bytes are kept."""
    return DeveloperField(developer, number, f"developer {developer} field {number}", BYTE)


InForce = Mapping[tuple[int, int], DeveloperField]
"""Descriptions by (developer, number)."""


@dataclass(frozen=True, slots=True)
class Descriptions:
    """The descriptions of a file and where each was said, in order.

    A second app may take the numbers of a first one in the middle of a file
    (fit/ironman_fenix5x_45805rec.fit), so that a description holds from its place on.
    """

    said: tuple[tuple[int, DeveloperField], ...] = ()
    _changes: list[int] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        known: dict[tuple[int, int], DeveloperField] = {}
        for position, described in self.said:
            key = described.developer, described.number
            if known.setdefault(key, described) != described:
                known[key] = described
                self._changes.append(position)

    def spans(self, positions: NDArray[np.int64]) -> Sequence[tuple[slice, InForce]]:
        """Runs of messages for which the same descriptions hold. positions: rising, of messages."""
        if not self._changes:
            return [(slice(None), self._in_force(0))]
        bounds = [0, *np.searchsorted(positions, self._changes).tolist(), len(positions)]
        return [
            (slice(first, last), self._in_force(int(positions[first])))
            for first, last in pairwise(bounds)
            if last > first
        ]

    def _in_force(self, position: int) -> InForce:
        in_force: dict[tuple[int, int], DeveloperField] = {}
        for said_at, described in self.said:
            key = described.developer, described.number
            if said_at < position or key not in in_force:
                in_force[key] = described
        return in_force


def descriptions(tables: Iterable[Table]) -> Descriptions:
    """What the field_description messages of a file say of developer fields."""
    said: list[tuple[int, DeveloperField]] = []
    for table in tables:
        for position in table.positions.tolist():
            described = _described(table.values(position))
            if described is not None:
                said.append((position, described))
    return Descriptions(tuple(sorted(said, key=lambda pair: pair[0])))


def _described(values: Mapping[int, int | str]) -> DeveloperField | None:
    developer, number = values.get(_DEVELOPER), values.get(_NUMBER)
    kind, native = values.get(_TYPE), values.get(_NATIVE_NUMBER)
    if not (isinstance(developer, int) and isinstance(number, int) and isinstance(kind, int)):
        return None
    return DeveloperField(
        developer,
        number,
        name=str(values.get(_NAME, undescribed(developer, number).name)),
        type=base_type(kind),
        units=str(values[_UNITS]) if _UNITS in values else None,
        native_number=native if isinstance(native, int) else None,
    )
