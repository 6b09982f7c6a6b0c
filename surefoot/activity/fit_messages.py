"""FIT messages as columns: all messages of one kind, scaled, NaN where a value is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from surefoot.activity.fit_accumulate import counted_on, running_total
from surefoot.activity.fit_definition import TIMESTAMP, Definition, Place, text
from surefoot.activity.fit_developer import DeveloperField, descriptions
from surefoot.activity.fit_layout import Key, Layout, Part
from surefoot.activity.fit_profile import ACCUMULATED, FIELD_DESCRIPTION, PROFILE, Field
from surefoot.activity.fit_types import BYTE, STRING
from surefoot.activity.fit_wire import Table, WireFile

Column = NDArray[np.float64]

_TIME_BITS = 5
_AS_WRITTEN = Field("")


class Messages:
    """All messages of one kind in file order.

    A column is named as in the profile, 'field_<number>' where the profile does not know it, 'time'
    for the timestamp in FIT seconds, or by the description of a developer field; those that
    hold numbers are in `developer`. Columns are decoded when they are asked for. A counter that is
    written with its low bits only has a column in full, too.
    """

    def __init__(
        self,
        layout: Layout,
        profile: Mapping[int, Field],
        times: Column | None,
    ) -> None:
        self.count = layout.count
        self._layout = layout
        self._profile = profile
        self._numbers = {known.name: number for number, known in profile.items()}
        self._times = times
        self._columns: dict[Key, Column] = {}
        self._texts: dict[Key, list[str] | None] = {}
        numeric = [key for key, places in layout.places.items() if _numeric(places)]
        self.developer = tuple(key for key in numeric if not isinstance(key, int))
        self.names = tuple(
            profile[key].name if key in profile else f"field_{key}"
            for key in numeric
            if isinstance(key, int) and key != TIMESTAMP
        )
        """The native fields that hold numbers and that the messages have, as in the file."""

    @property
    def positions(self) -> NDArray[np.int64]:
        """Where each message begins in its file, shape (count,)."""
        return self._layout.positions

    def column(self, name: str | DeveloperField) -> Column:
        """One number a message (the first, where a field is an array), shape (count,)."""
        if name == "time" and self._times is not None:
            return self._times
        if name in ACCUMULATED and self._key(name) not in self._layout.places:
            short, bits = ACCUMULATED[name]
            return running_total(self.column(short), bits)
        elements = self.array(name)
        return elements[:, 0] if elements.shape[1] else np.full(self.count, np.nan)

    def array(self, name: str | DeveloperField) -> Column:
        """All elements of a field, shape (count, elements), padded with NaN."""
        key = self._key(name)
        found = self._columns.get(key)
        if found is None:
            found = self._columns[key] = self._decoded(key)
        return found

    def texts(self, name: str | DeveloperField) -> list[str] | None:
        """A string field, '' where a message has none; None when no message has it."""
        key = self._key(name)
        if key not in self._texts:
            self._texts[key] = self._read_texts(key)
        return self._texts[key]

    def value(self, name: str, row: int) -> float | None:
        """One value, None when it is missing."""
        found = self.column(name)[row]
        return None if np.isnan(found) else float(found)

    def code(self, name: str, row: int) -> int | None:
        """One value of an enumeration, None when it is missing."""
        found = self.value(name, row)
        return None if found is None else int(found)

    def text(self, name: str, row: int) -> str | None:
        """One string, None when it is missing or empty."""
        found = self.texts(name)
        return found[row] or None if found else None

    def _key(self, name: str | DeveloperField) -> Key:
        if not isinstance(name, str):
            return name
        if name == "time":
            return TIMESTAMP
        number = self._numbers.get(name)
        return int(name.removeprefix("field_")) if number is None else number

    def _decoded(self, key: Key) -> Column:
        known = self._profile.get(key, _AS_WRITTEN) if isinstance(key, int) else _AS_WRITTEN
        places = [place for place in self._layout.places.get(key, ()) if place.type is not STRING]
        variants = [decoded(self._layout.rows, place, known) for place in places]
        if len(variants) == 1:
            found = variants[0]
        else:
            width = max((variant.shape[1] for variant in variants), default=0)
            found = np.full((self.count, width), np.nan)
            for variant in variants:
                np.copyto(found[:, : variant.shape[1]], variant, where=~np.isnan(variant))
        if key == TIMESTAMP:
            found[found == 0] = np.nan
        return found

    def _read_texts(self, key: Key) -> list[str] | None:
        places = [place for place in self._layout.places.get(key, ()) if place.type is STRING]
        if not places:
            return None
        texts = [""] * self.count
        for place in places:
            raw = self._layout.rows[:, place.offset : place.end].copy().view(place.code)
            for row, written in enumerate(raw[:, 0].tolist()):
                texts[row] = texts[row] or text(written)
        return texts


def _numeric(places: Iterable[Place]) -> bool:
    return any(place.type is not STRING for place in places)


def decoded(rows: NDArray[np.uint8], place: Place, known: Field) -> Column:
    """The numbers at a place of every row, in the profile's unit, shape (rows, elements)."""
    raw = rows[:, place.offset : place.end].view(place.code).copy()
    if place.elements == 1:
        raw = raw[:, 0]
    if place.type.invalid is None:
        with np.errstate(invalid="ignore"):  # a float may be a signalling NaN
            numbers = raw.astype(np.float64)
        missing = ~np.isfinite(numbers)
        numbers /= known.scale
    else:
        missing = raw == place.type.invalid
        if place.type is BYTE and place.elements > 1:
            missing[:] = missing.all(axis=1, keepdims=True)
        numbers = raw.astype(np.float64) if known.scale == 1 else raw / known.scale
    if known.offset:
        numbers -= known.offset
    if missing.any():
        np.copyto(numbers, np.nan, where=missing)
    return numbers.reshape(len(rows), place.elements)


