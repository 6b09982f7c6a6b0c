"""XML read with care: no entities, no network, no huge trees, and names without their prefix.

Vendors give the same elements different namespace prefixes, and some forget to declare them, so
everything is looked up by local name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from surefoot.activity.outline import Unclear, outline
from surefoot.activity.refusal import Unreadable
from surefoot.activity.written_points import WrittenPoints
from surefoot.facts.phrase import phrase

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_ASCII_FAMILIES = ("UTF-8", "US-ASCII", "ASCII", "ISO-8859-", "WINDOWS-125")
_NAMESPACE = "NAMESPACE"
SMALLEST_OUTLINED_BYTES = 8000
"""A smaller file is parsed sooner than its outline is made."""
# bad/gpx_undeclared_gpxdata_prefix.gpx
_UNDECLARED = "The file uses a name space that it does not declare."


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed document. damaged: it was cut or not well-formed and what parsed was kept.

    written: its points, when the tree holds only some that stand for all.
    """

    root: etree._Element
    damaged: bool
    warnings: tuple[str, ...]
    written: WrittenPoints | None = None


def parse(data: bytes) -> Document:
    """Parse XML, mending what is not well-formed.

    Raises Unreadable when there is no XML in data.
    """
    # Strava writes ten blanks before the XML declaration (EXPORT_NOTES)
    data = data.removeprefix(_BYTE_ORDER_MARK).lstrip()
    if len(data) >= SMALLEST_OUTLINED_BYTES:
        try:
            return _outlined(data)
        except Unclear:
            pass
    return parse_whole(data)


def parse_whole(data: bytes) -> Document:
    """Parse XML that begins at its first byte, with every point in the tree, as `parse` does."""
    root, errors = _tree(data)
    if root is None:
        raise Unreadable(
            phrase(
                "This file is not FIT, GPX or TCX: it is neither binary FIT nor readable XML. "
                "Export the activity again."
            )
        )
    if not errors:
        return Document(root, False, ())
    _drop_prefixes(root)
    if errors == {_NAMESPACE}:
        return Document(root, False, (_UNDECLARED,))
    return Document(root, True, ("The file is damaged: what could be read was kept.",))


def _outlined(data: bytes) -> Document:
    """The document of which only the outline is parsed. Raises Unclear."""
    sketch = outline(data)
    root, errors = _tree(sketch.text)
    if root is None or errors - {_NAMESPACE}:
        raise Unclear
    encoding = root.getroottree().docinfo.encoding or "UTF-8"
    if not encoding.upper().startswith(_ASCII_FAMILIES):
        raise Unclear
    if errors:
        _drop_prefixes(root)
    warnings = (_UNDECLARED,) if errors else ()
    return Document(root, False, warnings, WrittenPoints(sketch, root))


def _tree(data: bytes) -> tuple[etree._Element | None, set[str]]:
    """The root of what parsed, and the kinds of errors there were."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_blank_text=True,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        recover=True,
    )
    try:
        root: etree._Element | None = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    return root, {error.domain_name for error in parser.error_log.filter_from_errors()}


def _drop_prefixes(root: etree._Element) -> None:
    """Take the prefixes off that were not declared, and so became part of the names."""
    for element in root.iter(etree.Element):
        prefix, _, name = local_name(element).rpartition(":")
        if prefix and name.isidentifier():
            element.tag = name


def local_name(element: etree._Element) -> str:
    """The name of an element without name space; empty for an entity."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The children of that local name."""
    return element.iterchildren(f"{{*}}{name}")


def descendants(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """All elements below of that local name, in document order."""
    return element.iterdescendants(f"{{*}}{name}")


def holds(element: etree._Element, name: str) -> bool:
    """Whether there is an element of that local name below."""
    return next(descendants(element, name), None) is not None


def text_of(element: etree._Element, *path: str) -> str | None:
    """The stripped text at a path of local names below element, None when absent or empty."""
    for name in path:
        found = next(children(element, name), None)
        if found is None:
            return None
        element = found
    return (element.text or "").strip() or None
