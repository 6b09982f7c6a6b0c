"""How it went, in a real browser over the real service: walked by keys, read as a table, empty."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from surefoot.lab.demo import demo_facts
from surefoot.service.app import Surefoot
from surefoot.service.opening import open_surefoot
from tests.service.conftest import Clock, onboard

from .in_browser import button, chip, running, slips

pytestmark = pytest.mark.browser


@contextmanager
def twelve_weeks(folder: Path) -> Iterator[tuple[Surefoot, str]]:
    """The demo's runner on a day of May 2026; the service and its address."""
    clock = Clock()
    with open_surefoot(folder, now=clock) as surefoot:
        surefoot.take_over(demo_facts(surefoot.knowledge, surefoot.subject, surefoot.day()))
        with running(surefoot) as address:
            yield surefoot, address


def opened(page_of: Callable[[str], Any], address: str) -> Any:
    page = page_of(f"{address}/#/progress")
    page.clock.set_fixed_time(Clock()())
    page.locator("main h1").wait_for()
    return page


def test_a_plot_is_walked_by_keys_and_a_thumb_and_stands_in_a_table(
    tmp_path: Path, page_of: Callable[[str], Any]
) -> None:
    with twelve_weeks(tmp_path / "home") as (surefoot, address):
        page = opened(page_of, address)
        [pain, *_] = surefoot.progress().plots()
        plot = page.get_by_role("slider", name="Pain over training")
        plot.wait_for()
        for key, row in (("Home", 0), ("ArrowRight", 1), ("PageUp", 11), ("End", -1)):
            plot.press(key)
            day = pain.table.rows[row][0]
            page.locator(".said p:last-child strong", has_text=day).first.wait_for()
            expect(plot).to_have_attribute("aria-valuetext", re.compile(f"^{day}: Morning "))
        plot.hover()  # it stands still
        box = plot.bounding_box()
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        expect(plot).not_to_have_attribute("aria-valuenow", str(len(pain.at) - 1))
        middle = int(plot.get_attribute("aria-valuenow"))
        assert len(pain.at) * 0.35 < middle < len(pain.at) * 0.65
        top = plot.bounding_box()["y"]
        plot.press("Home")
        expect(plot).to_have_attribute("aria-valuenow", "0")
        assert plot.bounding_box()["y"] == top  # what is said above does not push it about
        card = page.locator("section.card", has=plot)
        card.locator("summary", has_text="As a table").click()
        card.locator("tbody tr").nth(len(pain.at) - 1).wait_for()
        expect(card.locator("thead th")).to_have_text(list(pain.table.heads))
        first = card.locator("tbody tr").first.locator("th, td")
        expect(first).to_have_text(list(pain.table.rows[0]))
        assert slips(page) == []


def test_more_weeks_are_asked_for_and_a_decision_leads_to_its_reasons(
    tmp_path: Path, page_of: Callable[[str], Any]
) -> None:
    with twelve_weeks(tmp_path / "home") as (surefoot, address):
        page = opened(page_of, address)
        page.get_by_role("slider", name="Pain over training").wait_for()
        chip(page, "How far back", "All")
        year = surefoot.progress("all")
        places = str(len(year.plots()[0].at) - 1)
        page.locator(f'[role=slider][aria-valuemax="{places}"]').first.wait_for()
        red = next(moment for moment in year.moments() if moment.kind == "red")
        page.locator(".moment-red a").first.click()
        page.wait_for_url(f"**/#/why/{red.day}")
        page.locator("main h1", has_text="Why").wait_for()
        page.go_back()
        page.locator(f'[role=slider][aria-valuemax="{places}"]').first.wait_for()
        button(page, "Single-leg bridge")
        page.get_by_role("dialog").wait_for()


def test_miles_and_feet_in_german_on_a_small_phone(
    tmp_path: Path, page_of: Callable[[str], Any]
) -> None:
    with twelve_weeks(tmp_path / "home") as (surefoot, address):
        surefoot.prefer("de", "imperial")
        page = opened(page_of, address)
        page.set_viewport_size({"width": 320, "height": 700})
        page.get_by_role("heading", name="Verlauf").wait_for()
        longest = page.get_by_role("slider", name="Dein längster Lauf und seine Grenze")
        longest.press("End")
        longest.press("ArrowLeft")
        expect(longest).to_have_attribute("aria-valuetext", re.compile(" mi"))
        for each in page.locator("summary", has_text="Als Tabelle").all():
            each.click()
        page.locator(".grid").nth(5).wait_for()
        assert slips(page) == []


def test_before_anything_happened_each_plot_says_what_would_fill_it(
    tmp_path: Path, page_of: Callable[[str], Any]
) -> None:
    clock = Clock()
    with open_surefoot(tmp_path / "home", now=clock) as surefoot:
        onboard(surefoot, clock)
        with running(surefoot) as address:
            page = opened(page_of, address)
            page.get_by_text("Your first check-in begins this plot.").wait_for()
            expect(page.get_by_text("begins this plot.")).to_have_count(7)
            expect(page.get_by_role("slider")).to_have_count(0)
            page.get_by_text("Your plan began: Calm.").wait_for()
            assert slips(page) == []
