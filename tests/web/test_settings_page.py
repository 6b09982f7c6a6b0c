"""The settings in a real browser: a change said before it is taken, and undone; pauses; German and
miles."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from surefoot.service.app import Surefoot
from surefoot.service.opening import open_surefoot
from tests.service.conftest import Clock, fact, onboard
from tests.service.test_matches import MILD

from .in_browser import button, chip, running, slips

pytestmark = pytest.mark.browser


@contextmanager
def settings_of(
    folder: Path, page_of: Callable[[str], Any], part: str = "", **profile: Any
) -> Iterator[tuple[Any, Surefoot, Clock]]:
    """A page on the settings of a runner with a mild injury, the service and its clock."""
    clock = Clock()
    with open_surefoot(folder / "home", now=clock) as surefoot:
        onboard(surefoot, clock, **profile)
        surefoot.receive([fact(surefoot, "injury", clock() + timedelta(minutes=1), **MILD)])
        clock.forward(minutes=10)
        with running(surefoot) as address:
            page = page_of("about:blank")
            page.clock.set_fixed_time(clock())
            page.goto(f"{address}/#/settings{part}")
            page.get_by_role("heading", name="Your week").wait_for()
            yield page, surefoot, clock


def test_a_change_is_said_taken_and_undone(tmp_path: Path, page_of: Callable[[str], Any]) -> None:
    with settings_of(tmp_path, page_of) as (page, surefoot, _):
        planned = surefoot.plan()
        facts = len(surefoot.facts())
        page.get_by_text("Change days and minutes").click()
        week = page.locator("#week")
        ask = week.get_by_role("button", name="What would change?")
        expect(ask).to_be_disabled()
        for day in ("Monday", "Tuesday", "Wednesday"):
            week.get_by_label(day).select_option("0")
        ask.click()
        week.get_by_text("What this changes in your plan").wait_for()
        assert len(surefoot.facts()) == facts
        week.get_by_role("button", name="Save the change").click()
        week.get_by_text("Saved.").wait_for()
        page.get_by_text("Changed at", exact=False).wait_for()
        assert surefoot.profile().view().content["available_min"][:3] == [0, 0, 0]
        assert surefoot.plan() != planned
        week.get_by_role("button", name="Undo").click()
        week.get_by_text("7 days free").wait_for()
        page.get_by_text("Changed at", exact=False).wait_for(state="detached")
        assert surefoot.plan() == planned


def test_every_section_is_named_fits_and_can_be_jumped_to(
    tmp_path: Path, page_of: Callable[[str], Any]
) -> None:
    with settings_of(tmp_path, page_of, "/race") as (page, _, _clock):
        page.locator("h2:focus", has_text="Race").wait_for()
        for summary in page.locator("main summary").all():
            summary.click()
        assert slips(page) == []
        page.set_viewport_size({"width": 320, "height": 700})
        assert slips(page) == []
        page.get_by_role("link", name="Language", exact=True).click()
        page.locator("h2:focus", has_text="Language, units").wait_for()


def test_equipment_is_kept_in_the_order_of_liking(
    tmp_path: Path, page_of: Callable[[str], Any]
) -> None:
    with settings_of(tmp_path, page_of) as (page, surefoot, _):
        page.get_by_text("Change equipment and training").click()
        chip(page, "Training without running", "Row")
        chip(page, "Training without running", "Bike")
        page.get_by_text("In this order: Row, Bike.").wait_for()
        means = page.locator("#means")
        means.get_by_role("button", name="What would change?").click()
        means.get_by_role("button", name="Save the change").click()
        means.get_by_text("Saved.").wait_for()
        assert surefoot.profile().view().content["cross_training"] == ["row", "bike"]


def test_a_race_in_german_and_miles(tmp_path: Path, page_of: Callable[[str], Any]) -> None:
    with settings_of(tmp_path, page_of) as (page, surefoot, clock):
        page.get_by_label("Deutsch").check(force=True)
        page.get_by_role("heading", name="Sprache, Einheiten und Land").wait_for()
        page.get_by_label("mi und ft").check(force=True)
        page.get_by_text("Einen Wettkampf eintragen").click()
        race = page.locator("#race")
        chip(page, "Steht ein Wettkampf an?", "Ja")
        on = (clock() + timedelta(days=200)).date()
        race.get_by_label("Wann?").fill(on.isoformat())
        race.locator(".unit", has_text="mi").wait_for()
        race.get_by_label("Strecke").fill("13.1")
        assert slips(page) == []
        race.get_by_role("button", name="Was würde sich ändern?").click()
        race.get_by_role("button", name="Änderung speichern").click()
        race.get_by_text("Gespeichert.").wait_for()
        race.get_by_text("13,1 mi").wait_for()
        goal = surefoot.profile().view().content["goal"]
        assert goal["on"] == on.isoformat() and round(goal["distance_m"]) == 21_082


def test_a_past_race_stays_and_can_be_called_not_run(
    tmp_path: Path, page_of: Callable[[str], Any]
) -> None:
    goal = {"on": "2026-05-09", "name": "Ridge"}
    with settings_of(tmp_path, page_of, goal=goal) as (page, surefoot, _):
        page.get_by_text("No race ahead").wait_for()
        page.get_by_text("1 race so far").click()
        page.get_by_text("Ridge").wait_for()
        button(page, "I did not run it")
        page.get_by_text("1 race so far").wait_for(state="detached")
        assert surefoot.profile().view().content["goal"] is None


def test_ill_back_again_and_withdrawn(tmp_path: Path, page_of: Callable[[str], Any]) -> None:
    with settings_of(tmp_path, page_of) as (page, surefoot, clock):
        button(page, "I am ill")
        sheet = page.get_by_role("dialog")
        sheet.get_by_text("After a fever", exact=False).wait_for()
        assert slips(page) == []
        button(page, "Save the pause")
        pauses = page.locator("#pauses")
        pauses.get_by_text("Ill, since 10 May 2026, open").wait_for()
        assert surefoot.today().sessions == []

        clock.forward(days=3)
        page.clock.set_fixed_time(clock())
        page.reload()
        button(page, "Change: since 10 May")
        sheet.get_by_label("First day").fill("2026-05-11")
        sheet.get_by_role("button", name="Save the pause").click()
        pauses.get_by_text("since 11 May 2026, open").wait_for()
        button(page, "I am back")
        pauses.get_by_text("1 past pause").click()
        pauses.get_by_text("Ill, 11 May 2026 to 12 May 2026").wait_for()
        button(page, "Withdraw: 11 May 2026")
        pauses.get_by_text("1 past pause").wait_for(state="detached")
        assert surefoot.pauses().view().pauses == []


def test_more_is_a_list_of_doors(tmp_path: Path, page_of: Callable[[str], Any]) -> None:
    with settings_of(tmp_path, page_of) as (page, _, _clock):
        page.get_by_role("link", name="More").first.click()
        doors = page.locator(".door-list a")
        doors.first.wait_for()
        for place in range(doors.count()):
            name = doors.nth(place).locator("strong").inner_text()
            doors.nth(place).click()
            page.locator("main h1").wait_for()
            expect(page.get_by_role("heading", name=name).first).to_be_visible()
            assert slips(page) == [], name
            page.go_back()
            doors.first.wait_for()
