"""The opening questions as an adult with a sore outer knee answers them."""

from typing import Any

from tests.service.conftest import Clock

from .in_browser import button, chip, scale


def opened(page: Any, clock: Clock) -> None:
    """From the age to where it hurts, with no warning sign."""
    page.clock.set_fixed_time(clock())
    page.get_by_label("How old are you?").fill("38")
    button(page, "Next")
    for heading in ("First, is any", "And is any", "Last of these"):
        page.get_by_role("heading", name=heading).wait_for()
        button(page, "None of these")
    page.get_by_role("heading", name="Where it hurts").wait_for()


def injured(page: Any) -> None:
    """An outer knee that hurt two weeks ago and lets walk."""
    page.locator(".chip", has_text="2 weeks").click()
    scale(page, "Worst pain in the last 7 days", 5)
    scale(page, "On a usual morning", 1)
    chip(page, "Do you limp?", "No")
    chip(page, "Can you walk 30 minutes", "Yes")


def the_rest(page: Any) -> None:
    """From health to the first plan."""
    page.locator(".row-tick", has_text="None of these").click()
    button(page, "Next")
    page.get_by_role("heading", name="Your week").wait_for()
    button(page, "Next")
    chip(page, "How used are you", "Some")
    button(page, "Next")
    chip(page, "Is there a race", "No")
    button(page, "Next")
    button(page, "Make my first plan")
