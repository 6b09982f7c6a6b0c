"""Metronome and music in a real browser: taps, interruptions, files to take along, a song."""

import io
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from surefoot.facts.technique import CadenceMeasured
from surefoot.facts.types import Correction
from surefoot.service.app import Surefoot
from tests.gait.songs import made_song, saved

from .in_browser import ask, button, chip, faults, slips, until

pytestmark = pytest.mark.browser

TAPPED = """(tap) => {
  for (let step = 0; step <= 24; step++) {
    const event = new PointerEvent("pointerdown", { bubbles: true });
    Object.defineProperty(event, "timeStamp", { value: 1000 + (step * 60000) / 171 });
    tap.dispatchEvent(event);
  }
}"""

HELD = """() => {
  const { start } = AudioBufferSourceNode.prototype, { resume } = AudioContext.prototype;
  AudioBufferSourceNode.prototype.start = function (at) {
    window.heard = this.context;
    return start.call(this, at);
  };
  window.interrupt = () => {
    AudioContext.prototype.resume = () => Promise.reject(new Error("a call"));
    return window.heard.suspend();
  };
  window.hangUp = () => {
    AudioContext.prototype.resume = resume;
  };
}"""


def test_taps_are_kept_a_call_is_survived_and_clicks_are_taken_along(
    page_at: Callable[[str], Any], address: str, surefoot: Surefoot
) -> None:
    page = page_at(f"{address}/#/metronome")
    page.get_by_role("heading", name="For a locked phone").wait_for()
    page.get_by_role("button", name="Tap each step").evaluate(TAPPED)
    button(page, "Save what I tapped")
    expect(page.get_by_text("Saved: 171 steps a minute.")).to_be_visible()
    until(page, lambda: isinstance(surefoot.facts()[-1], CadenceMeasured))
    told = surefoot.facts()[-1]
    assert isinstance(told, CadenceMeasured) and (told.spm, told.by) == (171.0, "taps")
    assert told.spread_spm == 0 and told.over_s == pytest.approx(24 * 60 / 171, abs=0.1)
    button(page, "Undo")
    until(page, lambda: isinstance(surefoot.facts()[-1], Correction))

    page.get_by_label("Own lengths").check()
    page.get_by_label("Off", exact=True).fill("0.5")
    page.evaluate(HELD)
    page.get_by_role("button", name="Start", exact=True).click()
    page.evaluate("window.interrupt()")
    expect(page.get_by_text("The sound was interrupted")).to_be_visible()
    page.evaluate("window.hangUp()")
    expect(page.get_by_text("The sound was interrupted")).to_have_count(0)
    button(page, "Stop it")

    page.get_by_label("How long?").fill("1")
    chip(page, "File", "WAV")
    assert faults(page) == []
    with page.expect_download() as download:
        page.get_by_role("link", name="Save the clicks").click()
    with wave.open(io.BytesIO(Path(download.value.path()).read_bytes())) as file:
        assert file.getnframes() == 70 * file.getframerate()
    assert download.value.suggested_filename == "surefoot-171spm-1min.wav"
    page.reload()
    expect(page.get_by_label("Off", exact=True)).to_have_value("0.5")


def test_a_song_is_brought_heard_of_saved_and_gone(
    page_at: Callable[[str], Any], address: str, tmp_path: Path
) -> None:
    soundfile = pytest.importorskip("soundfile")
    pytest.importorskip("librosa")
    page = page_at(f"{address}/#/music")
    page.set_default_timeout(120_000)
    song = saved(tmp_path / "My song.ogg", made_song(84)[0])
    page.get_by_label("Your song").last.set_input_files(song)
    page.get_by_label("Steps per minute").fill("170")
    chip(page, "Clicks over it", "Soft")
    chip(page, "File", "Ogg")
    button(page, "Bring it to my steps")
    page.get_by_role("button", name="Save the song").wait_for()
    expect(page.get_by_text("a beat comes at each second step")).to_be_visible()
    assert faults(page) == []
    (brought,) = ask(page, address, "songs")
    assert abs(brought["found"]["bpm"] / 84 - 1) < 0.005 and brought["found"]["steps"] == 2
    with page.expect_download() as download:
        button(page, "Save the song")
    expect(page.get_by_text("and deleted here")).to_be_visible()
    assert download.value.suggested_filename == "My song (170 spm).ogg"
    heard, rate = soundfile.read(download.value.path())
    assert abs(len(heard) / rate - 20 / brought["found"]["faster"]) < 0.1
    assert ask(page, address, "songs") == []


def test_without_the_extra_the_page_says_how_to_get_it(
    page_at: Callable[[str], Any], address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("sound_files", "music"):
        monkeypatch.setattr(f"surefoot.gait.{module}.find_spec", lambda name: None)
    page = page_at(f"{address}/#/music")
    expect(page.get_by_text("run scripts/setup.sh music")).to_be_visible()
    assert slips(page) == []
    page.goto(f"{address}/#/metronome")
    expect(page.get_by_role("link", name="Save the clicks")).to_be_visible()
    expect(page.get_by_role("group", name="File")).to_have_count(0)
