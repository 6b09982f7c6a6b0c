"""Every page in both themes: nothing that axe-core finds wrong, nothing that scrolls sideways."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from surefoot.lab.demo import demo_facts
from surefoot.service.gait.about import About
from surefoot.service.opening import open_surefoot
from tests.service.gait.conftest import told
from tests.service.test_use_cases import gpx

from .in_browser import CLIENT, PATIENCE_MS, faults, running, slips

pytestmark = pytest.mark.browser

SCREENS = re.findall(
    r'^  "?([a-z-]*)"?: \{', (CLIENT / "src" / "screens.tsx").read_text(), re.MULTILINE
)
NOW = datetime(2026, 5, 10, 8, tzinfo=UTC)
NARROW, WIDE = {"width": 320, "height": 700}, {"width": 1280, "height": 900}

Size = dict[str, int]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str, str]]:
    """A runner twelve weeks into the plan, with a run from a watch and a clip; the server and the
    ids of both."""
    home = tmp_path_factory.mktemp("pages") / "home"
    with open_surefoot(home, now=lambda: NOW) as surefoot:
        surefoot.take_over(demo_facts(surefoot.knowledge, surefoot.subject, surefoot.day()))
        (view,) = surefoot.import_files([("run.gpx", BytesIO(gpx(NOW, 40)))]).files
        clip = surefoot.video.keep_measured(Path("a.mp4"), About("side", kept="nothing"), told())
        with running(surefoot) as at:
            yield at, view.activities[0].id, clip


def pages(run: str, clip: str) -> list[str]:
    """Every screen of the client's table, and one of each kind that hangs below it."""
    below = {
        "activities": run,
        "articles": "cadence",
        "test": "side_plank",
        "topics": "X01",
        "video": clip,
    }
    return [*SCREENS, *(f"{screen}/{rest}" for screen, rest in below.items())]


def test_the_table_of_screens_is_read() -> None:
    assert {"", "plan", "more", "start"} <= set(SCREENS)


@pytest.mark.parametrize(
    ("scheme", "locale", "size", "other"),
    [("light", "en-GB", WIDE, NARROW), ("dark", "de-DE", NARROW, WIDE)],
    ids=["light-en", "dark-de"],
)
def test_every_page_is_without_a_fault_and_fits_the_narrowest_phone(
    browser: Any, address: tuple[str, str, str], scheme: str, locale: str, size: Size, other: Size
) -> None:
    server, run, clip = address
    context = browser.new_context(
        color_scheme=scheme, locale=locale, reduced_motion="reduce", service_workers="block"
    )
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.clock.set_fixed_time(NOW)
    page.goto(server)
    wrong: dict[str, list[str]] = {}
    for path in pages(run, clip):
        page.evaluate("(path) => { location.hash = `#/${path}`; }", path)
        page.evaluate(SETTLED)
        page.set_viewport_size(other)
        found = slips(page)
        page.set_viewport_size(size)
        if found := [*found, *faults(page)]:
            wrong[path] = found
    context.close()
    assert wrong == {}, json.dumps(wrong, indent=1)


SETTLED = """() => new Promise((settled) => {
  let quiet = setTimeout(settled, 150);
  new MutationObserver(() => {
    clearTimeout(quiet);
    quiet = document.querySelector("main h1") ? setTimeout(settled, 150) : 0;
  }).observe(document.body, { childList: true, subtree: true });
})"""
