"""A summary on paper: two pages at most, tagged, the same bytes, and text that stays text."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from surefoot.interop.report import Report, Section, pdf

from .pdf_text import pages, text

AT = datetime(2026, 5, 3, 12, tzinfo=UTC)
HOSTILE = '#strong[x] $a^2$ \\u{41} `raw` *b* _i_ @ref <label> // no /* no */ "q" #panic(1) ]'
MORE = ("", *(f"and {count} more" for count in range(1, 61)))


def report(*sections: Section, language: str = "en") -> Report:
    return Report(language, "A title", "A lead.", "A foot.", sections)


def rows(count: int, words: str = "done") -> tuple[tuple[str, ...], ...]:
    return tuple((f"row {number}", words) for number in range(count))


def table(count: int, words: str = "done") -> Section:
    return Section(
        "A table", heads=("What", "How"), widths=(1, 3), rows=rows(count, words), more=MORE
    )


def test_it_is_tagged_titled_and_says_what_it_was_given() -> None:
    made = pdf(report(Section("Names", rows=(("Knee", "right"),)), table(3)), AT)
    assert b"pdfuaid" in made and b"/StructTreeRoot" in made and b"A title" in made
    assert pages(made) == 1
    for words in ("A title", "A lead.", "A foot.", "Knee", "right", "row 2"):
        assert words in text(made)


def test_the_same_report_gives_the_same_bytes_and_the_moment_is_given() -> None:
    one = report(table(5))
    assert pdf(one, AT) == pdf(one, AT)
    assert pdf(one, AT) != pdf(one, AT.replace(year=2027))


@pytest.mark.parametrize("where", ["title", "lead", "cell", "item"])
def test_what_looks_like_a_program_is_printed(where: str) -> None:
    one = {
        "title": replace(report(), title=HOSTILE),
        "lead": report(Section("A section", lead=HOSTILE)),
        "cell": report(table(1, HOSTILE)),
        "item": report(Section("A list", items=(HOSTILE,))),
    }[where]
    shown = text(pdf(one, AT))
    for words in ("#strong[x]", "$a^2$", "`raw`", "*b*", "_i_", "@ref", "<label>", "#panic("):
        assert words in shown


@pytest.mark.parametrize("letters", ["🙂 李 ع", "\x00\x1b[31m", "\u202egnp.exe", "e\u0301\ufeff"])
def test_letters_that_no_font_has_cost_neither_the_page_nor_its_tags(letters: str) -> None:
    made = pdf(report(table(1, f"before {letters} after")), AT)
    assert b"/StructTreeRoot" in made
    assert "before" in text(made) and "after" in text(made)


def test_a_long_list_ends_on_the_second_page_and_says_how_much_is_left_out() -> None:
    many = [replace(table(60, "a line of words " * 6), title=f"Table {n}") for n in range(4)]
    made = pdf(report(*many), AT)
    assert pages(made) == 2
    shown = text(made)
    assert "Table 3" in shown and "more" in shown and "row 0" in shown


@pytest.mark.parametrize("word", ["W" * 5000, "Ü" * 5000, "x " * 2500, "Donaudampfschiff" * 300])
def test_the_longest_texts_leave_two_pages(word: str) -> None:
    lists = [Section(f"List {n}", items=(word,) * 60, more=MORE) for n in range(3)]
    made = pdf(report(table(60, word), *lists, language="de"), AT)
    assert pages(made) <= 2
    assert "List 2" in text(made)


def test_nothing_at_all_is_a_page() -> None:
    assert pages(pdf(report(), AT)) == 1
