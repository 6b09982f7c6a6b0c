"""Lighthouse's measures of Today, taken by script on a phone's network and processor.

Usage: python bench/page.py [loads]
A slow phone as Lighthouse simulates one (1.6 Mbit/s, 150 ms, a processor at a quarter), an empty
cache, five loads. The five numbers are scored by Lighthouse's curves and weights (its version 10
and later); Speed Index is taken as the largest contentful paint, the last thing that Today shows.
"""

from __future__ import annotations

import math
import statistics
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from app import CHROMIUM, fill, serving  # noqa: E402

LOADS, RUNS = 5, 50
BAR = 95
SETTLED_MS = 3000
BYTES_PER_S, RTT_MS, SLOWER = 1_638_400 / 8, 150, 4
SEEN = """() => {
  window.seen = {lcp: 0, cls: 0, blocked: 0};
  const watch = (type, each) => new PerformanceObserver((list) => list.getEntries().forEach(each))
    .observe({type, buffered: true});
  watch("largest-contentful-paint", (entry) => (seen.lcp = entry.startTime));
  watch("layout-shift", (entry) => entry.hadRecentInput || (seen.cls += entry.value));
  watch("longtask", (entry) => (seen.blocked += entry.duration - 50));
}"""
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"


class Curve(NamedTuple):
    """A measure's weight, and where its score is 0.9 and 0.5."""

    weight: float
    good: float
    median: float

    def score(self, value: float) -> float:
        """The log-normal curve through both points."""
        if value <= 0:
            return 1.0
        spread = (math.log(self.median) - math.log(self.good)) / (math.sqrt(2) * INVERSE_ERF_08)
        away = (math.log(value) - math.log(self.median)) / (math.sqrt(2) * spread)
        return 0.5 * (1 - math.erf(away))


INVERSE_ERF_08 = 0.9061938024368232
CURVES = {
    "first contentful paint, ms": Curve(0.10, 1800, 3000),
    "speed index, ms": Curve(0.10, 3387, 5800),
    "largest contentful paint, ms": Curve(0.25, 2500, 4000),
    "total blocking time, ms": Curve(0.30, 200, 600),
    "cumulative layout shift": Curve(0.25, 0.1, 0.25),
}


def main() -> None:
    from playwright.sync_api import sync_playwright

    loads = int(sys.argv[1]) if len(sys.argv) > 1 else LOADS
    with TemporaryDirectory() as folder:
        fill(Path(folder), RUNS)
        with serving(Path(folder)) as port, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            seen = [load(browser, f"http://127.0.0.1:{port}/") for _ in range(loads)]
            browser.close()
    total = 0.0
    print(f"{'Today, median of ' + str(loads):34}{'value':>9}{'score':>8}")
    for name, curve in CURVES.items():
        value = statistics.median(each[name] for each in seen)
        total += curve.weight * curve.score(value)
        print(f"{name:34}{value:9.3g}{100 * curve.score(value):8.0f}")
    print(f"{'performance':34}{'':9}{100 * total:8.0f}   bar {BAR}")


def load(browser: Any, address: str) -> dict[str, float]:
    """The five numbers of one load with nothing cached."""
    context = browser.new_context(
        viewport={"width": 412, "height": 823}, device_scale_factor=1.75, service_workers="block"
    )
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": RTT_MS,
            "downloadThroughput": BYTES_PER_S,
            "uploadThroughput": BYTES_PER_S,
        },
    )
    wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(f"({SEEN})()")
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(SETTLED_MS)
    found = page.evaluate("seen")
    painted = page.evaluate(PAINTED)
    context.close()
    return {
        "first contentful paint, ms": painted,
        "speed index, ms": found["lcp"],
        "largest contentful paint, ms": found["lcp"],
        "total blocking time, ms": found["blocked"],
        "cumulative layout shift": found["cls"],
    }


if __name__ == "__main__":
    main()
