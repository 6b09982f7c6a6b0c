"""Brings the catalogues up to date with code, client and knowledge.

    .venv/bin/python scripts/catalogues.py

Writes the templates (surefoot/text/catalogues/*.pot) and gives every language their messages: what
was translated stays, what is new waits with an empty msgstr, what is gone goes.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from surefoot.knowledge import loader  # noqa: E402
from surefoot.text.knowledge import prose  # noqa: E402
from surefoot.text.language import CATALOGUES, ENGLISH, LANGUAGES  # noqa: E402

KEYWORDS = {"t": None, "tn": (1, 2), "later": None, "phrase": None}
CALL = re.compile(rb"\b(?:%b)\s*\(" % b"|".join(map(str.encode, KEYWORDS)))
IN_CLIENT = re.compile(
    r"(?<![\w.])(?P<call>t|tn|later)\(\s*(?P<one>\"(?:[^\"\\]|\\.)*\")"
    r"(?:,\s*(?P<many>\"(?:[^\"\\]|\\.)*\"))?"
)
PLURALS = "nplurals=2; plural=(n != 1);"
FILES = {"exercises": "exercises", "statements": "sources", "sources": "sources"}
"""The file of a part of the knowledge; what goes beside the plan shares `tracks`."""
Message = tuple[str | tuple[str, str], str]
"""A message (or one and many) and its place."""


def templates() -> dict[str, Catalog]:
    """The messages of the sources as they are now, by the name of their file."""
    found = {"app": catalog([*from_code(), *from_client()])}
    seen: set[str] = set()
    for part, messages in from_knowledge().items():
        fresh = [(text, place) for text, place in messages if text not in seen]
        seen.update(text for text, _ in fresh)
        found[part] = catalog(fresh)
    return found


def catalog(messages: list[Message]) -> Catalog:
    made = Catalog(charset="utf-8")
    for text, place in messages:
        made.add(text, locations=[(place, None)])
    return made


def from_code() -> Iterator[Message]:
    for path in sorted((ROOT / "surefoot").rglob("*.py")):
        place = path.relative_to(ROOT).as_posix()
        code = path.read_bytes()
        if not CALL.search(code):
            continue  # reading it token by token takes a while
        for _, text, _, _ in extract("python", io.BytesIO(code), KEYWORDS):
            yield text, place


def from_client() -> Iterator[Message]:
    for path in sorted((ROOT / "client" / "src").rglob("*.ts*")):
        place = path.relative_to(ROOT).as_posix()
        if path.name.endswith(".test.ts"):
            continue
        code = re.sub(r"^\s*(//|/?\*).*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for call in IN_CLIENT.finditer(code):
            one, many = (text and plain(text) for text in call.group("one", "many"))
            yield ((one, many) if call["call"] == "tn" else one), place


def plain(literal: str) -> str:
    """A TypeScript string without its quotes and escapes."""
    text = literal[1:-1].replace('\\"', '"').replace("\\n", "\n")
    return re.sub(r"\\u\{?([0-9a-fA-F]{4})\}?", lambda code: chr(int(code[1], 16)), text)


def from_knowledge() -> dict[str, list[Message]]:
    found: dict[str, list[Message]] = {}
    for knowledge in loader.load_all().values():
        for field in fields(knowledge):
            parts = getattr(knowledge, field.name)
            for each in parts if isinstance(parts, tuple) else ():
                place = f"{field.name}/{each.id}"
                found.setdefault(FILES.get(field.name, "tracks"), []).extend(placed(each, place))
        protocol = knowledge.protocol
        places = {
            text: f"{protocol.id}/{each.name}"
            for each in fields(protocol)
            if not isinstance(getattr(protocol, each.name), str)
            for text in prose(getattr(protocol, each.name))
        }
        found.setdefault("protocol", []).extend(
            (text, places.get(text, protocol.id)) for text in prose(protocol)
        )
    reading = loader.load_reading()
    for field in fields(reading):
        for each in getattr(reading, field.name):
            found.setdefault(field.name, []).extend(placed(each, f"{field.name}/{each.id}"))
    return {part: messages for part, messages in found.items() if messages}


def placed(value: object, place: str) -> Iterator[Message]:
    return ((text, place) for text in prose(value))


def written(made: Catalog, language: str) -> bytes:
    """The file of a catalogue; no dates, so that it changes with its messages only."""
    out = io.BytesIO()
    write_po(out, made, width=100, omit_header=True, ignore_obsolete=True, include_lineno=False)
    head = (
        'msgid ""\nmsgstr ""\n'
        f'"Language: {language}\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        f'"Plural-Forms: {PLURALS}\\n"\n\n'
    )
    return head.encode() + out.getvalue()


def main() -> None:
    for name, template in templates().items():
        (CATALOGUES / f"{name}.pot").write_bytes(written(template, ENGLISH))
        for language in LANGUAGES:
            if language == ENGLISH:
                continue
            path = CATALOGUES / language / f"{name}.po"
            path.parent.mkdir(exist_ok=True)
            before = path.read_bytes() if path.exists() else written(Catalog(), language)
            known = read_po(io.BytesIO(before), locale=language, charset="utf-8")
            known.update(template, no_fuzzy_matching=True)
            path.write_bytes(written(known, language))
            missing = sum(1 for message in known if message.id and not all_said(message.string))
            print(f"{path.relative_to(ROOT)}: {len(known)} messages, {missing} to translate")


def all_said(said: str | tuple[str, ...]) -> bool:
    return bool(said) if isinstance(said, str) else bool(said) and all(said)


if __name__ == "__main__":
    main()
