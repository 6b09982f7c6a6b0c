"""The log and one activity in a real browser: imported, walked through, corrected, taken out."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import expect

from surefoot.service.app import Surefoot
from surefoot.service.opening import open_surefoot
from tests.activity.walking_and_running import recorded, run, walk
from tests.service.conftest import Clock, onboard

from .in_browser import button, chip, running, slips

pytestmark = pytest.mark.browser
START = datetime(2026, 5, 9, 7, tzinfo=UTC)
POINT = (
    "<Trackpoint><Time>{time}</Time><Position><LatitudeDegrees>{north:.6f}</LatitudeDegrees>"
    "<LongitudeDegrees>7.6</LongitudeDegrees></Position><AltitudeMeters>{height:.1f}"
    "</AltitudeMeters><DistanceMeters>{metres:.1f}</DistanceMeters><Cadence>{strides:.0f}</Cadence>"
    "</Trackpoint>"
)
TCX = """<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2">
<Activities><Activity Sport="Running"><Id>{start}</Id><Lap StartTime="{start}">
<Track>{points}</Track></Lap></Activity></Activities></TrainingCenterDatabase>"""


def stamp(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def walk_run() -> bytes:
    """Six times four minutes of running and one of walking, up a gentle hill, as a TCX file."""
    legs = [walk(5), *[leg for _ in range(6) for leg in (run(4, 2.0), walk(1))], walk(4)]
    streams = recorded(legs).streams
    points = [
        POINT.format(
            time=stamp(START + timedelta(seconds=float(streams["time_s"][at]))),
            north=47.5 + streams["distance_m"][at] / 111_195,
            height=streams["elevation_m"][at],
            metres=streams["distance_m"][at],
            strides=streams["cadence_spm"][at] / 2,
        )
        for at in np.arange(len(streams["time_s"]))
    ]
    return TCX.format(start=stamp(START), points="".join(points)).encode()


@pytest.fixture
def surefoot(tmp_path: Path) -> Iterator[Surefoot]:
    """A runner who has imported nothing."""
    clock = Clock()
    with open_surefoot(tmp_path / "home", now=clock) as opened:
        onboard(opened, clock)
        yield opened


def test_a_run_is_imported_read_walked_through_corrected_and_taken_out(
    surefoot: Surefoot, page_of: Callable[[str], Any]
) -> None:
    with running(surefoot) as address:
        page = page_of(f"{address}/#/activities")
        page.get_by_role("heading", name="Nothing here yet").wait_for()
        page.get_by_role("link", name="Import files").click()
        file = {"name": "six.tcx", "mimeType": "application/xml", "buffer": walk_run()}
        page.get_by_label("Files to import").set_input_files([file])
        page.get_by_role("link", name="Run, Sat").click()

        page.get_by_text("6 × about 4 min of running, with about 1 min between.").wait_for()
        page.get_by_role("heading", name="Run", exact=True).wait_for()
        heart = page.locator(".measured > div", has_text="Heart rate").first
        expect(heart).to_contain_text("not measured")
        button(page, "Where are these numbers from?")
        expect(heart).to_contain_text("not in the file")
        assert slips(page) == []

        pace = page.get_by_role("slider", name="Pace along the way")
        pace.focus()
        page.keyboard.press("Home")
        page.keyboard.press("PageUp")
        expect(pace).to_have_attribute("aria-valuetext", re.compile("min/km"))
        climb = page.get_by_role("slider", name="Elevation along the way")
        # one cursor through all of them
        expect(climb).to_have_attribute("aria-valuetext", re.compile(" m"))
        gaits = page.get_by_role("slider", name="Running and walking over time")
        gaits.focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        expect(gaits).to_have_attribute("aria-valuetext", re.compile("Run: 4:0"))
        page.locator(".plot", has=pace).get_by_text("As a table").click()
        table = page.get_by_role("region", name="Pace along the way")
        table.locator("tbody tr").nth(4).wait_for()

        page.get_by_text("It was another sport").click()
        chip(page, "What was it?", "Walk")
        page.get_by_role("heading", name="Walk", exact=True).wait_for()

        button(page, "Take this activity out")
        button(page, "Yes, take it out")
        page.get_by_role("heading", name="Nothing here yet").wait_for()
    assert surefoot.activities().lines().kept == 0


def test_the_log_is_narrowed_down_and_shown_whole_again(
    surefoot: Surefoot, page_of: Callable[[str], Any]
) -> None:
    surefoot.import_files([("six.tcx", BytesIO(walk_run()))])
    with running(surefoot) as address:
        page = page_of(f"{address}/#/activities")
        line = page.locator(".log-line")
        line.wait_for()
        page.get_by_label("Search").fill("marathon")
        page.get_by_text("No activity is like that.").wait_for()
        button(page, "Show all")
        line.wait_for()
        page.locator("summary", has_text="Filters").click()
        page.get_by_label("At least as far as").fill("30")
        page.get_by_text("No activity is like that.").wait_for()
        page.get_by_label("At least as far as").fill("3")
        page.get_by_text("1 of 1 activities").wait_for()
        line.click()
        page.get_by_role("slider", name="Elevation along the way").wait_for()
        page.get_by_role("main").get_by_role("link", name="Activities").click()
        page.get_by_text("1 of 1 activities").wait_for()  # what was asked for is there again
