"""The list of activities in Strava's bulk export, as far as the plan needs it.

The activities themselves are in its files; the list tells of those that have none. Its header is
in the language of the account, some names occur twice (the second is the exact one, in metres and
seconds), cells may be HTML, dates and the first distance are written as the language does.
"""

from __future__ import annotations

import codecs
import csv
import html
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import IO

from surefoot.activity import written
from surefoot.activity.export_rows import Row
from surefoot.activity.limits import TABLE_MOST_BYTES
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
    "start": ("start time", "startzeit", "heure de début"),
}
_ONCE = ("type", "name", "date")
"""Columns with a namesake further right that holds something else."""

_FIRST_PLACES = {"date": 1, "name": 2, "type": 3}
_ELAPSED_PLACE, _DISTANCE_PLACE, _FILE_PLACE = 5, 6, 12
# Counted from the exact distance, the same in every language and at every age of the layout.
_BESIDE_DISTANCE = {"elapsed": -2, "moving": -1, "distance": 0, "ascent": 3, "descent": 4,
                    "cadence": 12, "heart_rate": 14, "start": 28}  # fmt: skip

_SPORTS: Mapping[str, tuple[Sport, SubSport]] = {
    **dict.fromkeys(("run", "lauf", "laufen", "course à pied", "carrera", "corsa", "corrida",
                     "hardlopen"), ("run", "none")),
    **dict.fromkeys(("trail run", "traillauf", "trailrun", "trail", "course de trail",
                     "carrera de trail", "corsa su sentiero", "trail running"), ("run", "trail")),
    **dict.fromkeys(("virtual run", "virtueller lauf", "course virtuelle",
                     "course à pied virtuelle"), ("run", "virtual")),
    **dict.fromkeys(("walk", "spaziergang", "gehen", "marche", "caminata", "camminata",
                     "caminhada", "wandeling"), ("walk", "none")),
    **dict.fromkeys(("hike", "wanderung", "wandern", "randonnée", "senderismo", "escursione"),
                    ("hike", "none")),
    **dict.fromkeys(("virtual ride", "virtuelle radfahrt", "virtuelles radfahren",
                     "vélo virtuel", "sortie à vélo virtuelle"), ("bike", "virtual")),
    **dict.fromkeys(("swim", "schwimmen", "natation", "natación", "nuoto"), ("swim", "none")),
    **dict.fromkeys(("rowing", "rudern", "aviron"), ("row", "none")),
    **dict.fromkeys(("elliptical", "crosstrainer", "ellipstrainer", "ellipsentrainer",
                     "elliptique", "vélo elliptique"), ("elliptical", "none")),
    **dict.fromkeys(("weight training", "krafttraining", "entraînement aux poids", "musculation"),
                    ("strength", "none")),
}  # fmt: skip
_ON_WHEELS = re.compile(r"\bride\b|radfahr|bike|\bvélo\b|\bvtt\b|cyclis")
_TAGS = re.compile(r"<[^>]*>")
_ACTIVITY_FILE = re.compile(r"\.(fit|gpx|tcx)(\.gz)?\s*$", re.IGNORECASE)
_LONGEST_CELL = 2**20
_LOOKED_AT = 200
_LAST_START_S = 4e9
_FARTHEST_KM = 500.0


def is_list(filename: str) -> bool:
    """Whether a file of an archive is the export's list of activities."""
    return PurePosixPath(filename.replace("\\", "/")).name.lower() == "activities.csv"


def file_key(filename: str) -> str:
    """What a row and its file have in common, however it was packed, unpacked or moved."""
    return PurePosixPath(filename.strip().replace("\\", "/")).name.lower().removesuffix(".gz")


def rows(file: IO[bytes], filename: str) -> Iterator[Row | str]:
    """Every row of the list; a sentence for damage that ends it."""
    data = file.read(TABLE_MOST_BYTES + 1)
    if len(data) > TABLE_MOST_BYTES:
        yield phrase(
            "{name} is larger than {most_mib} MiB: no list of activities is that large.",
            name=filename,
            most_mib=TABLE_MOST_BYTES // 2**20,
        )
        return
    csv.field_size_limit(_LONGEST_CELL)
    text = _text(data)
    table: list[list[str]] = []
    damage = None
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)):
            if any(cell.strip() for cell in row):
                table.append(row)
    except csv.Error as error:
        damage = error
    header, read = (table[0], table[1:]) if table else ([], [])
    columns = _columns(header, read[:_LOOKED_AT])
    days_first = written.day_first(columns.cell(row, "date") for row in read)
    for row in read:
        file_named = file_key(columns.cell(row, "file"))
        yield Row(file_named, _as_list(header, row), _activity(columns, row, days_first))
    if damage is not None:
        yield phrase(
            "{name} is damaged from one row on ({error}); the rows before it were read.",
            name=filename,
            error=damage,
        )


