"""The plan's calendar in a real browser: dragged, moved by keyboard, refused with its rule, taken
back; the month, and the road back."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from surefoot.service.app import Surefoot
from surefoot.service.opening import open_surefoot
from surefoot.service.preview_views import Edit
from tests.service.conftest import Clock, fact, onboard
from tests.service.test_matches import MILD
from tests.service.test_preview import session_of, week_of

from .in_browser import button, running, slips, until

pytestmark = pytest.mark.browser
DESKTOP = {"width": 1280, "height": 900}


@pytest.fixture
def surefoot(tmp_path: Path, clock: Clock) -> Iterator[Surefoot]:
    """A runner with runs from the first day on, on a Sunday."""
    with open_surefoot(tmp_path / "home", now=clock) as opened:
        onboard(opened, clock)
        later = clock() + timedelta(minutes=1)
        opened.receive([fact(opened, "injury", later, **MILD)])
        clock.forward(minutes=2)
        yield opened


def fitting(surefoot: Surefoot, kind: str, place: int) -> tuple[date, date]:
    """The day of a session, and a day of the week that takes it."""
    day, session = session_of(surefoot, kind, place)
    for other in week_of(surefoot):
        word = surefoot.planning().preview([Edit("move", session, to_day=other)])
        if other != day and word.verdict == "as_asked":
            return day, other
    raise AssertionError("no day takes the session")


def opened_plan(page: Any, clock: Clock) -> None:
    page.clock.set_fixed_time(clock())
    page.locator(".plan-days .day").first.wait_for()


def cell(page: Any, day: date) -> Any:
    return page.locator(f"[data-day='{day}']")


def drag(page: Any, chip: Any, onto: Any) -> None:
    chip.hover()  # it stands still
    start, end = chip.bounding_box(), onto.bounding_box()
    page.mouse.move(start["x"] + 20, start["y"] + 20)
    page.mouse.down()
    page.mouse.move(start["x"] + 40, start["y"] + 30)
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] - 20, steps=4)
    page.locator(".day-over").wait_for()
    page.mouse.up()


def test_a_session_is_dragged_to_another_day_and_back(
    surefoot: Surefoot, clock: Clock, page_of: Callable[[str], Any]
) -> None:
    day, other = fitting(surefoot, "strength", 1)
    with running(surefoot) as address:
        page = page_of(f"{address}/#/plan")
        page.set_viewport_size(DESKTOP)
        opened_plan(page, clock)
        chip = cell(page, day).locator(".entry-open", has_text="Strength")
        drag(page, chip, cell(page, other))
        page.get_by_text("This fits: nothing else changes.").wait_for()
        page.locator("dialog").get_by_role("button", name="Move it to").click()
        cell(page, other).locator(".entry", has_text="Strength").first.wait_for()
        cell(page, other).get_by_text("from ").wait_for()
        change = page.locator(".week-changes li").first
        change.get_by_text("The session was moved as you asked.").wait_for()
        button(page, "Undo")
        cell(page, day).locator(".entry", has_text="Strength").wait_for()
        page.get_by_text("Nothing has changed.").wait_for()
    assert [f.kind for f in surefoot.facts()][-2:] == ["plan_edit", "correction"]


def test_on_a_touch_screen_a_hold_drags_and_a_swipe_scrolls(
    surefoot: Surefoot, clock: Clock, page_of: Callable[[str], Any]
) -> None:
    day, other = fitting(surefoot, "strength", 1)
    with running(surefoot) as address:
        page = page_of(f"{address}/#/plan")
        opened_plan(page, clock)
        touch = page.context.new_cdp_session(page)
        chip = cell(page, day).locator(".entry-open", has_text="Strength")
        chip.scroll_into_view_if_needed()  # it stands still
        chip.evaluate("(chip) => chip.scrollIntoView({block: 'center'})")

        def tell(kind: str, *point: float) -> None:
            points = [{"x": point[0], "y": point[1]}] if point else []
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

        box, goal = chip.bounding_box(), cell(page, other).bounding_box()
        at = box["x"] + 40, box["y"] + 20
        tell("touchStart", *at)
        page.locator(".entry-shadow").wait_for()
        tell("touchMove", at[0], (at[1] + goal["y"]) / 2)
        tell("touchMove", goal["x"] + 60, goal["y"] + 20)
        page.locator(".day-over").wait_for()
        tell("touchEnd")
        page.get_by_role("dialog").get_by_text("This fits: nothing else changes.").wait_for()
        page.keyboard.press("Escape")
        page.get_by_role("dialog").wait_for(state="detached")
        before = page.evaluate("scrollY")
        tell("touchStart", *at)
        for step in range(1, 7):
            tell("touchMove", at[0], at[1] - 20 * step)
        tell("touchEnd")
        page.wait_for_function(f"scrollY > {before}")
        expect(page.locator(".entry-shadow, dialog")).to_have_count(0)


def test_a_move_by_keyboard_against_the_rules_is_told_why_and_where_it_fits(
    surefoot: Surefoot, clock: Clock, page_of: Callable[[str], Any]
) -> None:
    first, _ = session_of(surefoot, "run")
    second, session = session_of(surefoot, "run", 1)
    beside = first + timedelta(days=1)
    word = surefoot.planning().preview([Edit("move", session, to_day=beside)])
    assert word.verdict == "refused"
    count = len(surefoot.facts())
    with running(surefoot) as address:
        page = page_of(f"{address}/#/plan")
        opened_plan(page, clock)
        chip = cell(page, second).locator(".entry-open", has_text="run").first
        chip.focus()
        page.keyboard.press("m")
        page.locator("dialog input[type=radio]:focus").wait_for()
        wanted = f"{beside:%A}"
        for _ in range(7):
            page.keyboard.press("ArrowDown")
            chosen = page.locator("dialog label:has(input:checked)").inner_text()
            if chosen.startswith(wanted):
                break
        page.locator("[role=status]", has_text="This does not fit").wait_for()
        dialog = page.get_by_role("dialog")
        dialog.get_by_text("Runs need 48 hours between them.").wait_for()
        dialog.get_by_text("Numbers and sources").click()
        dialog.get_by_text("R-A248").first.wait_for()
        assert slips(page) == []
        page.keyboard.press("Enter")  # nothing is sent
        expect(dialog.get_by_role("button", name="Move it to")).to_be_disabled()
        for day in word.fits:
            expect(dialog.locator(".word-fits").get_by_text(f"{day:%A}")).to_be_visible()
        page.keyboard.press("Escape")
        dialog.wait_for(state="detached")
        expect(chip).to_be_focused()
    assert len(surefoot.facts()) == count


def test_a_run_is_swapped_for_cross_training_by_its_button(
    surefoot: Surefoot, clock: Clock, page_of: Callable[[str], Any]
) -> None:
    day, _ = session_of(surefoot, "run", 1)
    with running(surefoot) as address:
        page = page_of(f"{address}/#/plan")
        opened_plan(page, clock)
        cell(page, day).get_by_role("button", name="Move ").first.click()
        dialog = page.get_by_role("dialog")
        dialog.locator("fieldset", has_text="cross-training").locator("label").first.click()
        page.locator(".word-as_asked, .word-more").wait_for()
        dialog.get_by_role("button", name="Swap it").click()
        page.get_by_text("swapped for cross-training.").wait_for()
        cell(page, day).locator(".kind-cross_training").wait_for()


def test_the_month_shows_every_day_and_opens_its_week(
    surefoot: Surefoot, clock: Clock, page_of: Callable[[str], Any]
) -> None:
    with running(surefoot) as address:
        page = page_of(f"{address}/#/plan")
        opened_plan(page, clock)
        page.locator(".plan-ways .chip", has_text="Month").click()
        page.get_by_role("heading", name="May 2026").wait_for()
        today = page.locator(".month-day[aria-current=date]")
        expect(today).to_contain_text("today, week 1 begins")
        assert slips(page) == []
        page.get_by_role("button", name="The month after").click()
        page.get_by_role("heading", name="June 2026").wait_for()
        page.locator(".month-mark-provisional").first.wait_for()
        page.get_by_role("button", name="Wednesday 10 June").click()
        page.get_by_role("heading", name="Week 5").wait_for()
        page.get_by_text("Provisional", exact=True).first.wait_for()
        expect(page.locator(".entry-move")).to_have_count(0)
        page.get_by_role("button", name="Today").click()
        page.get_by_role("heading", name="Week 1").wait_for()


def test_the_road_names_what_is_missing_and_takes_a_test(
    surefoot: Surefoot, clock: Clock, page_of: Callable[[str], Any]
) -> None:
    with running(surefoot) as address:
        page = page_of(f"{address}/#/plan")
        page.clock.set_fixed_time(clock())
        page.get_by_role("link", name="The road back").click()
        step = page.locator(".road-next")
        step.wait_for()
        item = step.locator(".road-item", has_text="Twenty single-leg bridges")
        item.get_by_text("No answer yet").wait_for()
        item.get_by_role("button", name="Single-leg bridge", exact=True).click()
        page.get_by_role("dialog", name="Single-leg bridge").wait_for()
        page.keyboard.press("Escape")
        item.get_by_role("button", name="Enter the test").click()
        item.get_by_label("Result, left side").fill("21")
        item.get_by_role("button", name="Save the test").click()
        item.get_by_role("button", name="Save the test").wait_for(state="detached")
        assert slips(page) == []
        until(page, lambda: surefoot.facts()[-1].kind == "test_result")
