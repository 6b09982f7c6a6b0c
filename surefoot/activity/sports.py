"""Everybody's names for sports, in our small vocabulary."""

from __future__ import annotations

from surefoot.activity.model import Sport, SubSport

FIT_TRANSITION = 3

_FIT_SPORTS: dict[int, Sport] = {
    1: "run",
    2: "bike",
    5: "swim",
    11: "walk",
    15: "row",
    16: "hike",
    17: "hike",
    21: "bike",
}

# What FIT calls fitness equipment (4) or training (10) is told apart by the sub-sport.
_FIT_SPORT_OF_SUB_SPORT: dict[int, Sport] = {
    1: "run",
    5: "bike",
    6: "bike",
    14: "row",
    15: "elliptical",
    20: "strength",
    27: "walk",
    45: "run",
}

_FIT_SUB_SPORTS: dict[int, SubSport] = {
    1: "treadmill",
    2: "road",
    3: "trail",
    4: "track",
    5: "indoor",
    6: "indoor",
    7: "road",
    13: "track",
    14: "indoor",
    15: "indoor",
    17: "pool",
    18: "open_water",
    27: "indoor",
    45: "indoor",
    58: "virtual",
}

# Strava writes numbers as the type of a GPX track: gpx/run_strava_stops.gpx
_STRAVA_TYPES: dict[str, Sport] = {"1": "bike", "4": "hike", "9": "run", "10": "walk", "16": "swim"}

_SPORT_WORDS: tuple[tuple[str, Sport], ...] = (
    ("elliptical", "elliptical"),
    ("treadmill", "run"),
    ("run", "run"),
    ("jog", "run"),
    ("walk", "walk"),
    ("hik", "hike"),
    ("mountaineer", "hike"),
    ("bik", "bike"),
    ("cycl", "bike"),
    ("ride", "bike"),
    ("swim", "swim"),
    ("row", "row"),
    ("strength", "strength"),
    ("weight", "strength"),
)

_SUB_SPORT_WORDS: tuple[tuple[str, SubSport], ...] = (
    ("treadmill", "treadmill"),
    ("virtual", "virtual"),
    ("trail", "trail"),
    ("open_water", "open_water"),
    ("open water", "open_water"),
    ("pool", "pool"),
    ("lap_swim", "pool"),
    ("indoor", "indoor"),
    ("track", "track"),
    ("road", "road"),
    ("street", "road"),
)


def from_fit(sport: int | None, sub_sport: int | None) -> tuple[Sport, SubSport]:
    """Our words for FIT's codes; other and none for what is missing or not ours."""
    ours = _FIT_SPORTS.get(sport) if sport is not None else None
    if sub_sport is None:
        return ours or "other", "none"
    return (
        ours or _FIT_SPORT_OF_SUB_SPORT.get(sub_sport, "other"),
        _FIT_SUB_SPORTS.get(sub_sport, "none"),
    )


def to_fit(sport: Sport) -> int:
    """FIT's code for one of our words. Raises KeyError for a sport that has none."""
    codes = {ours: code for code, ours in reversed(_FIT_SPORTS.items())}
    return codes[sport]


def from_text(name: str | None) -> tuple[Sport, SubSport]:
    """Our words for what a GPX or TCX file calls the sport, in any case and spelling."""
    text = (name or "").strip().lower()
    if text in _STRAVA_TYPES:
        return _STRAVA_TYPES[text], "none"
    sport: Sport = next((ours for word, ours in _SPORT_WORDS if word in text), "other")
    sub_sport: SubSport = next((ours for word, ours in _SUB_SPORT_WORDS if word in text), "none")
    return sport, sub_sport
