"""Everything taken along, deleted and brought back, over HTTP and in a real browser."""

import io
import zipfile
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from surefoot.service.app import Surefoot
from surefoot.service.opening import open_surefoot
from surefoot.web.app import create_app
from tests.service.conftest import Clock, fact, onboard
from tests.service.test_use_cases import gpx

from .in_browser import button, running, slips


def lived(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    clock.forward(days=1)
    surefoot.receive([fact(surefoot, "check_in", clock(), pain={"ITB_R": 1}, sleep="over_7_h")])
    surefoot.import_files([("run.gpx", BytesIO(gpx(clock() - timedelta(hours=1))))])
    surefoot.today()


def views(surefoot: Surefoot) -> Any:
    return surefoot.today(), surefoot.plan(4), surefoot.facts()


def client_of(surefoot: Surefoot) -> TestClient:
    return TestClient(create_app(surefoot), base_url="http://127.0.0.1")


def test_an_archive_goes_out_and_comes_back_over_http(home: Path, clock: Clock) -> None:
    with open_surefoot(home, now=clock, serving_at="a test") as surefoot:
        lived(surefoot, clock)
        client, before = client_of(surefoot), views(surefoot)
        answer = client.get("/api/your-data/archive.zip")
        assert answer.headers["content-type"] == "application/zip"
        assert 'filename="surefoot-2026-05-11.zip"' in answer.headers["content-disposition"]
        assert "content-encoding" not in answer.headers
        files = {"file": ("mine.zip", answer.content)}
        found = client.post("/api/your-data/look", files=files).json()
        assert (found["facts"], found["here"], found["only_here"]) == (4, 4, 0)
        refused = client.post("/api/your-data/restore", files=files)
        assert refused.status_code == 422 and "already holds entries" in refused.json()["error"]
        client.post("/api/destroy", json={"confirm": "delete everything"})
        assert client.get("/api/your-data").json()["facts"] == 0
        assert client.post("/api/your-data/restore", files=files).json()["facts"] == 4
        assert views(surefoot) == before
        assert client.post(
            "/api/your-data/restore", files=files, data={"replace": "true"}
        ).is_success
        assert client.get("/api/your-data").json()["backups"] == 1


@pytest.mark.parametrize("path", ["look", "restore"])
def test_a_wrong_file_is_a_clear_word(home: Path, clock: Clock, path: str) -> None:
    with open_surefoot(home, now=clock) as surefoot:
        onboard(surefoot, clock)
        photos = io.BytesIO()
        with zipfile.ZipFile(photos, "w") as archive:
            archive.writestr("photo.jpg", b"\xff\xd8")
        for name, data, says in [
            ("run.fit", b"\x0e\x10", "run.fit is damaged or not an archive of Surefoot"),
            ("photos.zip", photos.getvalue(), "it has no facts.jsonl"),
        ]:
            answer = client_of(surefoot).post(
                f"/api/your-data/{path}", files={"file": (name, data)}, data={"replace": "true"}
            )
            assert answer.status_code == 422 and says in answer.json()["error"]
        assert len(surefoot.facts()) == 2


@pytest.mark.browser
def test_saved_deleted_and_brought_back_it_is_the_same_plan(
    page_of: Callable[[str], Any], home: Path, clock: Clock, tmp_path: Path
) -> None:
    with open_surefoot(home, now=clock, serving_at="a test") as surefoot:
        lived(surefoot, clock)
        before = views(surefoot)
        with running(surefoot) as address:
            page = page_of(f"{address}/#/more")
            page.locator('a[href="#/your-data"]').first.click()
            page.get_by_role("heading", name="Take it with you").wait_for()
            assert slips(page) == []
            with page.expect_download() as saved:
                button(page, "Everything as one archive")
            archive = tmp_path / saved.value.suggested_filename
            saved.value.save_as(archive)
            page.get_by_text("is among your downloads").wait_for()

            page.set_input_files("input[type=file]", archive)
            page.get_by_text("All that is here is in the archive too.").wait_for()
            assert slips(page) == []
            button(page, "Leave everything as it is")

            page.get_by_label("Type “delete everything”").fill("delete everything")
            page.get_by_role("button", name="Delete everything", exact=True).click()
            page.get_by_label("How old are you?").wait_for()
            assert len(surefoot.facts()) == 0

            page.get_by_role("link", name="I have an archive of Surefoot").click()
            damaged = {"name": "half.zip", "mimeType": "application/zip"}
            half = archive.read_bytes()[:900]
            page.set_input_files("input[type=file]", {**damaged, "buffer": half})
            page.get_by_text("half.zip is damaged or not an archive").wait_for()
            page.set_input_files("input[type=file]", archive)
            page.get_by_text("Every part of it is sound.").wait_for()
            button(page, "Bring it back")
            page.get_by_text("4 entries are back").wait_for()
            page.get_by_role("link", name="To today").click()
            page.locator(".light").wait_for()
        assert views(surefoot) == before


@pytest.mark.browser
def test_what_gives_way_is_said_before_it_does(
    page_of: Callable[[str], Any], home: Path, clock: Clock, tmp_path: Path
) -> None:
    with open_surefoot(home, now=clock, serving_at="a test") as surefoot:
        lived(surefoot, clock)
        archive = tmp_path / "all.zip"
        archive.write_bytes(b"".join(surefoot.your_data().pieces()))
        kept = surefoot.facts()
        clock.forward(hours=1)
        surefoot.receive([fact(surefoot, "flare", clock(), pain={"ITB_R": 4})])
        with running(surefoot) as address:
            page = page_of(f"{address}/#/your-data")
            page.set_input_files("input[type=file]", archive)
            page.get_by_text("1 entry here is not in the archive").wait_for()
            assert len(surefoot.facts()) == len(kept) + 1
            button(page, "Replace what is here")
            page.get_by_text("4 entries are back").wait_for()
        assert surefoot.facts() == kept
        assert surefoot.your_data().view().backups == 1
