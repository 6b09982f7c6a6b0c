"""Whom to ring: the country that was chosen, else guessed, and numbers for it without a network."""

import pytest

from surefoot.knowledge import loader
from surefoot.service.app import Surefoot
from surefoot.service.errors import BadInput
from surefoot.service.whom_to_ring import countries, country_of


def test_the_country_is_a_guess_from_the_zone_until_it_is_set(surefoot: Surefoot) -> None:
    seen = surefoot.help("Europe/Berlin", "US")
    assert (seen.country, seen.guessed, seen.away) == ("DE", True, "")
    surefoot.prefer("en", "metric", "AT")
    seen = surefoot.help("Europe/Vienna")
    assert (seen.country, seen.guessed, seen.away) == ("AT", False, "")


def test_a_device_abroad_is_told_apart_from_home(surefoot: Surefoot) -> None:
    surefoot.prefer("en", "metric", "AT")
    assert surefoot.help("America/Denver").away == "US"
    assert surefoot.help("UTC").away == ""


def test_without_a_zone_the_region_of_the_language_is_the_guess(surefoot: Surefoot) -> None:
    assert surefoot.help("UTC", "nz").country == "NZ"
    assert surefoot.help("UTC", "419").country == ""


def test_other_preferences_leave_the_country_alone(surefoot: Surefoot) -> None:
    surefoot.prefer("en", "metric", "NZ")
    surefoot.prefer("de", "imperial")
    assert surefoot.preferences().country == "NZ"
    with pytest.raises(BadInput, match="two letters"):
        surefoot.prefer("de", "metric", "Neuseeland")
    assert surefoot.preferences().country == "NZ"


def test_numbers_that_everybody_knows() -> None:
    known = {each.code: each for each in countries(loader.load_reading().phone_numbers)}
    numbers = {code: known[code].emergency for code in ("DE", "US", "GB", "AU", "NZ", "JP", "CH")}
    assert numbers == {
        "DE": "112", "US": "911", "GB": "999", "AU": "000", "NZ": "111", "JP": "119", "CH": "144",
    }  # fmt: skip
    assert known["DE"].doctor == "116117" and known["FR"].doctor == ""
    assert all(each.sources for each in known.values())
    assert len(known) > 150


def test_zones_by_their_older_names() -> None:
    assert country_of("Asia/Calcutta") == "IN"
    assert country_of("Nowhere/Here") == ""


def test_the_questions_come_with_the_numbers(surefoot: Surefoot) -> None:
    flags = surefoot.help().flags
    assert flags[0].tier == "emergency" and flags[-1].tier == "within_week"
