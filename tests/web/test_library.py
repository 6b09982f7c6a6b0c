"""The library in a real browser: found by word and filter, opened, and in German."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from surefoot.service.app import Surefoot
from surefoot.service.opening import open_surefoot
from tests.service.conftest import Clock, onboard

from .in_browser import button, chip, faults, running

pytestmark = pytest.mark.browser


@pytest.fixture
def surefoot(tmp_path: Path) -> Iterator[Surefoot]:
    clock = Clock()
    with open_surefoot(tmp_path / "home", now=clock) as opened:
        onboard(opened, clock, equipment=["mini_band"])
        yield opened


def test_an_exercise_is_found_with_a_slip_and_opened(
    surefoot: Surefoot, page_of: Callable[[str], Any]
) -> None:
    with running(surefoot) as address:
        page = page_of(f"{address}/#/more")
        page.get_by_role("link", name="Library").click()
        page.get_by_text("110 exercises", exact=True).wait_for()
        expect(page.locator(".exercises > li")).to_have_count(24)
        button(page, "Show more")
        expect(page.locator(".exercises > li")).to_have_count(48)
        page.get_by_label("Search").fill("calmshell")
        page.get_by_text("2 of 110 exercises").wait_for()
        card = page.locator(".exercise-card").first
        card.get_by_text("3 × 15 each side").wait_for()
        page.locator(".exercise-card").nth(1).get_by_text("Not now.", exact=False).wait_for()
        assert faults(page) == []
        card.focus()
        page.keyboard.press("Enter")
        dialog = page.get_by_role("dialog", name="Clamshell")
        dialog.get_by_text("Usual dose").wait_for()
        dialog.locator(".figure-moving").wait_for()
        page.keyboard.press("Escape")
        dialog.wait_for(state="detached")
        expect(card).to_be_focused()


def test_the_search_finds_texts_and_an_empty_one_says_what_to_change(
    surefoot: Surefoot, page_of: Callable[[str], Any]
) -> None:
    with running(surefoot) as address:
        page = page_of(f"{address}/#/library")
        page.get_by_label("Search").fill("cadence")
        page.locator(".library-texts a").first.wait_for()
        page.get_by_label("Search").fill("xylophone")
        page.get_by_text("Try fewer or shorter ones", exact=False).wait_for()
        page.get_by_text("Filters").click()
        chip(page, "Kind", "Jumps")
        page.get_by_text("Take a filter away", exact=False).wait_for()
        button(page, "Show all")
        page.get_by_text("110 exercises", exact=True).wait_for()
        page.get_by_label("Open to me now").check()
        chip(page, "For", "Hamstring")
        page.get_by_role("status").get_by_text("of 110 exercises", exact=False).wait_for()
        expect(page.locator(".exercise-closed")).to_have_count(0)
        assert faults(page) == []
        page.get_by_label("Search").fill("bridge")
        page.locator(".exercise-card", has_text="Bridge with hamstring focus").wait_for()
        page.reload()
        page.get_by_text("110 exercises", exact=True).wait_for()


def test_german_names_are_searched_without_their_dots_too(
    surefoot: Surefoot, page_of: Callable[[str], Any]
) -> None:
    surefoot.prefer("de", "metric")
    with running(surefoot) as address:
        page = page_of(f"{address}/#/library/EX12")
        page.get_by_role("dialog", name="Seitstütz").get_by_role("button", name="Schließen").click()
        page.get_by_label("Suchen").fill("seitstutz")
        page.locator(".exercise-card", has_text="Seitstütz").first.wait_for()
        page.get_by_text("von 110 Übungen", exact=False).wait_for()
        page.set_viewport_size({"width": 320, "height": 700})
        assert faults(page) == []
