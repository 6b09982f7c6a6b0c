"""A summary on paper as PDF: two pages of A4 at most, tagged for screen readers (PDF/UA-1).

Typst sets it (Apache-2.0, 81 MB installed). The template beside this file is the program; what it
says goes in as JSON and is text whatever it holds. Fonts are those that Typst brings; nothing is
fetched, no clock is read, and the same report gives the same bytes.
"""

import json
import re
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typst import Compiler

PAGES_MOST = 2
FONT = "Libertinus Serif"
"""Of text and drawings alike."""

_TEMPLATE = Path(__file__).with_name("report.typ")
_CUTS = ((1.0, 500), (0.7, 400), (0.5, 300), (0.3, 220), (0.15, 160), (0.0, 120), (0.0, 70))
"""Share of the rows and letters of a cell that are tried in turn until the pages suffice."""
_LETTERS_MOST = 500
_LETTERS_LEAST_TOGETHER = 200
_UNBROKEN = re.compile(r"\S{24}")
_BREAK = "\u200b"
_NO_LETTER = re.compile(
    "[^\\u0020-\\u06ff\\u10d0-\\u10ff\\u1e00-\\u1fff\\u2010-\\u205f\\u2070-\\u22ff\\u25a0-\\u25ff]"
)
"""What no font that Typst brings has: a box stands for it, as PDF/UA allows no missing letter."""
_BOX = "□"
_NOT_SHOWN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
"""Control characters, and marks that turn the direction of what follows."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the paper: a drawing, a table (with heads, else of names and values) or a list.

    widths: of the columns, in shares; 0 = as wide as its text. counts: all columns but the first
    are short and stand in the middle. together: never parted by the end of a page; only for what is
    known to be short. least: so many rows or items are
    kept when there is no room. more: what is said when 0, 1, 2 … of them are left out.
    """

    title: str
    lead: str = ""
    heads: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    items: tuple[str, ...] = ()
    counts: bool = False
    together: bool = False
    least: int = 3
    more: tuple[str, ...] = ("",)
    svg: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What is said, in the words of one language. language: a code such as de."""

    language: str
    title: str
    lead: str
    foot: str
    sections: tuple[Section, ...]


def pdf(report: Report, made_at: datetime) -> bytes:
    """The report as PDF. made_at: written into the file, aware.

    Rows and then letters are left out, and said to be, until two pages hold it.
    """
    from typst import TypstError

    compiler = _compiler()
    for share, letters in _CUTS:
        told = {"report": json.dumps(_cut(report, share, letters), ensure_ascii=False)}
        try:
            made = compiler.compile(
                format="pdf", sys_inputs=told, timestamp=int(made_at.timestamp()),
                pdf_standards="ua-1",
            )  # fmt: skip
        except TypstError:
            # Another letter that the fonts lack: the tags remain, without the name of the standard.
            made = compiler.compile(
                format="pdf", sys_inputs=told, timestamp=int(made_at.timestamp())
            )
        if int(compiler.query("<pages>", field="value", one=True)) <= PAGES_MOST:
            break
    assert isinstance(made, bytes)
    return made


def pictures(report: Report, ppi: float = 110) -> list[bytes]:
    """Each page of the report as PNG, to be looked at; nothing is left out."""
    told = {"report": json.dumps(_cut(report, *_CUTS[0]), ensure_ascii=False)}
    made = _compiler().compile(format="png", sys_inputs=told, ppi=ppi)
    return [made] if isinstance(made, bytes) else list(made or [])


def _compiler() -> "Compiler":
    # Imported here: 80 MB that most starts do without.
    from typst import Compiler

    return Compiler(_TEMPLATE, root=_TEMPLATE.parent, ignore_system_fonts=True)


def _cut(report: Report, share: float, letters: int) -> dict[str, object]:
    sections = [_shortened(section, share, letters) for section in report.sections]
    return {
        "lang": report.language,
        "title": _text(report.title),
        "lead": _text(report.lead),
        "foot": _text(report.foot),
        "sections": sections,
    }


def _shortened(section: Section, share: float, letters: int) -> dict[str, object]:
    there = len(section.rows) + len(section.items)
    kept = min(there, max(section.least, ceil(there * share)))
    if section.together:
        letters = max(letters, _LETTERS_LEAST_TOGETHER)
    short = replace(
        section,
        lead=_text(section.lead),
        rows=tuple(tuple(_text(c, letters) for c in row) for row in section.rows[:kept]),
        items=tuple(_text(item, letters) for item in section.items[:kept]),
    )
    left_out = there - kept
    said = section.more[min(left_out, len(section.more) - 1)]
    return {**asdict(short), "more": said}


def _text(text: str, letters: int = _LETTERS_MOST) -> str:
    """What can be printed of a text, at most so many letters, its longest words breakable."""
    shown = _NO_LETTER.sub(_BOX, " ".join(_NOT_SHOWN.sub(" ", text).split()))
    if len(shown) > letters:
        shown = shown[: letters - 1].rstrip() + "…"
    return _UNBROKEN.sub(lambda found: found[0] + _BREAK, shown)
