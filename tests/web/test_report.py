"""The summary for the physiotherapist over HTTP and in a real browser."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from surefoot.service.opening import open_surefoot
from surefoot.web.app import create_app
from tests.interop.pdf_text import pages, text
from tests.service.conftest import Clock, onboard

from .in_browser import button, chip, slips


def test_it_is_a_file_in_the_words_that_were_asked_for(tmp_path: Path) -> None:
    clock = Clock()
    with open_surefoot(tmp_path / "home", now=clock) as surefoot:
        client = TestClient(create_app(surefoot), base_url="http://127.0.0.1")
        assert client.get("/api/report.pdf").status_code == 409
        onboard(surefoot, clock)
        german = {"accept-language": "de"}
        answer = client.get("/api/report.pdf", params={"weeks": 4}, headers=german)
        assert answer.headers["content-type"] == "application/pdf"
        assert 'filename="surefoot-2026-05-10.pdf"' in answer.headers["content-disposition"]
        assert pages(answer.content) == 1 and "Zusammenfassung" in text(answer.content)
        for weeks in ("0", "5", "16", "x"):
            assert client.get("/api/report.pdf", params={"weeks": weeks}).status_code == 422


@pytest.mark.browser
def test_it_is_saved_from_its_door_in_more(
    address: str, page_of: Callable[[str], Any], tmp_path: Path
) -> None:
    page = page_of(f"{address}/#/more")
    page.locator('a[href="#/report"]').click()
    page.get_by_role("heading", name="For your physiotherapist").wait_for()
    assert slips(page) == []
    chip(page, "How far back?", "12 weeks")
    with page.expect_download() as saved:
        button(page, "Save as PDF")
    page.get_by_text("is among your downloads").wait_for()
    saved.value.save_as(tmp_path / "summary.pdf")
    assert "At a glance" in text((tmp_path / "summary.pdf").read_bytes())
