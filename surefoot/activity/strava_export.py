"""The list of activities in Strava's bulk export, as far as the plan needs it.

The activities themselves are in its files; the list tells of those that have none. Its header is
in the language of the account, some names occur twice (the second is the exact one, in metres and
seconds), cells may be HTML, dates and the first distance are written as the language does.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePosixPath

from surefoot.activity.model import Activity, Number, Sport, SubSport, number
from surefoot.facts.phrase import phrase

_NAMES: Mapping[str, tuple[str, ...]] = {
    "date": ("activity date", "aktivitätsdatum", "date de l'activité", "date"),
    "name": ("activity name", "name der aktivität", "nom de l'activité", "name"),
    "type": ("activity type", "aktivitätsart", "type d'activité", "type"),
    "elapsed": ("elapsed time", "verstrichene zeit", "temps écoulé", "elapsed_time"),
    "moving": ("moving time", "bewegungszeit", "durée de déplacement", "temps de déplacement"),
    "distance": ("distance", "distanz"),
    "file": ("filename", "dateiname", "nom du fichier"),
    "ascent": ("elevation gain", "höhenzunahme", "dénivelé positif"),
    "descent": ("elevation loss", "höhenunterschied", "dénivelé négatif"),
    "cadence": ("average cadence", "durchschnittliche trittfrequenz", "cadence moyenne"),
    "heart_rate": (
        "average heart rate",
        "durchschnittliche herzfrequenz",
        "fréquence cardiaque moyenne",
    ),
}
_PLACES = {
    "date": 1,
    "name": 2,
    "type": 3,
    "distance": 17,
    "elapsed": 15,
    "file": 12,
    "moving": 16,
    "ascent": 20,
    "descent": 21,
    "cadence": 29,
    "heart_rate": 31,
}
"""Columns of the long header, the same in every language, for a language that we do not know."""
_LONG_HEADER = 60

_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "jan january januar janv janvier",
            "feb february februar févr fev février",
            "mar march mär märz mrz mars",
            "apr april avr avril",
            "may mai",
            "jun june juni juin",
            "jul july juli juil juillet",
            "aug august aoû août",
            "sep sept september septembre",
            "oct october okt oktober octobre",
            "nov november novembre",
            "dec december dez dezember déc décembre",
        ),
        start=1,
    )
    for name in names.split()
}
_SPORTS: Mapping[str, tuple[Sport, SubSport]] = {
    **dict.fromkeys(("run", "lauf", "course à pied"), ("run", "none")),
    **dict.fromkeys(("trail run", "traillauf", "trail"), ("run", "trail")),
    **dict.fromkeys(("virtual run", "virtueller lauf", "course virtuelle"), ("run", "virtual")),
    **dict.fromkeys(("walk", "spaziergang", "marche"), ("walk", "none")),
    **dict.fromkeys(("hike", "wanderung", "randonnée"), ("hike", "none")),
    **dict.fromkeys(("ride", "radfahrt", "vélo", "sortie à vélo"), ("bike", "none")),
    **dict.fromkeys(("virtual ride", "virtuelle radfahrt", "vélo virtuel"), ("bike", "virtual")),
    **dict.fromkeys(("swim", "schwimmen", "natation"), ("swim", "none")),
    **dict.fromkeys(("rowing", "rudern", "aviron"), ("row", "none")),
    **dict.fromkeys(("elliptical", "crosstrainer", "ellipstrainer", "elliptique"),
                    ("elliptical", "none")),
    **dict.fromkeys(("weight training", "krafttraining", "entraînement aux poids"),
                    ("strength", "none")),
}  # fmt: skip
_TAGS = re.compile(r"<[^>]*>")
_WORDS = re.compile(r"[^\W\d_]+|\d+")


def is_list(filename: str) -> bool:
    """Whether a file of an archive is the export's list of activities."""
    return PurePosixPath(filename).name.lower() == "activities.csv"


