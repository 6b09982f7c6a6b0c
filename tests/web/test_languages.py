"""German from the browser's wish or the runner's choice, and units that are shown and typed."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from starlette.testclient import TestClient

from surefoot.lab.demo import demo_facts
from surefoot.service.app import Surefoot
from surefoot.service.opening import open_surefoot
from surefoot.text.language import CATALOGUES
from surefoot.web.app import create_app

from .in_browser import PHONE, running

NOW = datetime(2026, 5, 6, 8, 0, tzinfo=UTC)
GERMAN = {"accept-language": "de-AT,de;q=0.9,en;q=0.5"}

pytestmark = pytest.mark.skipif(
    not (CATALOGUES / "de" / "app.mo").is_file(),
    reason="the catalogues are not compiled: python hatch_build.py",
)


@pytest.fixture
def surefoot(tmp_path: Path) -> Iterator[Surefoot]:
    """A demo runner's twelve weeks."""
    with open_surefoot(tmp_path / "home", now=lambda: NOW, demo=True) as opened:
        opened.take_over(demo_facts(opened.knowledge, opened.subject, opened.day()))
        yield opened


@pytest.fixture
def client(surefoot: Surefoot) -> TestClient:
    return TestClient(create_app(surefoot), base_url="http://localhost")


def test_a_browsers_language_is_answered(client: TestClient) -> None:
    assert client.get("/api/today").json()["tomorrow"].startswith("Tomorrow: ")
    assert client.get("/api/today", headers=GERMAN).json()["tomorrow"].startswith("Morgen: ")
    assert client.get("/api/today").json()["tomorrow"].startswith("Tomorrow: ")


def test_the_runners_choice_goes_before_the_browser(client: TestClient) -> None:
    kept = client.put("/api/preferences", json={"language": "de", "units": "imperial"}).json()
    assert kept == {"language": "de", "units": "imperial", "country": ""}
    assert client.get("/api/state").json()["preferences"] == kept
    english = {"accept-language": "en"}
    assert client.get("/api/today", headers=english).json()["tomorrow"].startswith("Morgen: ")


def test_a_language_that_is_not_there_is_refused_in_words(client: TestClient) -> None:
    answer = client.put(
        "/api/preferences", json={"language": "tlh", "units": "metric"}, headers=GERMAN
    )
    assert answer.status_code == 422
    assert answer.json()["error"] == "Die Sprache tlh gibt es nicht; möglich sind en, de."


def test_a_choice_is_no_fact_and_changes_no_decision(surefoot: Surefoot) -> None:
    before, facts = surefoot.today(), len(surefoot.facts())
    surefoot.prefer("de", "imperial")
    after = surefoot.today()
    assert len(surefoot.facts()) == facts
    assert [s.id for s in after.sessions] == [s.id for s in before.sessions]
    assert len(surefoot.why().issued) == 1


def test_problems_are_told_in_german(client: TestClient) -> None:
    nothing = client.get("/api/nothing", headers=GERMAN)
    assert nothing.json()["error"] == "Unter dieser Adresse gibt es nichts."
    unknown = client.get("/api/exercises/EX00", headers=GERMAN)
    assert unknown.json()["error"] == "Eine Übung EX00 gibt es nicht."


@pytest.mark.browser
def test_today_in_german_on_a_phone(surefoot: Surefoot, page_of: Callable[[str], Any]) -> None:
    surefoot.prefer("de", "metric")
    with running(surefoot) as address:
        page = page_of(address)
        page.get_by_role("heading", name="Mittwoch, 6. Mai").wait_for()
        page.get_by_role("heading", name="Schmerz heute Morgen").wait_for()
        assert page.evaluate("document.documentElement.lang") == "de"
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        page.get_by_role("button", name="Warnzeichen").click()
        page.get_by_role("heading", name="Zuerst das Dringende").wait_for()
        page.keyboard.press("Escape")
        page.set_viewport_size({"width": 320, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.browser
def test_language_and_units_are_chosen_in_the_settings(
    surefoot: Surefoot, page_of: Callable[[str], Any]
) -> None:
    with running(surefoot) as address:
        page = page_of(f"{address}/#/settings")
        page.get_by_label("Deutsch").check(force=True)
        page.get_by_role("heading", name="Sprache, Einheiten und Land").wait_for()
        page.get_by_label("mi und ft").check(force=True)
        page.goto(f"{address}/#/")
        page.get_by_role("button", name="Erledigt").first.click()
        page.get_by_label("Strecke").fill("6.2")
        expect(page.locator("dialog .unit", has_text="mi").first).to_be_visible()
        page.reload()
        page.get_by_role("link", name="Heute", exact=True).wait_for()
    assert surefoot.preferences().units == "imperial"
