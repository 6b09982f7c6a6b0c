"""XML read with care: no entities, no network, no huge trees, and names without their prefix.

Vendors give the same elements different namespace prefixes, and some forget to declare them, so
everything is looked up by local name.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from lxml import etree

from surefoot.activity.refusal import Unreadable
from surefoot.facts.phrase import phrase

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed document. damaged: it was cut or not well-formed and what parsed was kept."""

    root: etree._Element
    damaged: bool
    warnings: tuple[str, ...]


def parse(data: bytes) -> Document:
    """Parse XML, mending what is not well-formed.

    Raises Unreadable when there is no XML in data.
    """
    # Strava writes ten blanks before the XML declaration (EXPORT_NOTES)
    data = data.removeprefix(_BYTE_ORDER_MARK).lstrip()
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
    if root is None:
        raise Unreadable(
            phrase(
                "This file is not FIT, GPX or TCX: it is neither binary FIT nor readable XML. "
                "Export the activity again."
            )
        )
    errors = parser.error_log.filter_from_errors()
    if not len(errors):
        return Document(root, False, ())
    if any(error.domain_name != "NAMESPACE" for error in errors):
        _drop_prefixes(root)
        return Document(root, True, ("The file is damaged: what could be read was kept.",))
    # bad/gpx_undeclared_gpxdata_prefix.gpx, bad/malformed_namespace.tcx
    _drop_prefixes(root)
    return Document(root, False, ("The file uses a name space that it does not declare.",))


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


def real(text: str | None) -> float | None:
    """A finite number, or None."""
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def moment(text: str | None) -> datetime | None:
    """An ISO 8601 date and time, naive when the text has no zone; None when it is none."""
    if not text:
        return None
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        return None


def unix_s(when: datetime) -> float:
    """Seconds since 1970; a time without a zone is taken as UTC."""
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()
