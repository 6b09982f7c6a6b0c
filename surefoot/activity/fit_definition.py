"""FIT definition messages: how the messages of a local type are laid out."""

from __future__ import annotations

from functools import cached_property
from typing import Literal, NamedTuple

from surefoot.activity.fit_types import STRING, BaseType, base_type

COMPRESSED, DEFINITION, DEVELOPER = 0x80, 0x40, 0x20
RECORD = 20
TIMESTAMP = 253

_FIXED_BYTES = 6
_FIELD_BYTES = 3


class Place(NamedTuple):
    """Where a field lies in a message's content: so many elements of a type from byte `offset`."""

    offset: int
    elements: int
    type: BaseType
    byte_order: str

    @property
    def size(self) -> int:
        return self.elements * self.type.size

    @property
    def end(self) -> int:
        return self.offset + self.size

    @property
    def code(self) -> str:
        """The NumPy type of an element; of the whole field, where it is a string."""
        if self.type is STRING:
            return f"S{self.elements}"
        return self.byte_order + self.type.code

    @property
    def missing(self) -> bytes:
        """What a message writes here that has no value."""
        if self.type is STRING:
            return bytes(self.elements)
        if self.type.invalid is None:
            return b"\xff" * self.size
        order: Literal["big", "little"] = "big" if self.byte_order == ">" else "little"
        return self.type.invalid.to_bytes(self.type.size, order) * self.elements


class DeveloperPlace(NamedTuple):
    """Where a developer field lies, in bytes: its type is in its description."""

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
    def fields(self) -> dict[int, Place]:
        """The native fields by number in the order of the message.

        Of a number that comes twice the first. A field whose size is not a whole number of its
        type's is left out.
        """
        found: dict[int, Place] = {}
        offset = 0
        content, order = self._content, self.byte_order
        for at in range(_FIXED_BYTES, self._native_end, _FIELD_BYTES):
            number, size = content[at], content[at + 1]
            kind = base_type(content[at + 2])
            if size and number not in found and not size % kind.size:
                found[number] = Place(offset, size // kind.size, kind, order)
            offset += size
        return found

    def values(self, content: bytes) -> dict[int, int | str]:
        """Native whole numbers and strings of one message by field number, of an array the first.

        content: what follows the message's header. Left out is what is missing or empty.
        """
        found: dict[int, int | str] = {}
        order: Literal["big", "little"] = "big" if self.byte_order == ">" else "little"
        for number, place in self.fields.items():
            kind, raw = place.type, content[place.offset : place.end]
            if kind is STRING:
                if written := text(raw):
                    found[number] = written
            elif kind.invalid is not None:
                signed = kind.code.startswith("i")
                value = int.from_bytes(raw[: kind.size], order, signed=signed)
                if value != kind.invalid:
                    found[number] = value
        return found

    @cached_property
    def developer_fields(self) -> dict[tuple[int, int], DeveloperPlace]:
        """The developer fields by (developer, number) in the order of the message."""
        found: dict[tuple[int, int], DeveloperPlace] = {}
        offset = self._native_size
        for at in range(self._native_end + 1, len(self._content), _FIELD_BYTES):
            number, size, developer = self._content[at : at + _FIELD_BYTES]
            if size and (developer, number) not in found:
                found[developer, number] = DeveloperPlace(offset, size)
            offset += size
        return found


def text(raw: bytes) -> str:
    """A string field; bad/unterminated_strings.fit: it may fill its bytes without a NUL."""
    return raw.split(b"\0", 1)[0].decode("utf-8", errors="replace").strip()


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
