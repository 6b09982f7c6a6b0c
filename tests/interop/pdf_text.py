"""The text of a PDF as a reader copies it: each page's glyphs through its fonts' own tables."""

import re
import zlib

_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_TOKEN = re.compile(rb"/(f\d+) [\d.]+ Tf|\\([0-7]{3}|.)|([()])|(.)", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def pages(data: bytes) -> int:
    """How many pages it says that it has."""
    found = re.search(rb"/Type/Pages/Count (\d+)", data)
    assert found is not None
    return int(found[1])


def text(data: bytes) -> str:
    """All of its text, with nothing left of where a word may be parted."""
    objects = {int(number): body for number, body in _OBJECT.findall(data)}
    parts = []
    for body in objects.values():
        page = re.search(rb"/Resources (\d+) 0 R.*/Contents (\d+) 0 R", body)
        if page is not None:
            named = re.findall(rb"/(f\d+) (\d+) 0 R", objects[int(page[1])])
            fonts = {name: _letters(objects, int(number)) for name, number in named}
            parts.append(_shown(_unpacked(objects[int(page[2])]), fonts))
    return re.sub(r"[\u00ad\u200b]", "", "".join(parts))


def _unpacked(body: bytes) -> bytes:
    stream = _STREAM.search(body)
    assert stream is not None
    return zlib.decompress(stream[1]) if b"FlateDecode" in body else stream[1]


def _letters(objects: dict[int, bytes], font: int) -> dict[int, str]:
    table = re.search(rb"/ToUnicode (\d+) 0 R", objects[font])
    if table is None:
        return {}
    found: dict[int, str] = {}
    cmap = _unpacked(objects[int(table[1])])
    for block in re.findall(rb"beginbfchar\n(.*?)endbfchar", cmap, re.DOTALL):
        for glyph, letters in re.findall(rb"<(\w+)> <(\w+)>", block):
            found[int(glyph, 16)] = bytes.fromhex(letters.decode()).decode("utf-16-be")
    return found


def _shown(content: bytes, fonts: dict[bytes, dict[int, str]]) -> str:
    parts: list[str] = []
    letters: dict[int, str] = {}
    depth, glyphs = 0, bytearray()
    for font, escaped, bracket, byte in _TOKEN.findall(content):
        if font and depth == 0:
            letters = fonts.get(font, {})
            parts.append(" ")
            continue
        depth += bracket == b"("
        if depth > (bracket == b"("):
            closes = bracket == b")" and depth == 1
            glyphs += b"" if closes else _unescaped(escaped) + bracket + byte
        depth -= bracket == b")"
        if bracket == b")" and depth == 0:
            numbers = (
                int.from_bytes(glyphs[at : at + 2], "big") for at in range(0, len(glyphs), 2)
            )
            parts.append("".join(letters.get(number, "") for number in numbers))
            glyphs.clear()
    return "".join(parts)


def _unescaped(code: bytes) -> bytes:
    """What stands behind a backslash: an octal number, a letter for a control code, or itself."""
    return bytes([int(code, 8)]) if code[:1].isdigit() else _ESCAPES.get(code, code)
