"""The points of a GPX or TCX track as columns: one text a point for each name of an element.

A tree is looked through by name in C, and only the elements that hold a sample become Python
objects. Where every point has an element of the name, and only one, the two lists simply
alternate; else each element is given to the point before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from lxml import etree
from numpy.typing import NDArray

from surefoot.activity.markup import children, real
from surefoot.activity.model import Stream


@dataclass(frozen=True, slots=True)
class Points:
    """The points of a track in document order, shape (n,).

    scopes: elements that together hold all points, in order, and nothing beside them.
    segment: for each point the number of the segment that holds it.
    """

    elements: list[etree._Element]
    scopes: list[etree._Element]
    segment: NDArray[np.int64]

    @classmethod
    def of(cls, segments: Iterable[etree._Element], name: str) -> Points:
        """The points of that local name, which are children of segments."""
        elements: list[etree._Element] = []
        scopes: list[etree._Element] = []
        sizes: list[int] = []
        for segment in segments:
            found = list(children(segment, name))
            elements += found
            scopes += [segment] if len(found) == len(segment) else found
            sizes.append(len(found))
        return cls(elements, scopes, np.repeat(np.arange(len(sizes)), sizes))

    def texts(
        self,
        names: Sequence[str],
        *,
        usable: Callable[[str | None], object] = real,
        read: Callable[[etree._Element], str | None] | None = None,
    ) -> list[str | None] | None:
        """For each point the text of an element of these names; None when no point has any.

        usable: of several elements in a point, the first counts of which this is not None.
        read: how to get the text, where it is not the element's own.
        """
        wanted = [f"{{*}}{name}" for name in names]
        if all(next(scope.iter(*wanted), None) is None for scope in self.scopes):
            return None
        point = self.elements[0].tag
        found = [element for scope in self.scopes for element in scope.iter(point, *wanted)]
        if len(found) == 2 * len(self.elements) and found[::2] == self.elements:
            return [e.text if read is None else read(e) for e in found[1::2]]
        texts: list[str | None] = [None] * len(self.elements)
        row = -1
        following = iter([*self.elements, None])
        coming = next(following)
        for element in found:
            if element is coming:
                row += 1
                coming = next(following)
            elif texts[row] is None or usable(texts[row]) is None:
                texts[row] = element.text if read is None else read(element)
        return texts

    def numbers(
        self,
        names: Sequence[str],
        read: Callable[[etree._Element], str | None] | None = None,
    ) -> Stream | None:
        """For each point the number in an element of these names, NaN where it has none."""
        texts = self.texts(names, read=read)
        return None if texts is None else numbers(texts)

    def attribute(self, name: str) -> Stream:
        """For each point the number in an attribute, NaN where it has none."""
        return numbers([element.get(name) for element in self.elements])


def numbers(texts: Sequence[str | None]) -> Stream:
    """The finite numbers that texts write, NaN for any other text."""
    values = np.full(len(texts), np.nan)
    try:
        values[:] = list(map(float, texts))  # type: ignore[arg-type]
    except (TypeError, ValueError):
        found = [real(text) for text in texts]
        values[:] = [np.nan if value is None else value for value in found]
    values[~np.isfinite(values)] = np.nan
    return values
