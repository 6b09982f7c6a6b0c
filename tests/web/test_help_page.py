"""Something is wrong: whom to ring stays in reach, and the country is a setting."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from surefoot.facts.types import Correction
from surefoot.service.app import Surefoot

from .in_browser import button, once_sent, slips

pytestmark = pytest.mark.browser


def test_the_emergency_number_follows_the_country(
    surefoot: Surefoot, address: str, page_at: Callable[[str], Any]
) -> None:
    page = page_at(f"{address}/#/")
    button(page, "Something is wrong")
    line = page.get_by_role("dialog").locator(".call-line a")
    line.get_by_text("Call 112").wait_for()
    expect(line).to_have_attribute("href", "tel:112")
    page.get_by_text("short of breath").click()
    button(page, "Go on with 1 ticked")
    button(page, "Yes, that is right")
    page.get_by_text("The emergency number of Germany, a guess").first.wait_for()
    assert slips(page) == []
    button(page, "I have read this")
    page.get_by_role("region", name="What to do now").wait_for()
    for said in ("Get help now", "Call the emergency number"):
        expect(page.get_by_text(said)).to_have_count(1)
    page.goto(f"{address}/#/settings/language")
    page.get_by_label("Country").select_option("NZ")
    page.get_by_text("Emergency number: 111.").wait_for()
    page.goto(f"{address}/#/")
    page.get_by_role("link", name="Call 111").wait_for()
    page.get_by_text("By its clock this device is elsewhere just now (Germany)").wait_for()
    assert surefoot.preferences().country == "NZ"


def test_a_sign_ticked_by_mistake_is_asked_again_and_costs_the_day(
    surefoot: Surefoot, address: str, page_at: Callable[[str], Any]
) -> None:
    page = page_at(f"{address}/#/")
    button(page, "Something is wrong")
    page.get_by_text("short of breath").click()
    button(page, "Go on with 1 ticked")
    button(page, "Yes, that is right")
    button(page, "I have read this")
    button(page, "I ticked this by mistake")
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("button", name="Go on").click()
    page.get_by_text("Answer each question once more.").wait_for()
    sheet.locator(".chip", has_text="No, it never was").click()
    sheet.get_by_role("button", name="Go on").click()
    page.get_by_text("Say how it came to be ticked.").wait_for()
    sheet.locator(".chip", has_text="My finger slipped").click()
    assert slips(page) == []
    sheet.get_by_role("button", name="Go on").click()
    page.get_by_role("heading", name="Are you sure?").wait_for()
    assert surefoot.today().flags
    button(page, "Yes, it was a mistake")
    page.get_by_text("called it a mistake", exact=False).first.wait_for()
    once_sent(page)
    (said,) = [each for each in surefoot.facts() if isinstance(each, Correction)]
    assert said.reason == "My finger slipped"
    assert surefoot.today().flags == [] and surefoot.today().sessions == []
