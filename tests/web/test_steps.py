"""The phone as a step counter: motion of a filmed runner's hip, felt by the page in a browser."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from playwright.sync_api import expect

from surefoot.facts.technique import CadenceMeasured
from surefoot.service.app import Surefoot
from tests.gait.clips import TRUTH
from tests.service.conftest import Clock

from .in_browser import button, faults, slips

pytestmark = pytest.mark.browser

KEYPOINTS = TRUTH / "treadmill_side.rtmpose.json"
TRUE_SPM = 168.9
"""Measured from the clip's pixels, without a pose model."""
LEG_M = 0.85
"""Hip to ankle; only how hard the motion is depends on it."""
G_MPS2 = 9.81

FEEL = """(samples) => {
  window.began ??= performance.now();
  for (const [at_s, x, y, z] of samples) {
    const felt = { accelerationIncludingGravity: { x, y, z }, interval: 16 };
    const event = new DeviceMotionEvent("devicemotion", felt);
    Object.defineProperty(event, "timeStamp", { value: window.began + at_s * 1000 });
    dispatchEvent(event);
  }
}"""


def hip_motion(seconds: float, rate_hz: float = 60.0) -> NDArray[np.float64]:
    """What a phone at the filmed hip would have told: time in s and three axes in m/s² with
    gravity, shape (n, 4); the clip is repeated where the hip moves most alike."""
    told = json.loads(KEYPOINTS.read_text())
    points = np.array(told["frames"], dtype=float)[:, :, :2]
    at = {name: points[:, place] for place, name in enumerate(told["keypoint_names"])}
    leg_px = np.median(
        np.hypot(*(at["l_hip"] - at["l_knee"]).T) + np.hypot(*(at["l_knee"] - at["l_ankle"]).T)
    )
    hip_m = at["mid_hip"] * [1, -1] * LEG_M / leg_px
    weights = np.exp(-0.5 * (np.arange(-4, 5) / 1.2) ** 2)
    smooth = np.stack([np.convolve(axis, weights / weights.sum(), "valid") for axis in hip_m.T], 1)
    felt = np.diff(smooth, 2, axis=0) * float(told["fps"]) ** 2
    lags = np.arange(int(0.8 * len(felt)), len(felt) - 15)
    apart = np.array([np.sum((felt[lag : lag + 15] - felt[:15]) ** 2) for lag in lags])
    best = int(np.clip(np.argmin(apart), 1, len(lags) - 2))
    before, least, after = apart[best - 1 : best + 2]
    whole = lags[best] + (before - after) / (2 * (before - 2 * least + after))
    rng = np.random.default_rng(6)
    moments = np.arange(0, seconds, 1 / rate_hz)
    frames = (moments * float(told["fps"])) % whole
    ahead, up = (np.interp(frames, np.arange(len(felt)), axis) for axis in felt.T)
    turned = 0.6
    x = ahead * np.cos(turned) - (up + G_MPS2) * np.sin(turned)
    y = ahead * np.sin(turned) + (up + G_MPS2) * np.cos(turned)
    late = moments + rng.uniform(-0.004, 0.004, len(moments))
    return np.stack([late, x, y, rng.normal(0, 0.3, len(moments))], 1)


def feel(page: Any, samples: NDArray[np.float64]) -> None:
    """Lets the page feel 45 s of motion on its own clock, five seconds at once."""
    for begin in range(0, 45, 5):
        within = (samples[:, 0] >= begin) & (samples[:, 0] < begin + 5)
        page.evaluate(FEEL, np.round(samples[within], 4).tolist())
        page.clock.run_for(5000)


@pytest.mark.skipif(not KEYPOINTS.is_file(), reason="no ../shared beside the repository")
def test_a_filmed_runners_steps_are_counted_saved_and_taken_back(
    surefoot: Surefoot, clock: Clock, address: str, page_of: Callable[[str], Any]
) -> None:
    page = page_of("about:blank")
    page.clock.install(time=clock())
    page.goto(f"{address}/#/steps")
    page.get_by_role("heading", name="Count your steps").wait_for()
    assert slips(page) == []
    page.clock.pause_at(clock() + timedelta(minutes=1))
    button(page, "Start")
    expect(page.get_by_text("Get ready").first).to_be_visible()
    page.clock.run_for(4000)
    expect(page.get_by_role("heading", name="No motion comes")).to_be_visible()
    button(page, "Try again")
    expect(page.get_by_text("Get ready").first).to_be_visible()
    feel(page, hip_motion(45))
    told = page.get_by_text(re.compile(r"± .*, over 30 s"))
    expect(told).to_be_visible()
    spm = float(told.inner_text().split(" ±")[0])
    assert abs(spm - TRUE_SPM) <= 1
    page.clock.resume()
    clock.forward(minutes=5)
    button(page, "Save it")
    expect(page.get_by_text(f"Saved: {spm:.0f} steps a minute.")).to_be_visible()
    expect(page.get_by_role("heading", name="Counted before")).to_be_visible()
    assert faults(page) == []
    saved = [fact for fact in surefoot.facts() if isinstance(fact, CadenceMeasured)]
    assert [(fact.spm, fact.by, fact.over_s) for fact in saved] == [(spm, "phone", 30)]
    button(page, "Undo")
    expect(page.get_by_role("heading", name="Counted before")).to_have_count(0)
    assert surefoot.cadence_counts().counts == []