class FitMessages:
    """The messages of one file of a chain, by kind (a global message number)."""

    def __init__(self, wire: WireFile) -> None:
        self._tables = wire.tables
        self._times = _counted_times(wire.tables) if wire.compressed else {}
        self._descriptions = descriptions(
            table for table in wire.tables if table.definition.message == FIELD_DESCRIPTION
        )

    def of(self, kind: int, only: Iterable[str] | None = None) -> Messages:
        """The messages of a kind; only: the names of the fields that will be asked for."""
        profile = PROFILE.get(kind, {})
        keys: set[Key] | None = None
        if only is not None:
            wanted = set(only)
            keys = {number for number, field in profile.items() if field.name in wanted}
            keys.add(TIMESTAMP)
        tables = [
            table
            for table in self._tables
            if table.definition.message == kind and len(table.positions)
        ]
        times = [self._times[table.definition] for table in tables] if self._times else []
        parts = [
            Part(table.part(rows), in_force, keys)
            for table in tables
            for rows, in_force in self._descriptions.spans(table.positions)
        ]
        return Messages(Layout(parts), profile, _in_order(tables, times) if times else None)


def _counted_times(tables: Sequence[Table]) -> dict[Definition, Column]:
    """The time of every message in FIT seconds, by definition; NaN when a message has none.

    A compressed header holds only the low five bits: the time is the first one not before the
    last time seen in the file that ends in these bits.
    """
    tables = [table for table in tables if len(table.positions)]
    times = [_written_times(table) for table in tables]
    order = np.argsort(np.concatenate([table.positions for table in tables]), kind="stable")
    low_bits = np.concatenate([table.time_offsets() for table in tables])
    counted = np.empty(len(order))
    counted[order] = counted_on(np.concatenate(times)[order], low_bits[order], _TIME_BITS)
    parts = np.split(counted, np.cumsum([len(part) for part in times])[:-1])
    return {table.definition: part for table, part in zip(tables, parts, strict=True)}


def _written_times(table: Table) -> Column:
    place = Part(table, {}, {TIMESTAMP}).places.get(TIMESTAMP)
    if place is None or place.type is STRING or place.elements != 1:
        return np.full(len(table.positions), np.nan)
    times = decoded(table.rows(), place, _AS_WRITTEN)[:, 0]
    times[times == 0] = np.nan
    return times


def _in_order(tables: Sequence[Table], columns: Sequence[Column]) -> Column:
    order = np.argsort(np.concatenate([table.positions for table in tables]), kind="stable")
    return np.concatenate(columns)[order]