def _text(data: bytes) -> str:
    """The list's text: UTF-8 as Strava writes it, else as a program made it that saved it again."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    """What parts the cells of the header."""
    header = text[: text.find("\n") + 1 or None]
    return max(",;\t", key=header.count)


def _as_list(header: Sequence[str], row: Sequence[str]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows((header, row))
    return text.getvalue().encode(errors="replace")


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where each column is. short: the distance as a person reads it; metres: that it is exact."""

    places: Mapping[str, int]
    short: int | None
    in_metres: bool

    def cell(self, row: Sequence[str], name: str) -> str:
        place = self.places.get(name)
        return row[place] if place is not None and 0 <= place < len(row) else ""


def _columns(header: Sequence[str], read: Sequence[Sequence[str]]) -> _Columns:
    """Where each column is: by its name, in a language that we do not know by its place."""
    plain = [_plain(cell) for cell in header]
    found: dict[str, int] = {}
    for place, cell in enumerate(plain):
        for name, names in _NAMES.items():
            if cell in names and not (name in _ONCE and name in found):
                found[name] = place  # of two of one name the second, which is exact
    named = found.get("distance")
    short = next((p for p, cell in enumerate(plain) if cell in _NAMES["distance"]), None)
    exact = _second(plain, _DISTANCE_PLACE)
    if exact is not None and _second(plain, _ELAPSED_PLACE) == exact - 2:
        placed = {name: exact + beside for name, beside in _BESIDE_DISTANCE.items()}
        found = {**_FIRST_PLACES, "file": _file_place(read), **placed, **found}
        named, short = exact, _DISTANCE_PLACE
    # the oldest exports have a single distance, in metres, and name their columns in lower case
    oldest = bool(header) and header[0].strip() == "id"
    return _Columns(found, short, oldest or (named is not None and named != short))


def _plain(cell: str) -> str:
    text = html.unescape(_TAGS.sub("", cell)).replace("’", "'").replace("\u00a0", " ")
    return unicodedata.normalize("NFC", text).strip().lower()


def _second(plain: Sequence[str], place: int) -> int | None:
    """Where the name of a column comes again; None when it does not."""
    if place >= len(plain) or not plain[place]:
        return None
    return next((p for p in range(place + 1, len(plain)) if plain[p] == plain[place]), None)


def _file_place(read: Sequence[Sequence[str]]) -> int:
    """The column that names activity files; where it has long been when no row names one."""
    for row in read:
        for place, cell in enumerate(row):
            if _ACTIVITY_FILE.search(cell) and place > _FIRST_PLACES["type"]:
                return place
    return _FILE_PLACE


def _activity(columns: _Columns, row: Sequence[str], days_first: bool | None) -> Activity | str:
    name = columns.cell(row, "name") or "without a name"
    if row[0].strip().lower() == "#error":
        return phrase("A row of the list says #error: Strava could not export that activity.")
    date = columns.cell(row, "date")
    start = written.moment(date, days_first) or _start(columns.cell(row, "start"))
    if start is None:
        return phrase("The date of “{name}” ({date}) cannot be read.", name=name, date=date)
    sport, sub_sport = _sport(columns.cell(row, "type"))
    strides = written.figure(columns.cell(row, "cadence"))
    on_foot = sport in ("run", "walk", "hike")
    return Activity(
        start=start,
        format="strava",
        sport=sport,
        sub_sport=sub_sport,
        elapsed_s=_told(written.whole(columns.cell(row, "elapsed")) or None),
        moving_s=_told(written.whole(columns.cell(row, "moving")) or None),
        distance_m=_told(_distance_m(columns, row)),
        ascent_m=_told(written.figure(columns.cell(row, "ascent"))),
        descent_m=_told(written.figure(columns.cell(row, "descent"))),
        cadence_spm=_told(None if not strides or not on_foot else 2 * strides),
        heart_rate_bpm=_told(written.figure(columns.cell(row, "heart_rate")) or None),
        warnings=(phrase("Strava lists this activity without a file: only its totals are known."),),
    )


def _start(cell: str) -> datetime | None:
    """The start as the list says it in Unix seconds."""
    seconds = written.figure(cell)
    if seconds is None or not 0 < seconds < _LAST_START_S:
        return None
    return datetime.fromtimestamp(seconds, UTC)


def _sport(kind: str) -> tuple[Sport, SubSport]:
    name = _plain(kind)
    if name in _SPORTS:
        return _SPORTS[name]
    return ("bike", "none") if _ON_WHEELS.search(name) else ("other", "none")


def _distance_m(columns: _Columns, row: Sequence[str]) -> float | None:
    """The exact distance; that for people when it is the only one, taken as kilometres."""
    exact = written.figure(columns.cell(row, "distance"))
    short = None
    if columns.short is not None and columns.short < len(row):
        short = written.figure(row[columns.short])
    if not columns.in_metres:
        return short * 1000 if short else None
    if exact and short and short < _FARTHEST_KM and exact < 3 * short:
        # '10.010' for ten kilometres: its point parts the thousands
        return exact * 1000
    return exact or None


def _told(value: float | None) -> Number:
    return number(None if value is None or value < 0 else value, "device")
