"""The opening questions in a real browser: to the first plan, with files, and with a red flag."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from surefoot.facts.types import Profile, RedFlagAnswer
from surefoot.service.app import Surefoot
from surefoot.service.opening import open_surefoot
from tests.activity.corpus import ARCHIVES, needs_corpus
from tests.service.conftest import Clock
from tests.service.test_use_cases import gpx

from .in_browser import ask, button, chip, faults, running, scale, until
from .opening_questions import injured, opened, the_rest

pytestmark = pytest.mark.browser

File = dict[str, Any]


def runs(clock: Clock) -> list[File]:
    """A run of 50 minutes every third day of the eight weeks before today."""
    return [
        {
            "name": f"{days}.gpx",
            "mimeType": "application/gpx+xml",
            "buffer": gpx(clock() - timedelta(days=days, hours=1), 50),
        }
        for days in range(6, 56, 3)
    ]


def profile(surefoot: Surefoot) -> Profile:
    (found,) = [fact for fact in surefoot.facts() if isinstance(fact, Profile)]
    return found


def test_files_fill_the_usual_week_and_it_ends_on_a_first_plan(
    tmp_path: Path, page_of: Callable[[str], Any]
) -> None:
    clock = Clock()
    with open_surefoot(tmp_path / "home", now=clock) as surefoot, running(surefoot) as address:
        page = page_of(address)
        opened(page, clock)
        box = page.get_by_label("Right outer knee")
        box.focus()
        page.keyboard.press("Space")
        expect(box).to_be_checked()
        expect(page.locator(".spot-on")).to_have_count(1)
        page.locator(".body").nth(1).locator(".spot-left .spot-mark").click()
        expect(page.get_by_label("Left hamstring")).to_be_checked()
        page.locator(".body").nth(1).locator(".spot-left .spot-mark").click()
        assert faults(page) == []
        button(page, "Next")
        page.set_input_files("input[type=file]", runs(clock))
        page.get_by_text("17 files read.").wait_for()
        page.get_by_text("Your newest run is of").wait_for()
        assert faults(page) == []
        button(page, "Next")
        injured(page)
        assert faults(page) == []
        button(page, "6 days, by the newest run")
        button(page, "Next")
        page.get_by_text("From 10 runs of your files").wait_for()
        minutes = page.get_by_label("Running")
        expect(minutes).to_have_value("125")
        page.get_by_label("Longest run").fill("70")
        button(page, "One step back")
        page.get_by_role("heading", name="Right outer knee").wait_for()
        button(page, "Next")
        page.reload()
        expect(minutes).to_have_value("125")
        expect(page.get_by_label("Longest run")).to_have_value("70")
        assert faults(page) == []
        button(page, "Next")
        the_rest(page)
        page.get_by_role("heading", name="Your first plan").wait_for()
        page.get_by_text("it is a range, not a promise", exact=False).wait_for()
        page.get_by_text("What this rests on").click()
        page.get_by_text("EV005").wait_for()
        assert faults(page) == []
        page.get_by_role("link", name="Check in now").click()
        page.locator(".light").wait_for()
        baseline = profile(surefoot).baseline
        assert (baseline.run_min_per_week, baseline.longest_run_min) == (125, 70)
        assert baseline.runs_per_week == 3 and baseline.run_m_per_week is not None


def test_a_yes_to_a_red_flag_stops_says_whom_to_see_and_lets_go_on(
    tmp_path: Path, page_of: Callable[[str], Any]
) -> None:
    clock = Clock()
    with open_surefoot(tmp_path / "home", now=clock) as surefoot, running(surefoot) as address:
        page = page_of(address)
        page.clock.set_fixed_time(clock())
        page.get_by_label("How old are you?").fill("38")
        button(page, "Next")
        page.get_by_text("short of breath").click()
        button(page, "Go on with 1 ticked")
        page.get_by_role("heading", name="Before this is sent").wait_for()
        assert not surefoot.facts()
        button(page, "Yes, that is right")
        page.get_by_role("heading", name="What to do now").wait_for()
        page.get_by_role("link", name="Call 112").wait_for()
        until(page, surefoot.facts)
        (told,) = [fact for fact in surefoot.facts() if isinstance(fact, RedFlagAnswer)]
        assert told.answers["breathless_chest_pain_blood"] is True
        page.reload()  # whoever leaves finds it again
        button(page, "Finish the questions")
        for heading in ("And is any", "Last of these"):
            page.get_by_role("heading", name=heading).wait_for()
            button(page, "None of these")
        page.get_by_label("Right outer knee").check()
        button(page, "Next")
        button(page, "Next")
        injured(page)
        page.get_by_label("Days since your last run").fill("6")
        button(page, "Next")
        page.get_by_label("Running").fill("200")
        button(page, "Next")
        the_rest(page)
        page.get_by_role("heading", name="First a clinician").wait_for()
        page.get_by_role("link", name="Call 112").wait_for()
        assert "breathless_chest_pain_blood" in str(ask(page, address, "today")["flags"])


@needs_corpus
def test_an_archive_of_an_export_fills_the_usual_week(
    tmp_path: Path, page_of: Callable[[str], Any]
) -> None:
    clock = Clock()
    archive = ARCHIVES / "synthetic_strava_export_en.zip"
    with open_surefoot(tmp_path / "home", now=clock) as surefoot, running(surefoot) as address:
        page = page_of(address)
        opened(page, clock)
        page.get_by_label("Right outer knee").check()
        button(page, "Next")
        page.set_input_files("input[type=file]", archive)
        page.get_by_text("Your newest run is of").wait_for(timeout=60_000)
        newest = surefoot.baseline(clock().date()).newest_run
        assert newest is not None
        button(page, "Next")
        page.get_by_label("When did it begin?").fill((newest + timedelta(days=1)).isoformat())
        scale(page, "Worst pain in the last 7 days", 5)
        scale(page, "On a usual morning", 1)
        chip(page, "Do you limp?", "No")
        chip(page, "Can you walk 30 minutes", "Yes")
        button(page, "by the newest run of your files")
        button(page, "Next")
        page.locator(".told").wait_for()
        usual = surefoot.baseline(newest + timedelta(days=1)).week
        assert usual is not None
        expect(page.get_by_label("Running")).to_have_value(f"{usual.run_min:g}")
        button(page, "Next")
        the_rest(page)
        page.get_by_role("link", name="Check in now").wait_for()
        assert profile(surefoot).baseline.run_min_per_week == usual.run_min
