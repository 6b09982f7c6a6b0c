"""Numbers and dates as languages write them, in lists that a service made for a person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime

_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "jan january januar jän jänner janv janvier ene enero gen gennaio janeiro januari",
            "feb february februar févr fév février febrero febbraio fev fevereiro februari",
            "mar march mär märz mrz mars marzo março mrt maart",
            "apr april avr avril abr abril aprile",
            "may mai mayo mag maggio maio mei",
            "jun june juni juin junio giu giugno junho",
            "jul july juli juil juill juillet julio lug luglio julho",
            "aug august aoû août ago agosto augustus",
            "sep sept september septembre septiembre set settembre setembro",
            "oct october okt oktober octobre octubre ott ottobre out outubro",
            "nov november novembre noviembre novembro",
            "dec december dez dezember déc décembre dic diciembre dicembre dezembro",
        ),
        start=1,
    )
    for name in names.split()
}
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_HALF_OF_DAY = re.compile(r"\b([ap])\.?\s?m\b")
_BETWEEN_THOUSANDS = re.compile(r"[\s'’٬]")
_GROUPED = re.compile(r"-?\d{1,3}([.,])\d{3}(\1\d{3})*")
_FIRST_YEAR, _LAST_YEAR = 1990, 2200
_FIRST_DAY_FIGURES = re.compile(r"\s*(\d{1,2})/(\d{1,2})/\d{4}\b")


def figure(cell: str) -> float | None:
    """A number with point or comma: of both the last is the decimal one, one that comes twice
    parts thousands. None when it is none."""
    text = _BETWEEN_THOUSANDS.sub("", cell).replace("−", "-")
    point, comma = text.rfind("."), text.rfind(",")
    if point >= 0 and comma >= 0:
        text = text.replace("," if point > comma else ".", "")
    elif max(text.count("."), text.count(",")) > 1:
        text = text.replace(".", "").replace(",", "")
    return _float(text.replace(",", "."))


def whole(cell: str) -> float | None:
    """A number of which nobody writes thousandths, so that '3,600' and '3.600' are 3600."""
    text = _BETWEEN_THOUSANDS.sub("", cell)
    if _GROUPED.fullmatch(text):
        return _float(text.replace(".", "").replace(",", ""))
    return figure(text)


def _float(text: str) -> float | None:
    try:
        return float(text) if text.isascii() and "_" not in text else None
    except ValueError:
        return None


def day_first(cells: Iterable[str]) -> bool | None:
    """Whether dates with slashes name the day before the month; None when none of them tells."""
    for cell in cells:
        if found := _FIRST_DAY_FIGURES.match(cell):
            first, second = map(int, found.groups())
            if (first > 12) != (second > 12):
                return first > 12
    return None


def moment(cell: str, days_first: bool | None = None) -> datetime | None:
    """A date with its time, taken as UTC: 'Oct 6, 2022, 11:19:20 PM', '01.03.2026, 7:15:30',
    '1 mars 2026 à 07:15:30', '2018-09-12 15:02:23'. None for one that could mean two days.

    days_first: what `day_first` found out of the other dates.
    """
    text = unicodedata.normalize("NFC", cell).lower()
    words = _WORDS.findall(text)
    figures = [int(word) for word in words if word.isdecimal() and len(word) < 9]
    month = next((_MONTHS[word] for word in words if word in _MONTHS), None)
    if month is not None and len(figures) >= 2:
        figures.insert(1, month)
    elif len(figures) >= 3 and figures[0] > 31:
        figures[:3] = figures[2], figures[1], figures[0]
    elif "/" in cell and len(figures) >= 2:
        first, second = figures[:2]
        if max(first, second) <= 12 and first != second and days_first is None:
            return None
        if second > 12 or (days_first is False and first <= 12):
            figures[:2] = second, first
    if len(figures) < 5:
        return None
    day, month_of, year, hour, minute, second = (*figures, 0)[:6]
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    half = _HALF_OF_DAY.search(text)
    if half is not None and hour <= 12:
        hour = hour % 12 + (12 if half[1] == "p" else 0)
    try:
        return datetime(year, month_of, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None
