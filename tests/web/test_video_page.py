"""A clip from the page: sent, measured, its numbers and pictures, and gone."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from starlette.testclient import TestClient

from surefoot.service.app import Surefoot
from surefoot.service.gait.video import missing
from surefoot.web.app import create_app
from tests.gait.clips import truth
from tests.service.gait.conftest import Measured, only_points, told

SECONDS = 5
MEASURED_MS = 300_000


@pytest.fixture
def client(surefoot: Surefoot) -> TestClient:
    return TestClient(create_app(surefoot), base_url="http://127.0.0.1")


@pytest.fixture
def cut(tmp_path: Path) -> Path:
    """The first seconds of the clip with truth."""
    if why := missing():
        pytest.skip(why)
    import cv2

    reading = cv2.VideoCapture(str(truth("treadmill_side.mp4")))
    path = tmp_path / "run.avi"
    codec = cv2.VideoWriter.fourcc(*"MJPG")  # keeps the pictures as they are
    writer = cv2.VideoWriter(str(path), cv2.CAP_FFMPEG, codec, 30, (720, 1280))
    for _ in range(30 * SECONDS):
        writer.write(reading.read()[1])
    writer.release()
    return path


@pytest.mark.browser
@pytest.mark.slow
def test_a_clip_is_sent_measured_looked_at_and_deleted(
    address: str, page_at: Callable[[str], Any], cut: Path, surefoot: Surefoot, home: Path
) -> None:
    page = page_at(f"{address}/#/video")
    page.set_input_files("input[type=file] >> nth=0", str(cut))
    page.get_by_label("Running, from the side").check()
    page.get_by_label("Your height").fill("178")
    page.get_by_role("button", name="Measure it", exact=True).click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    expect(page.get_by_text("Measured: Running, from the side")).to_be_visible(timeout=MEASURED_MS)
    page.get_by_role("link", name="See the numbers").click()
    expect(page.get_by_role("heading", name="Numbers")).to_be_visible()
    cadence = page.locator(".gait-measure", has_text="Steps per minute")
    expect(cadence).to_contain_text("steps/min")
    expect(cadence).to_contain_text("Measured")
    picture = page.get_by_role("img", name="Left foot touches the ground")
    expect(picture).to_be_visible()
    picture.scroll_into_view_if_needed()
    page.wait_for_function("image => image.naturalWidth > 100", arg=picture.element_handle())
    seconds = "video => video.readyState > 0 && video.duration"
    film = page.locator("video").element_handle()
    assert 1 < page.wait_for_function(seconds, arg=film).json_value() < SECONDS + 1
    page.get_by_role("button", name="Delete everything of this clip").click()
    page.get_by_role("button", name="Really delete the numbers too").click()
    expect(page.get_by_text("The clip and its numbers are deleted.")).to_be_visible()
    page.set_input_files("input[type=file] >> nth=0", str(cut))
    page.get_by_label("Running, from behind").check()
    expect(page.get_by_label("Your height")).to_have_value("178")
    expect(page.get_by_text("As with your last clip.")).to_be_visible()
    assert surefoot.video.view().clips == []
    assert not any(each.is_file() for each in (home / "clips").rglob("*"))


@pytest.mark.browser
def test_without_the_extra_the_page_says_how_to_get_it(
    address: str, page_at: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "cv2", None)
    page = page_at(f"{address}/#/video")
    expect(page.get_by_role("heading", name="Not installed here")).to_be_visible()
    expect(page.get_by_text("scripts/setup.sh video")).to_be_visible()
    expect(page.get_by_role("button", name="Choose a clip")).to_have_count(0)
    expect(page.get_by_role("heading", name="How to film")).to_be_visible()


def test_media_can_be_asked_for_in_parts_and_under_their_own_names_alone(
    surefoot: Surefoot, client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from surefoot.service.gait.about import About

    def film(found: Measured, folder: Path, path: Path, view: str) -> None:
        only_points(found, folder, path, view)
        (folder / "marked.webm").write_bytes(bytes(range(100)))

    monkeypatch.setattr(Measured, "leave_in", film)
    id = surefoot.video.keep_measured(tmp_path / "a.mp4", About("side"), told())
    at = f"/api/gait/clips/{id}/media"
    whole = client.get(f"{at}/marked.webm")
    assert whole.headers["content-type"] == "video/webm"
    assert whole.headers["content-security-policy"].startswith("default-src 'self'")
    part = client.get(f"{at}/marked.webm", headers={"range": "bytes=10-19"})
    assert (part.status_code, part.content) == (206, bytes(range(10, 20)))
    assert client.get(f"{at}/left_initial.jpg").content == b"picture"
    for name in ("keypoints", "..%2F..%2Fsurefoot.db", "right_initial.jpg"):
        assert client.get(f"{at}/{name}").status_code == 404
    assert client.get("/api/gait/clips/..%2F..%2Fetc/media/a.jpg").status_code == 404


def test_a_clip_that_is_too_large_or_none_is_refused_with_a_sentence(
    client: TestClient, home: Path
) -> None:
    if why := missing():
        pytest.skip(why)
    at = "/api/gait/clips?view=side"
    large = client.post(at, content=b"x", headers={"content-length": str(600 * 10**6)})
    assert large.status_code == 422
    assert "500 MB" in large.json()["error"]
    none = client.post(at, content=b"this is a letter, no film" * 20)
    assert none.status_code == 422
    assert "not a video" in none.json()["error"]
    wrong = client.post("/api/gait/clips?view=front&task=run", content=b"x")
    assert "from the side or from behind" in wrong.json()["error"]
    assert list((home / "clips").glob("*")) == []
