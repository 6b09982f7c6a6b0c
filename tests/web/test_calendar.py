"""The calendar's secret address, from the card of the page to what a calendar program fetches."""

import logging
import re
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from icalendar import Calendar
from playwright.sync_api import expect

from surefoot.service.app import Surefoot
from surefoot.web.app import create_app
from surefoot.web.guard import loggable
from tests.service.conftest import Clock

from .in_browser import button, running, slips

HERE = "http://localhost:8000"


@pytest.fixture
def client(surefoot: Surefoot) -> TestClient:
    return TestClient(create_app(surefoot), base_url=HERE, raise_server_exceptions=False)


def test_the_plan_is_fetched_at_the_secret_address_alone(client: TestClient) -> None:
    assert client.get("/api/calendar").json() == {"path": ""}
    first = client.post("/api/calendar").json()["path"]
    assert client.get("/api/calendar").json() == client.post("/api/calendar").json()
    answer = client.get(first)
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["cache-control"] == "private, no-cache"
    assert "set-cookie" not in answer.headers
    assert Calendar.from_ical(answer.content).events
    head = client.head(first)
    assert head.status_code == 200 and head.content == b""
    for wrong in ("/calendar/.ics", f"{first[:-5]}.ics", "/calendar/%C3%BC.ics", "/calendar/x.ics"):
        refused = client.get(wrong)
        assert refused.status_code == 404 or "text/calendar" not in refused.headers["content-type"]
        assert b"VCALENDAR" not in refused.content
    second = client.post("/api/calendar/renew").json()["path"]
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200
    assert client.delete("/api/calendar").json() == {"path": ""}
    assert client.get(second).status_code == 404


def test_what_did_not_change_is_not_sent_again(client: TestClient, clock: Clock) -> None:
    path = client.post("/api/calendar").json()["path"]
    tag = client.get(path).headers["etag"]
    clock.forward(hours=1)
    for known in (tag, f"W/{tag}", f'"other", {tag}'):
        again = client.get(path, headers={"if-none-match": known})
        assert again.status_code == 304 and again.content == b""
        assert again.headers["etag"] == tag
    clock.forward(days=1)
    assert client.get(path, headers={"if-none-match": tag}).status_code == 200


def test_another_site_cannot_make_or_renew_an_address(client: TestClient) -> None:
    foreign = {"origin": "https://elsewhere.example", "sec-fetch-site": "cross-site"}
    assert client.post("/api/calendar", headers=foreign).status_code == 403
    assert client.get("/api/calendar").json() == {"path": ""}


def test_the_address_is_kept_out_of_the_log(
    client: TestClient, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(self: Surefoot) -> bytes:
        raise ZeroDivisionError

    path = client.post("/api/calendar").json()["path"]
    monkeypatch.setattr(Surefoot, "calendar_file", crash)
    with caplog.at_level(logging.ERROR):
        assert client.get(path).status_code == 500
    assert "/calendar/…" in caplog.text
    assert path.removeprefix("/calendar/") not in caplog.text.split("Traceback")[0]
    assert loggable("/api/a\n\x1b[2Jb") == "/api/a%0A%1B%5B2Jb"


def test_a_server_starts_without_the_calendar_library() -> None:
    code = (
        "import sys, surefoot.web.server, surefoot.service.app\n"
        "sys.exit(bool({'icalendar', 'dateutil'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.browser
def test_the_card_makes_copies_renews_and_switches_off(
    surefoot: Surefoot, page_of: Callable[[str], Any]
) -> None:
    with running(surefoot) as address:
        page = page_of(f"{address}/#/settings")
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        button(page, "Make an address")
        field = page.get_by_label("Address for your calendar program")
        expect(field).to_have_value(re.compile("ics$"))
        first = address + surefoot.calendar.view().path
        expect(field).to_have_value(first)
        page.get_by_text("Only programs on this machine can reach it", exact=False).wait_for()
        assert slips(page) == []
        button(page, "Copy")
        page.get_by_text("The address is copied.").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == first
        assert page.request.get(first).status == 200
        button(page, "New address")
        button(page, "Keep this one")
        page.get_by_role("dialog").wait_for(state="detached")
        expect(field).to_have_value(first)
        button(page, "New address")
        button(page, "Make the new address")
        page.get_by_text("This is the new address.").wait_for()
        expect(field).not_to_have_value(first)
        assert page.request.get(first).status == 404
        button(page, "Switch off")
        page.get_by_role("button", name="Make an address").wait_for()
        assert surefoot.calendar.view().path == ""
