"""Reading .po files: the form in which the catalogues are written and translated."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}


class BadCatalogue(ValueError):
    """A line that cannot be read; the message names file and line."""


@dataclass(slots=True)
class Message:
    """A message with its translations: one, or one for each plural form."""

    id: str = ""
    plural: str = ""
    said: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    """The files that hold it."""
    fuzzy: bool = False
    line: int = 0

    @property
    def translated(self) -> bool:
        """True when every form has its text and nobody has marked it as a guess."""
        return bool(self.said) and all(self.said) and not self.fuzzy


def read_po(path: Path) -> list[Message]:
    """The messages of a file, its header (the empty message) first. Raises BadCatalogue."""
    try:
        return list(_messages(path.read_text(encoding="utf-8").splitlines()))
    except _Bad as error:
        raise BadCatalogue(f"{path.name}:{error.line}: {error}") from None


class _Bad(Exception):
    def __init__(self, line: int, says: str) -> None:
        super().__init__(says)
        self.line = line


def _messages(lines: list[str]) -> Iterator[Message]:
    message, part, begun = Message(), "", False
    for number, line in enumerate([*lines, ""], start=1):
        if not line.strip():
            if begun:
                yield message
            message, part, begun = Message(), "", False
        elif line.startswith("#"):
            _comment(message, line)
        elif line.startswith('"'):
            _add(message, part, _quoted(line, number), number)
        else:
            part, _, rest = line.partition(" ")
            if part == "msgid":
                begun, message.line = True, number
            if part.startswith("msgstr"):
                message.said.append("")
            _add(message, part, _quoted(rest, number), number)


def _comment(message: Message, line: str) -> None:
    if line.startswith("#: "):
        message.places += line[3:].split()
    elif line.startswith("#,") and "fuzzy" in line:
        message.fuzzy = True


def _add(message: Message, part: str, text: str, number: int) -> None:
    if part == "msgid":
        message.id += text
    elif part == "msgid_plural":
        message.plural += text
    elif part.startswith("msgstr"):
        message.said[-1] += text
    else:
        raise _Bad(number, f"{part!r} is not msgid, msgid_plural or msgstr")


def _quoted(text: str, number: int) -> str:
    text = text.strip()
    if len(text) < 2 or text[0] != '"' or text[-1] != '"':
        raise _Bad(number, "a text stands in double quotes")
    found, escaped = [], False
    for letter in text[1:-1]:
        if escaped:
            found.append(_ESCAPES.get(letter, letter))
            escaped = False
        elif letter == "\\":
            escaped = True
        else:
            found.append(letter)
    return "".join(found)
