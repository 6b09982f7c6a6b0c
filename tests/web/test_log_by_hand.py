"""A session without a watch in a real browser: told for a past day, changed, out, back."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from surefoot.service.app import Surefoot

from .in_browser import button, chip, faults, scale

pytestmark = pytest.mark.browser


def test_a_session_is_told_changed_taken_out_and_put_back(
    surefoot: Surefoot, address: str, page_at: Callable[[str], Any]
) -> None:
    page = page_at(f"{address}/#/activities")
    page.get_by_role("link", name="Log by hand").click()
    page.get_by_label("Which day?").fill("2026-05-08")
    chip(page, "What was it?", "Hike")
    page.get_by_label("Hiking").fill("95")
    page.get_by_label("Distance").fill("7.5")
    page.get_by_label("Up").fill("320")
    button(page, "Save")
    page.get_by_text("Touch a number first").wait_for()
    page.reload()  # the draft survives
    page.get_by_role("link", name="Log by hand").wait_for(state="detached")
    page.get_by_label("Hiking").wait_for()
    scale(page, "worst pain during", 2)
    chip(page, "When did it begin?", "Near the end")
    scale(page, "How hard was it?", 4)
    assert faults(page) == []
    button(page, "Save")

    line = page.locator(".log-line")
    line.get_by_text("logged by hand").wait_for()
    expect(line).to_contain_text("7.5 km")
    expect(line).to_contain_text("Hike")
    (told,) = surefoot.logged().by_hand()
    assert (told.on_feet_min, told.distance_m, told.began) == (95, 7500, "end")
    assert told.day().isoformat() == "2026-05-08"

    line.click()
    page.get_by_label("Hiking").fill("110")
    button(page, "Save")
    line.get_by_text("1 h 50 min").or_(line.get_by_text("1:50")).first.wait_for()
    (changed,) = surefoot.logged().by_hand()
    assert (changed.id, changed.on_feet_min) == (told.id, 110)

    line.click()
    button(page, "Take this session out")
    button(page, "Yes, take it out")
    page.get_by_text("It is taken out.").wait_for()
    assert surefoot.logged().by_hand() == []
    button(page, "Put it back")
    expect(page.get_by_label("Hiking")).to_have_value("110")
    assert len(surefoot.logged().by_hand()) == 1
