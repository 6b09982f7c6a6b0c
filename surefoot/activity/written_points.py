"""The points of a document of which only the outline was parsed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from itertools import chain
from typing import Any

import numpy as np
from lxml import etree
from numpy.typing import NDArray

from surefoot.activity.moments import moment
from surefoot.activity.numbers import real, reals
from surefoot.activity.outline import Form, Outline, Unclear

Texts = Sequence[str | None]
Column = NDArray[Any]


class WrittenPoints:
    """Every point of a document: what the bytes say, and where the tree of the outline has it.

    name: the local name of a point. rows: for each point in the tree the points that it stands for,
    itself and those behind it.
    Raises Unclear when the points in the tree are not those of the outline, or when name spaces are
    declared for some of them only.
    """

    def __init__(self, outline: Outline, root: etree._Element) -> None:
        self.name = outline.point.rpartition(":")[2]
        elements = list(root.iter(f"{{*}}{self.name}"))
        around = {element.getparent() for element in elements}
        if len(elements) != len(outline.kept):
            raise Unclear
        spaces = [{} if element is None else element.nsmap for element in around]
        if any(declared != spaces[0] for declared in spaces):
            raise Unclear
        ends = [*outline.kept[1:], outline.size]
        self.rows = dict(zip(elements, map(np.arange, outline.kept, ends), strict=True))
        self._size = outline.size
        kept = dict(zip(outline.kept, elements, strict=True))
        self._forms = [_NamedForm(form, kept[form.rows[0]]) for form in outline.forms]
        self._known: dict[object, Column | None] = {}

    def attribute(self, name: str) -> Column | None:
        """For each point the number in that attribute, NaN where it has none; None as below."""
        return self._once(name, lambda form: form.attributes.get(name), reals)

    def numbers(self, names: Collection[str], nested: bool) -> Column | None:
        """For each point the first number in an element of these local names, else NaN.

        nested: in the first element inside it. None when no point has an element of these names.
        """
        return self._once((names, nested), lambda form: form.texts(names, real, nested), reals)

    def times(self, names: Collection[str]) -> Column | None:
        """For each point the first time in an element of these local names, as written.

        Where there is none: another text, or None. None as above.
        """
        return self._once(names, lambda form: form.texts(names, moment), _objects)

    def _once(
        self,
        key: object,
        texts_of: Callable[[_NamedForm], Texts | None],
        convert: Callable[[Texts], Column],
    ) -> Column | None:
        """What is converted from the texts of each form, in the order of the points."""
        if key not in self._known:
            found = [(form, texts_of(form)) for form in self._forms]
            known = [(form.rows, texts) for form, texts in found if texts is not None]
            self._known[key] = self._spread(known, convert) if known else None
        return self._known[key]

    def _spread(
        self, known: list[tuple[Column, Texts]], convert: Callable[[Texts], Column]
    ) -> Column:
        texts = known[0][1] if len(known) == 1 else list(chain.from_iterable(t for _, t in known))
        values = convert(texts)
        if len(self._forms) == 1:
            return values
        spread: Column = np.full(self._size, np.nan if convert is reals else None, values.dtype)
        spread[np.concatenate([rows for rows, _ in known])] = values
        return spread


class _NamedForm:
    """A form of points with the names of the elements in one of them."""

    def __init__(self, form: Form, point: etree._Element) -> None:
        self.rows: Column = np.array(form.rows)
        self.attributes, self._texts = form.attributes, form.texts
        self._places: dict[str, list[int]] = defaultdict(list)
        self._parents: set[int] = set()
        inside = list(point.iter())
        if len(inside) != len(form.texts):
            raise Unclear
        for place, element in enumerate(inside[1:], 1):
            self._places[str(element.tag).rpartition("}")[2]].append(place)
            if len(element):
                self._parents.add(place)

    def texts(
        self,
        names: Collection[str],
        usable: Callable[[str | None], object],
        nested: bool = False,
    ) -> Texts | None:
        """For each point the first usable text in an element of these names."""
        found: Texts | None = None
        for place in sorted(place for name in names for place in self._places.get(name, ())):
            texts: Texts | None = None
            if not nested:
                texts = self._texts[place]
            elif place in self._parents:
                texts = self._texts[place + 1]
            if texts is None:
                texts = [None] * len(self.rows)
            if found is not None:
                pairs = zip(found, texts, strict=True)
                texts = [other if usable(text) is None else text for text, other in pairs]
            found = texts
        return found


def _objects(texts: Texts) -> Column:
    return np.array(texts, dtype=object)
