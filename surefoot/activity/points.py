"""The points of a GPX or TCX track as columns: one value a point for each name of an element."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

import numpy as np
from lxml import etree
from numpy.typing import NDArray

from surefoot.activity.markup import Document, children
from surefoot.activity.model import Stream
from surefoot.activity.moments import moment
from surefoot.activity.numbers import real, reals
from surefoot.activity.written_points import Texts, WrittenPoints

_NO_ROWS = np.empty(0, dtype=np.int64)


class Points(Protocol):
    """The points of a track in document order, shape (n,).

    segment: for each point the number of the segment that holds it.
    """

    segment: NDArray[np.int64]

    def numbers(self, *names: str, nested: bool = False) -> Stream | None:
        """For each point the first number in an element of these names, NaN where it has none.

        nested: in the first element inside it. None when no point has an element of these names.
        """

    def attribute(self, name: str) -> Stream | None:
        """For each point the number in an attribute, NaN where it has none."""

    def times(self, *names: str) -> Texts | None:
        """For each point the first time in an element of these names, as written.

        Where there is none: another text, or None. None as for numbers.
        """


def points_of(document: Document, segments: Iterable[etree._Element], name: str) -> Points:
    """The points of that local name, which are children of segments."""
    if document.written is not None and document.written.name == name:
        return _WrittenTrack(document.written, segments)
    return _TreeTrack(segments, name)


class _WrittenTrack:
    def __init__(self, written: WrittenPoints, segments: Iterable[etree._Element]) -> None:
        self._written = written
        of_segments = [
            np.concatenate([_NO_ROWS, *map(written.rows.get, children(segment, written.name))])
            for segment in segments
        ]
        self._rows = np.concatenate([_NO_ROWS, *of_segments])
        self.segment = np.repeat(np.arange(len(of_segments)), list(map(len, of_segments)))

    def numbers(self, *names: str, nested: bool = False) -> Stream | None:
        values = self._written.numbers(names, nested)
        return None if values is None else values[self._rows]

    def attribute(self, name: str) -> Stream | None:
        values = self._written.attribute(name)
        return None if values is None else values[self._rows]

    def times(self, *names: str) -> Texts | None:
        texts = self._written.times(names)
        return None if texts is None else texts[self._rows].tolist()


class _TreeTrack:
    """Points in a tree, which is looked through by name in C, so that only elements that hold a
    sample become Python objects. Where every point has an element of the name, and only one, the
    two lists simply alternate; else each element is given to the point before it."""

    def __init__(self, segments: Iterable[etree._Element], name: str) -> None:
        self._points: list[etree._Element] = []
        self._scopes: list[etree._Element] = []  # they hold all points and nothing beside them
        sizes: list[int] = []
        for segment in segments:
            found = list(children(segment, name))
            self._points += found
            self._scopes += [segment] if len(found) == len(segment) else found
            sizes.append(len(found))
        self.segment = np.repeat(np.arange(len(sizes)), sizes)

    def numbers(self, *names: str, nested: bool = False) -> Stream | None:
        texts = self._texts(names, real, _first_part if nested else _own_text)
        return None if texts is None else reals(texts)

    def attribute(self, name: str) -> Stream | None:
        return reals([point.get(name) for point in self._points])

    def times(self, *names: str) -> Texts | None:
        return self._texts(names, moment, _own_text)

    def _texts(
        self,
        names: Sequence[str],
        usable: Callable[[str | None], object],
        read: Callable[[etree._Element], str | None],
    ) -> Texts | None:
        """For each point the text of an element of these names, the first that is usable."""
        wanted = [f"{{*}}{name}" for name in names]
        if all(next(scope.iter(*wanted), None) is None for scope in self._scopes):
            return None
        point = self._points[0].tag
        found = [element for scope in self._scopes for element in scope.iter(point, *wanted)]
        if len(found) == 2 * len(self._points) and found[::2] == self._points:
            return list(map(read, found[1::2]))
        texts: list[str | None] = [None] * len(self._points)
        row = -1
        following = iter([*self._points, None])
        coming = next(following)
        for element in found:
            if element is coming:
                row += 1
                coming = next(following)
            elif texts[row] is None or usable(texts[row]) is None:
                texts[row] = read(element)
        return texts


def _own_text(element: etree._Element) -> str | None:
    return element.text


def _first_part(element: etree._Element) -> str | None:
    return element[0].text if len(element) else None
