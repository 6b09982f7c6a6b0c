"""Reminders in a real browser: switched on by itself each, and a push that the worker shows."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from surefoot.service.app import Surefoot
from tests.service.push.browser import Browser

from .in_browser import chip, slips

pytestmark = pytest.mark.browser


def test_reminders_are_chosen_one_by_one_and_a_device_is_removed(
    surefoot: Surefoot, address: str, page_of: Callable[[str], Any]
) -> None:
    surefoot.pushes.key()
    surefoot.pushes.add(**Browser().subscription, name="Old phone")
    page = page_of(f"{address}/#/settings/reminders")
    part = page.locator("#reminders")
    part.get_by_text("Old phone").wait_for()
    expect(part.locator("input:checked")).to_have_count(0)
    part.get_by_text("The morning check-in").click()
    part.get_by_label("Check-in at").fill("07:15")
    part.get_by_label("Quiet until").fill("06:30")
    part.get_by_text("Today's training").click()
    part.get_by_text("What is due to be looked at").click()
    chip(page, "On", "Tuesday")
    part.get_by_label("What it is about").check(force=True)
    with page.expect_response(lambda answer: "18:00" in (answer.request.post_data or "")):
        part.get_by_label("Training at").fill("18:00")
    page.reload()
    part.get_by_label("Check-in at").wait_for()
    assert slips(page) == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert slips(page) == []
    view = surefoot.pushes.view()
    assert view.on == ["check_in", "session", "tests"]
    assert not view.discreet and view.tests_on == 1
    assert (view.check_in_at, view.quiet_until) == ("07:15", "06:30")
    part.get_by_role("button", name="Remove: Old phone").click()
    part.get_by_text("Old phone").wait_for(state="detached")
    assert surefoot.pushes.view().devices == []


def test_a_push_is_shown_by_the_worker(address: str, page_of: Callable[[str], Any]) -> None:
    page = page_of(f"{address}/#/settings")
    page.context.grant_permissions(["notifications"], origin=address)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    devtools = page.context.new_cdp_session(page)
    found: list[str] = []
    devtools.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda event: found.extend(r["registrationId"] for r in event["registrations"]),
    )
    devtools.send("ServiceWorker.enable")
    page.evaluate("navigator.serviceWorker.getRegistration().then(() => true)")
    reminder = {"title": "Surefoot", "body": "Hello", "url": "/#/plan", "tag": "trial"}
    for data in (json.dumps(reminder), "no JSON"):
        devtools.send(
            "ServiceWorker.deliverPushMessage",
            {"origin": address, "registrationId": found[-1], "data": data},
        )
    shown = page.evaluate(
        """async () => {
          const registration = await navigator.serviceWorker.ready;
          for (let tries = 0; tries < 100; tries++) {
            const shown = await registration.getNotifications();
            if (shown.length === 2) return shown.map((one) => [one.tag, one.body]);
            await new Promise((soon) => setTimeout(soon, 100));
          }
        }"""
    )
    assert sorted(shown) == [["reminder", "Surefoot"], ["trial", "Hello"]]
