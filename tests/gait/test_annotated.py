"""Key frames and the short clip: cut to the runner, drawn on, and played by a browser."""

from __future__ import annotations

import functools
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest

from surefoot.facts.technique import View
from surefoot.gait.keypoints import NAMES, Keypoints
from surefoot.gait.outcome import Contact
from tests.gait.clips import needs_extra, written

cv2 = pytest.importorskip("cv2")
pytestmark = needs_extra

from surefoot.gait import annotated, clip  # noqa: E402
from surefoot.gait.annotated import key_frames, short_clip  # noqa: E402
from surefoot.gait.clip import frames  # noqa: E402


def standing(count: int = 30, x_px: float = 160) -> Keypoints:
    """Somebody upright, 150 px high, who does not move."""
    heights = {"eye": 40, "ear": 40, "shoulder": 60, "elbow": 90, "wrist": 110, "hip": 110}
    heights |= {"knee": 150, "ankle": 185, "heel": 190, "toe": 190}
    one = [
        (x_px + (0 if name == "nose" else 8 if name.startswith("left") else -8), y)
        for name in NAMES
        for y in [heights.get(name.partition("_")[2], 42)]
    ]
    return Keypoints(
        names=NAMES,
        times_s=np.arange(count) / 30,
        xy_px=np.repeat(np.array(one)[None], count, axis=0),
        score=np.ones((count, len(NAMES))),
        width_px=320,
        height_px=240,
        model="blazepose-full",
        clip_sha256="0" * 64,
    )


@pytest.mark.parametrize("view", ["side", "rear", "front"])
def test_a_key_frame_is_cut_to_the_runner_and_drawn_on(tmp_path: Path, view: View) -> None:
    path = written(tmp_path / "clip.mp4")
    moments = [Contact(4, 4 / 30, "left", "initial"), Contact(9, 9 / 30, "right", "mid_stance")]
    found = key_frames(
        path, standing(), [*moments, Contact(400, 400 / 30, "left", "initial")], view
    )
    assert list(found) == moments
    for data in found.values():
        picture = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
        assert picture.shape == (720, pytest.approx(540, abs=4), 3)
        amber = (np.abs(picture.astype(int) - (48, 176, 255)) < 40).all(axis=2)
        assert amber.sum() > 500


def test_points_that_nobody_saw_are_not_drawn(tmp_path: Path) -> None:
    path = written(tmp_path / "clip.mp4")
    nobody = standing()
    unseen = Keypoints(
        nobody.names,
        nobody.times_s,
        nobody.xy_px * np.nan,
        nobody.score * 0,
        320,
        240,
        "m",
        "0" * 64,
    )
    (data,) = key_frames(path, unseen, [Contact(4, 4 / 30, "left", "initial")], "side").values()
    picture = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    assert picture.shape == (540, 720, 3)
    (again,) = key_frames(path, unseen, [Contact(4, 4 / 30, "left", "initial")], "rear").values()
    assert again == data


def test_the_short_clip_is_bounded_even_and_whole_or_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "clip.mp4", frames=240, rate=30)
    into = tmp_path / "short.webm"
    told: list[int] = []

    def stop(done: int, total: int) -> None:
        told.append(total)
        if done > 5:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        short_clip(path, standing(240), [], into, stop)
    assert [one.name for one in tmp_path.iterdir()] == ["clip.mp4"]
    assert set(told) == {150}
    short_clip(path, standing(240), [Contact(50, 50 / 30, "left", "initial")], into)
    monkeypatch.setattr(clip, "MIN_SHORT_SIDE_PX", 16)
    read = list(frames(into))
    assert len(read) == 150
    assert np.diff([frame.time_s for frame in read]) == pytest.approx(1 / 30, abs=0.001)


def test_a_clip_of_uneven_stamps_is_shown_at_an_even_rate(tmp_path: Path) -> None:
    slow_start = np.concatenate([np.arange(10) / 10, 1 + np.arange(20) / 30])
    shown, rate = annotated._evenly(slow_start)
    assert rate == pytest.approx(30)
    assert shown[:7] == [0, 0, 0, 1, 1, 1, 2]
    assert shown[-3:] == [26, 27, 28]


@pytest.mark.browser
def test_a_browser_plays_the_short_clip(tmp_path: Path, chromium_path: str) -> None:
    sync_api = pytest.importorskip("playwright.sync_api")
    path = written(tmp_path / "clip.mp4", frames=30)
    short_clip(path, standing(), [], tmp_path / "short.webm")
    (tmp_path / "page.html").write_text('<video muted autoplay src="short.webm"></video>')
    handler = functools.partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with sync_api.sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium_path, args=["--no-sandbox"]
            )
            page = browser.new_page()
            page.goto(f"http://127.0.0.1:{server.server_port}/page.html")
            page.wait_for_function("document.querySelector('video').ended", timeout=60_000)
            height = page.evaluate("document.querySelector('video').videoHeight")
            browser.close()
        server.shutdown()
    assert height == 560
