"""Makes the catalogues ready to use: `.mo` files for Python, a JSON file a language for the client.

The build calls it; it needs the standard library only. Neither result is in git.
"""

import json
import struct
from pathlib import Path

from surefoot.text.language import CATALOGUES, ENGLISH, LANGUAGES
from surefoot.text.po import Message, read_po

APP = "app"
KNOWLEDGE = "knowledge"
CLIENT = Path(__file__).parents[2] / "client" / "src" / "catalogues"

_MAGIC = 0x950412DE


def compile_catalogues(client: Path = CLIENT) -> None:
    """Writes every result anew. Raises BadCatalogue when a file cannot be read."""
    for language in LANGUAGES:
        if language == ENGLISH:
            continue
        folder = CATALOGUES / language
        app = read_po(folder / f"{APP}.po")
        (folder / f"{APP}.mo").write_bytes(mo(app))
        parts = sorted(path for path in folder.glob("*.po") if path.stem != APP)
        sentences = [message for path in parts for message in read_po(path)]
        (folder / f"{KNOWLEDGE}.mo").write_bytes(mo(sentences))
        if client.parent.is_dir():
            client.mkdir(exist_ok=True)
            text = json.dumps(for_client(app), ensure_ascii=False, separators=(",", ":"))
            (client / f"{language}.json").write_text(text, encoding="utf-8")


def for_client(messages: list[Message]) -> dict[str, str | list[str]]:
    """What the client says: each message to its text, or to one text a plural form."""
    return {
        message.id: message.said if message.plural else message.said[0]
        for message in messages
        if message.id
        and message.translated
        and any(place.startswith("client/") for place in message.places)
    }


def mo(messages: list[Message]) -> bytes:
    """The messages in the form that `gettext` reads; untranslated ones are left out."""
    entries: dict[bytes, bytes] = {}
    for message in messages:
        if message.translated:
            text = f"{message.id}\0{message.plural}" if message.plural else message.id
            entries.setdefault(text.encode(), "\0".join(message.said).encode())
    sources = sorted(entries)
    head, table = 7 * 4, len(sources) * 8
    ids = b"".join(source + b"\0" for source in sources)
    texts = b"".join(entries[source] + b"\0" for source in sources)
    id_at, text_at = head + 2 * table, head + 2 * table + len(ids)
    rows: tuple[list[int], list[int]] = [], []
    for source in sources:
        rows[0].extend((len(source), id_at))
        rows[1].extend((len(entries[source]), text_at))
        id_at += len(source) + 1
        text_at += len(entries[source]) + 1
    numbers = (_MAGIC, 0, len(sources), head, head + table, 0, 0, *rows[0], *rows[1])
    return struct.pack(f"<{len(numbers)}I", *numbers) + ids + texts


if __name__ == "__main__":
    compile_catalogues()
