"""Whom to ring when something is wrong, and in which country the runner is."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

from surefoot.knowledge.reading import PhoneNumber
from surefoot.service.help_views import CountryView, HelpView
from surefoot.service.today_views import FlagView


def countries(numbers: Sequence[PhoneNumber]) -> list[CountryView]:
    """Those with an emergency number, by code."""
    found: dict[str, dict[str, PhoneNumber]] = {}
    for entry in numbers:
        for country in entry.countries:
            found.setdefault(country, {})[entry.use] = entry
    return [
        CountryView(
            code=code,
            emergency=by_use["emergency"].number,
            doctor=by_use["doctor"].number if "doctor" in by_use else "",
            sources=[entry.source for entry in by_use.values()],
        )
        for code, by_use in sorted(found.items())
        if "emergency" in by_use
    ]


def help_view(
    flags: list[FlagView],
    numbers: Sequence[PhoneNumber],
    *,
    chosen: str,
    zone: str,
    region: str,
) -> HelpView:
    """chosen: the runner's country, '' for none; zone, region: what the device says of itself."""
    here = country_of(zone)
    guess = here or (region.upper() if len(region) == 2 and region.isalpha() else "")
    return HelpView(
        flags=flags,
        country=chosen or guess,
        guessed=not chosen,
        away=here if chosen and here != chosen else "",
        countries=countries(numbers),
    )


def country_of(zone: str) -> str:
    """The country of a time zone such as Europe/Berlin; '' for one without, or an unknown one."""
    known = _countries_of_zones()
    return known.get(zone, "")


@lru_cache(maxsize=1)
def _countries_of_zones() -> Mapping[str, str]:
    """From the time zone database, with the older names that browsers still say."""
    folder = files("tzdata") / "zoneinfo"
    found: dict[str, str] = {}
    for line in (folder / "zone.tab").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            country, _, zone = line.split("\t")[:3]
            found[zone] = country
    for line in (folder / "tzdata.zi").read_text("utf-8").splitlines():
        kind, *names = line.split()
        if kind == "L" and names[0] in found:
            found.setdefault(names[1], found[names[0]])
    return found