def without_file(
    data: bytes, filename: str, files: set[str]
) -> Iterator[tuple[Activity, bytes] | str]:
    """The activities of the list that the archive has no file for, each with its row under the
    header; a sentence for a row that cannot be read.

    files: names of the activity files of the same archive, as they stand in it.
    """
    folder = PurePosixPath(filename).parent
    reader = csv.reader(io.StringIO(data.decode("utf-8-sig", errors="replace"), newline=""))
    try:
        header = next(reader, [])
        columns = _columns(header)
        for row in reader:
            file = columns.cell(row, "file").strip()
            if not any(row) or str(folder / file) in files:
                continue
            read = _row(columns, row)
            yield read if isinstance(read, str) else (read, _as_list(header, row))
    except csv.Error as error:
        yield phrase(
            "{name} is damaged from one row on ({error}); the rows before it were read.",
            name=filename,
            error=error,
        )


def _as_list(header: Sequence[str], row: Sequence[str]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows((header, row))
    return text.getvalue().encode()


@dataclass(frozen=True, slots=True)
class _Columns:
    places: Mapping[str, int]

    def cell(self, row: Sequence[str], name: str) -> str:
        place = self.places.get(name)
        return row[place] if place is not None and place < len(row) else ""


def _columns(header: Sequence[str]) -> _Columns:
    """Where each column is; of two of one name the second, which is exact."""
    plain = [_TAGS.sub("", cell).replace("’", "'").strip().lower() for cell in header]
    found: dict[str, int] = {}
    for place, cell in enumerate(plain):
        for name, names in _NAMES.items():
            # The type has a namesake far to the right that holds a number.
            if cell in names and not (name in ("type", "name", "date") and name in found):
                found[name] = place
    if len(header) >= _LONG_HEADER:
        found = {**_PLACES, **found}
    return _Columns(found)


def _row(columns: _Columns, row: Sequence[str]) -> Activity | str:
    name = columns.cell(row, "name") or "without a name"
    if row[0].strip().lower() == "#error":
        return phrase("A row of the list says #error: Strava could not export that activity.")
    start = _date(columns.cell(row, "date"))
    if start is None:
        return phrase(
            "The date of “{name}” ({date}) cannot be read.",
            name=name,
            date=columns.cell(row, "date"),
        )
    sport, sub_sport = _SPORTS.get(columns.cell(row, "type").strip().lower(), ("other", "none"))
    strides = _number(columns.cell(row, "cadence"))
    on_foot = sport in ("run", "walk", "hike")
    return Activity(
        start=start,
        format="strava",
        sport=sport,
        sub_sport=sub_sport,
        elapsed_s=_told(columns.cell(row, "elapsed")),
        moving_s=_told(columns.cell(row, "moving")),
        distance_m=_told(columns.cell(row, "distance")),
        ascent_m=_told(columns.cell(row, "ascent")),
        descent_m=_told(columns.cell(row, "descent")),
        cadence_spm=number(None if strides is None or not on_foot else 2 * strides, "device"),
        heart_rate_bpm=_told(columns.cell(row, "heart_rate")),
        warnings=(phrase("Strava lists this activity without a file: only its totals are known."),),
    )


def _told(cell: str) -> Number:
    value = _number(cell)
    return number(None if value is None or value < 0 else value, "device")


def _number(cell: str) -> float | None:
    """A number as a language writes it: of a point and a comma the last is the decimal one."""
    text = cell.strip().replace("\u00a0", "").replace("\u202f", "").replace("'", "")
    point, comma = text.rfind("."), text.rfind(",")
    if point >= 0 and comma >= 0:
        thousands = "," if point > comma else "."
        text = text.replace(thousands, "")
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def _date(cell: str) -> datetime | None:
    """A date of the list, which is UTC: 'Oct 6, 2022, 11:19:20 PM', '01.03.2026, 7:15:30',
    '1 mars 2026 à 07:15:30', '2018-09-12 15:02:23'. None for one that could mean two days."""
    words = _WORDS.findall(cell.lower())
    figures = [int(word) for word in words if word.isdigit()]
    month = next((_MONTHS[word] for word in words if word in _MONTHS), None)
    if month is not None and len(figures) >= 2:
        figures.insert(1, month)
    elif len(figures) >= 3 and figures[0] > 31:
        figures[:3] = figures[2], figures[1], figures[0]
    elif "/" in cell and figures[:1] and max(figures[:2]) <= 12:
        return None
    if len(figures) < 5:
        return None
    day, month_of, year, hour, minute, second = (*figures, 0)[:6]
    if "pm" in words or "am" in words:
        hour = hour % 12 + (12 if "pm" in words else 0)
    try:
        return datetime(year, month_of, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None
