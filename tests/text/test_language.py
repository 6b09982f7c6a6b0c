"""Who is spoken to: languages beside each other, days, numbers, lengths."""

from collections.abc import Iterator
from datetime import date
from threading import Barrier, Thread

import pytest

from surefoot.knowledge import loader
from surefoot.knowledge.index import index
from surefoot.text import language, names
from surefoot.text.knowledge import in_words, prose
from surefoot.text.language import CATALOGUES, Speech, choose, speaking, spoken, t, tn

KNOWLEDGE = loader.load()
INDEX = index(KNOWLEDGE)

pytestmark = pytest.mark.skipif(
    not (CATALOGUES / "de" / "app.mo").is_file(),
    reason="the catalogues are not compiled: python hatch_build.py",
)


@pytest.fixture
def german() -> Iterator[None]:
    with speaking("de"):
        yield


def test_english_is_the_message() -> None:
    assert t("Tomorrow: rest.") == "Tomorrow: rest."
    assert tn("{count} exercise", "{count} exercises", 1) == "1 exercise"


@pytest.mark.usefixtures("german")
def test_german_days_numbers_and_lists() -> None:
    assert names.day(date(2026, 5, 3)) == "3. Mai"
    assert names.long_day(date(2026, 5, 3)) == "Sonntag, 3. Mai"
    assert names.number(7.5) == "7,5"
    assert names.percent(0.3) == "30 %"
    assert names.listed(["Kraft", "Laufen", "Gehen"]) == "Kraft, Laufen und Gehen"
    assert names.inside("Lockerer Lauf") == "Lockerer Lauf"
    assert names.capital("die Phase selbst") == "Die Phase selbst"


def test_english_days_numbers_and_lists() -> None:
    assert names.long_day(date(2026, 5, 3)) == "Sunday 3 May"
    assert names.listed(["a", "b", "c"]) == "a, b and c"
    assert names.percent(0.3) == "30%"
    assert names.inside("Easy run") == "easy run"


def test_lengths_follow_the_units() -> None:
    assert (names.distance(10_000), names.climb(300)) == ("10 km", "300 m")
    with speaking(units="imperial"):
        assert (names.distance(10_000), names.climb(300)) == ("6.2 mi", "984 ft")
    with speaking("de", "imperial"):
        assert names.distance(10_000) == "6,2 mi"


def test_knowledge_is_translated_where_it_is_looked_at() -> None:
    assert in_words(INDEX) is INDEX
    with speaking("de"):
        said = in_words(INDEX)
        assert said.phases["P0"].name == "Beruhigen"
        assert said.gates["G1"].criteria[0].what == "Kein offenes Warnzeichen"
        assert set(said.exercises) == set(INDEX.exercises)
    # what was looked at in German stays German, and the engine's own index English
    assert said.phases["P1"].name == "Aufbauen"
    assert INDEX.phases["P0"].name == "Calm"


def test_prose_is_what_people_read_and_nothing_else() -> None:
    phase = INDEX.phases["P0"]
    assert list(prose(phase)) == [phase.name, phase.aim]
    rule = INDEX.rules["GREEN"]
    assert list(prose(rule)) == [rule.what, rule.changes]


def test_two_at_once_do_not_share_a_language() -> None:
    heard: dict[str, str] = {}
    both = Barrier(2)

    def listen(code: str) -> None:
        with speaking(code):
            both.wait()
            heard[code] = t("Tomorrow: rest.")
            both.wait()

    threads = [Thread(target=listen, args=(code,)) for code in ("en", "de")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert heard == {"en": "Tomorrow: rest.", "de": "Morgen: Ruhe."}
    assert spoken() == Speech()


def test_what_is_unknown_changes_nothing() -> None:
    with speaking("de", "imperial"), speaking("tlh", "cubits"):
        assert spoken() == Speech("de", "imperial")


@pytest.mark.parametrize(
    ("wishes", "language"),
    [
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("fr,en;q=0.5,de;q=0.7", "de"),
        ("de_DE.UTF-8", "de"),
        ("en-GB", "en"),
        ("C.UTF-8", ""),
        ("fr", ""),
        ("", ""),
        ("de;q=x", ""),
        ("*", ""),
    ],
)
def test_the_best_language_of_those_asked_for(wishes: str, language: str) -> None:
    assert choose(wishes) == language


def test_every_language_names_itself() -> None:
    assert language.LANGUAGES["de"] == "Deutsch"
