"""FIT definition messages: how the messages of a local type are laid out."""

from __future__ import annotations

from functools import cached_property
from typing import Literal, NamedTuple

from surefoot.activity.fit_types import BaseType, base_type

COMPRESSED, DEFINITION, DEVELOPER = 0x80, 0x40, 0x20
RECORD = 20
TIMESTAMP = 253

_FIXED_BYTES = 6
_FIELD_BYTES = 3


class FieldLayout(NamedTuple):
    """Where a native field lies in a message's content: offset and size in bytes."""

    number: int
    offset: int
    size: int
    type: BaseType


class DeveloperLayout(NamedTuple):
    """Where a developer field lies; its type is in the description of (developer, number)."""

    developer: int
    number: int
    offset: int
    size: int


class Definition:
    """What a definition message says.

    content: its bytes from the header on. message: the global message number. size: bytes of a
    message's content, developer fields too. The same bytes in one file give the same object,
    whatever local type they are for. The fields are read when somebody asks for them.
    """

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._native_end = _FIXED_BYTES + _FIELD_BYTES * content[5]
        order: Literal["big", "little"] = "big" if content[2] else "little"
        self.byte_order = ">" if content[2] else "<"
        self.message = int.from_bytes(content[3:5], order)
        self._native_size = sum(content[_FIXED_BYTES + 1 : self._native_end : _FIELD_BYTES])
        self.size = self._native_size + sum(content[self._native_end + 2 :: _FIELD_BYTES])

    @cached_property
    def fields(self) -> tuple[FieldLayout, ...]:
        """The native fields in the order of the message; of a number that comes twice the first."""
        found: dict[int, FieldLayout] = {}
        offset = 0
        content = self._content
        for at in range(_FIXED_BYTES, self._native_end, _FIELD_BYTES):
            number, size, code = content[at], content[at + 1], content[at + 2]
            if size and number not in found:
                found[number] = FieldLayout(number, offset, size, base_type(code))
            offset += size
        return tuple(found.values())

    @cached_property
    def developer_fields(self) -> tuple[DeveloperLayout, ...]:
        """The developer fields in the order of the message."""
        found: dict[tuple[int, int], DeveloperLayout] = {}
        offset = self._native_size
        for at in range(self._native_end + 1, len(self._content), _FIELD_BYTES):
            number, size, developer = self._content[at : at + _FIELD_BYTES]
            if size and (developer, number) not in found:
                found[developer, number] = DeveloperLayout(developer, number, offset, size)
            offset += size
        return tuple(found.values())


def parse_definition(
    body: bytes, pos: int, known: dict[bytes, Definition]
) -> tuple[Definition, int] | None:
    """The definition message at pos and where the next message begins; None when it is cut off.

    known: the definitions met so far, by their bytes; a new one is added.
    """
    following = _end(body, pos)
    if following is None or body[pos + 2] > 1:
        return None
    key = bytes([body[pos] & DEVELOPER]) + body[pos + 1 : following]
    definition = known.get(key)
    if definition is None:
        definition = known[key] = Definition(key)
    return definition, following


def is_cut_off(body: bytes, pos: int) -> bool:
    """Whether a definition message begins at pos that reaches beyond the body."""
    return body[pos] & (COMPRESSED | DEFINITION) == DEFINITION and _end(body, pos) is None


def _end(body: bytes, pos: int) -> int | None:
    """Where the definition message at pos ends; None beyond the body."""
    end = pos + _FIXED_BYTES
    if end > len(body):
        return None
    end += _FIELD_BYTES * body[end - 1]
    if body[pos] & DEVELOPER:
        if end >= len(body):
            return None
        end += 1 + _FIELD_BYTES * body[end]
    return end if end <= len(body) else None
