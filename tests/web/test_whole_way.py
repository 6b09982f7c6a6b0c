"""The whole way of a runner in one real browser, against the real service and a real watch file."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from surefoot.facts.types import CheckIn, SessionFeedback
from surefoot.service.app import Surefoot
from surefoot.service.opening import open_surefoot
from surefoot.service.preview_views import Edit
from tests.activity.corpus import CORPUS, needs_corpus
from tests.service.conftest import Clock, fact

from .in_browser import button, chip, once_sent, running, scale, until_kept
from .opening_questions import opened, the_rest

pytestmark = pytest.mark.browser

RUN = CORPUS / "fit" / "run_fr945_14km_triplet.fit"
MORNING = datetime(2019, 6, 15, 6, tzinfo=UTC)  # of the day of that run


@needs_corpus
def test_from_the_first_question_to_the_same_plan_restored(
    tmp_path: Path, page_of: Callable[[str], Any]
) -> None:
    clock = Clock()
    clock.moment = MORNING
    with (
        open_surefoot(tmp_path / "home", now=clock, serving_at="a test") as surefoot,
        running(surefoot) as address,
    ):
        page = page_of("about:blank")
        at(page, clock)
        page.goto(address)
        answers_the_questions(page, clock)
        checks_in(page, 1)
        plays_a_session(page, address, surefoot)

        clock.forward(hours=8)
        at(page, clock)
        imports_a_run(page, address, surefoot)

        clock.forward(hours=16)
        at(page, clock)
        checks_in_without_a_network(page, address, surefoot)
        rests_for_a_week(surefoot, clock)
        at(page, clock)
        moves_against_the_rules(page, address, surefoot)
        speaks_german_in_miles(page, address)
        takes_it_all_along_and_back(page, address, surefoot, tmp_path)


def at(page: Any, clock: Clock) -> None:
    page.clock.set_fixed_time(clock())


def answers_the_questions(page: Any, clock: Clock) -> None:
    opened(page, clock)
    page.get_by_label("Right outer knee").check()
    button(page, "Next")
    button(page, "Next")
    began = (clock() - timedelta(days=2)).date()
    page.get_by_label("When did it begin?").fill(began.isoformat())
    scale(page, "Worst pain in the last 7 days", 2)
    scale(page, "On a usual morning", 0)
    chip(page, "Do you limp?", "No")
    chip(page, "Can you walk 30 minutes", "Yes")
    page.get_by_label("Days since your last run").fill("2")
    button(page, "Next")
    page.get_by_label("Running").fill("160")
    button(page, "Next")
    the_rest(page)
    page.get_by_role("link", name="Check in now").click()
    page.get_by_text("Not known yet").wait_for()


def checks_in(page: Any, pain: int) -> None:
    scale(page, "Right outer knee", pain)
    chip(page, "First steps", "Normal")
    chip(page, "Compared with yesterday", "Same")
    chip(page, "Sleep", "Over 7 h")
    chip(page, "Energy", "4")
    button(page, "No to both, save")
    page.get_by_text("Checked in").wait_for()
    once_sent(page)


def plays_a_session(page: Any, address: str, surefoot: Surefoot) -> None:
    session = surefoot.today().sessions[0]
    page.goto(f"{address}/#/play/{session.id}")
    page.locator(".play-main").click()
    page.reload()
    page.get_by_role("heading", name="Half-way there").wait_for()
    button(page, "Go on")
    button(page, "Leave")
    button(page, "End it here")
    button(page, "Say how it was")
    scale(page, "worst pain during", 0)
    page.locator("dialog").get_by_role("button", name="Save").click()
    page.locator(".light").wait_for()
    once_sent(page)
    (told,) = [fact for fact in surefoot.facts() if isinstance(fact, SessionFeedback)]
    assert (told.planned_session, told.done) == (session.id, "partly")


def imports_a_run(page: Any, address: str, surefoot: Surefoot) -> None:
    before = surefoot.plan()
    page.goto(f"{address}/#/import")
    page.set_input_files("input[type=file]", RUN)
    page.locator(".files").get_by_text("14", exact=False).first.wait_for()
    page.goto(f"{address}/#/why")
    page.get_by_text("Nothing rises for a week", exact=False).first.wait_for()
    assert surefoot.plan() != before


def checks_in_without_a_network(page: Any, address: str, surefoot: Surefoot) -> None:
    page.goto(f"{address}/#/")
    page.reload()
    until_kept(page, "/api/plan?weeks=4&in=en")
    page.context.set_offline(True)
    scale(page, "Right outer knee", 2)
    button(page, "Save")
    page.get_by_text("1 entry waits, offline").wait_for()
    page.reload()
    page.get_by_text("1 entry waits, offline").wait_for()
    page.context.set_offline(False)
    once_sent(page)
    assert [fact.pain for fact in surefoot.facts() if isinstance(fact, CheckIn)][1:] == [
        {"ITB_R": 2}
    ]


def rests_for_a_week(surefoot: Surefoot, clock: Clock) -> None:
    """Until nothing is held back any more for the run that went beyond the plan."""
    for _ in range(8):
        clock.forward(days=1)
        surefoot.receive(
            [
                fact(
                    surefoot,
                    "check_in",
                    clock(),
                    pain={"ITB_R": 0},
                    first_steps="normal",
                    versus_yesterday="same",
                    painkillers_24h=False,
                    worrying=False,
                )
            ]
        )


def moves_against_the_rules(page: Any, address: str, surefoot: Surefoot) -> None:
    day, title, other = barred_move(surefoot)
    count = len(surefoot.facts())
    page.goto(f"{address}/#/plan")
    page.locator(f"[data-day='{day}'] .entry-open", has_text=title).first.focus()
    page.keyboard.press("m")
    page.locator("dialog input[type=radio]:focus").wait_for()
    page.locator("dialog label", has_text=f"{other:%A}").click()
    page.locator("[role=status]", has_text="This does not fit").wait_for()
    page.keyboard.press("Escape")
    assert len(surefoot.facts()) == count


def barred_move(surefoot: Surefoot) -> tuple[Any, str, Any]:
    """A planned session with its day, and a day of the week that the rules bar it from."""
    week = surefoot.plan(1).weeks[0]
    coming = [day for day in week.days if day.date >= surefoot.day()]
    for day in coming:
        for session in day.sessions:
            for other in coming:
                word = surefoot.planning().preview([Edit("move", session.id, to_day=other.date)])
                if word.verdict == "refused":
                    return day.date, session.title, other.date
    raise AssertionError("every move fits")


def speaks_german_in_miles(page: Any, address: str) -> None:
    page.goto(f"{address}/#/settings")
    page.get_by_label("Deutsch").check(force=True)
    page.get_by_role("heading", name="Sprache, Einheiten und Land").wait_for()
    page.get_by_label("mi und ft").check(force=True)
    page.goto(f"{address}/#/activities")
    page.get_by_text(re.compile(r"\b[89],\d+ mi\b")).first.wait_for()
    page.goto(f"{address}/#/settings")
    page.get_by_label("English").check(force=True)
    page.get_by_role("heading", name="Language, units and country").wait_for()


def takes_it_all_along_and_back(page: Any, address: str, surefoot: Surefoot, folder: Path) -> None:
    before = surefoot.today(), surefoot.plan(4), surefoot.facts()
    page.goto(f"{address}/#/your-data")
    with page.expect_download() as saved:
        button(page, "Everything as one archive")
    archive = folder / "mine.zip"
    saved.value.save_as(archive)
    page.get_by_label("Type “delete everything”").fill("delete everything")
    page.get_by_role("button", name="Delete everything", exact=True).click()
    page.get_by_label("How old are you?").wait_for()
    assert len(surefoot.facts()) == 0
    page.goto(f"{address}/#/your-data")
    page.set_input_files("input[type=file]", archive)
    button(page, "Bring it back")
    page.get_by_role("link", name="To today").click()
    page.locator(".light").wait_for()
    assert (surefoot.today(), surefoot.plan(4), surefoot.facts()) == before
