"""A protocol that is based on another one: what it does not give is taken from there.

An entry stands in for the base's entry of the same id; entries that are not given are the base's,
in the base's order, and new ones follow.
"""

from collections.abc import Mapping
from typing import Any

from surefoot.knowledge.draft import Home
from surefoot.knowledge.shapes import PROTOCOL_KEYS, name_of

OF_ITSELF = ("id", "title", "version", "scope", "covers", "based_on")
"""What a protocol says of itself and never takes from another."""
TAKEN_WHOLE = ("ladder",)
"""Lists whose entries mean nothing one by one."""


def complete(
    parts: dict[str, Any],
    homes: dict[str, Home],
    base: Mapping[str, Any],
    base_homes: Mapping[str, Home],
    *,
    fill: bool,
) -> None:
    """Adds to the parts of a protocol what the base has and they have not.

    fill: whether lists that are not there at all are taken too (not while one of the protocol's
    own files cannot be read, for it may have them).
    """
    for key in PROTOCOL_KEYS:
        if key in OF_ITSELF or key not in base:
            continue
        if key not in homes:
            if fill:
                parts[key], homes[key] = base[key], base_homes[key]
        elif key in parts and key not in TAKEN_WHOLE and isinstance(parts[key], tuple):
            parts[key], homes[key] = _merged(parts[key], homes[key], base[key], base_homes[key])


def _merged(
    ours: tuple[Any, ...], home: Home, base: tuple[Any, ...], base_home: Home
) -> tuple[tuple[Any, ...], Home]:
    """Our entries over the base's, and where each of them stands."""
    positions: dict[object, int] = {}
    for position, each in enumerate(ours):
        positions.setdefault(name_of(each)[1], position)
    chosen = []
    replaced = set()
    for each, entry in zip(base, base_home.entries, strict=True):
        mine = positions.get(name_of(each)[1])
        replaced.add(mine)
        chosen.append((each, entry) if mine is None else (ours[mine], home.entries[mine]))
    chosen += [(each, home.entries[mine]) for mine, each in enumerate(ours) if mine not in replaced]
    merged = tuple(each for each, _ in chosen)
    return merged, Home(home.first, [entry for _, entry in chosen])
