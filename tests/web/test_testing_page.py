"""A test taken in a real browser: counted side by side, reloaded on the way, saved, taken back."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from surefoot.facts.types import TestResult
from surefoot.service.app import Surefoot
from tests.service.conftest import Clock, fact

from .in_browser import button, faults, until
from .test_player import MILD

pytestmark = pytest.mark.browser


def test_a_bridge_test_is_counted_on_both_sides_and_moves_its_gate(
    surefoot: Surefoot, clock: Clock, address: str, page_of: Callable[..., Any]
) -> None:
    later = clock() + timedelta(minutes=1)
    calm = {"pain": {"ITB_R": 0}, "painkillers_24h": False}
    surefoot.receive(
        [fact(surefoot, "injury", later, **MILD), fact(surefoot, "check_in", later, **calm)]
    )
    page = page_of("about:blank")
    page.clock.install(time=later)
    page.goto(f"{address}/#/tests")
    page.get_by_role("link", name="Single-leg bridge to fatigue").click()
    asked = page.locator(".test-gates li", has_text="Ready to climb").first
    expect(asked).to_contain_text("not known yet")
    expect(page.get_by_text("Your left side comes first.")).to_be_visible()
    assert faults(page) == []
    button(page, "Start")
    counted(page, 22)
    button(page, "Take the last one back")
    page.reload()  # a side half done is there again
    expect(page.locator(".test-anywhere strong")).to_have_text("21")
    assert faults(page) == []
    told(page, 0)
    button(page, "On to the right side")
    page.clock.run_for(121_000)
    expect(page.get_by_role("heading", name="Right side")).to_be_visible()
    counted(page, 20)
    told(page, 1)
    button(page, "To the result")
    button(page, "Save the test")
    expect(page.get_by_text("Injured side: 95% of the other (LSI).")).to_be_visible()
    expect(asked).to_contain_text("met · 20 repetitions (asked: 20 repetitions)")
    assert faults(page) == []
    (result,) = results(surefoot)
    assert result.left is not None and result.right is not None
    assert (result.left.value, result.left.pain) == (21, 0)
    assert (result.right.value, result.right.pain) == (20, 1)
    button(page, "Undo")
    expect(asked).to_contain_text("not known yet")
    until(page, lambda: not surefoot.testing().page("single_leg_bridge").results)


def counted(page: Any, times: int) -> None:
    button(page, "Start in 3 seconds")
    page.clock.run_for(3200)
    number = page.locator(".test-anywhere strong")
    expect(number).to_have_text("0")
    for _ in range(times):
        page.keyboard.press("Space")
    expect(number).to_have_text(str(times))


def told(page: Any, pain: int) -> None:
    page.get_by_role("button", name="Done").click()
    page.get_by_role("radio", name=str(pain), exact=True).click()


def results(surefoot: Surefoot) -> list[TestResult]:
    return [each for each in surefoot.course().facts if isinstance(each, TestResult)]
