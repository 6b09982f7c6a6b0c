"""A runner's days in a real browser: first plan, check-in, warning sign, what there is to read."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from playwright.sync_api import expect

from surefoot.facts.types import CheckIn, ClinicianNote, Correction, RedFlagAnswer, Settings
from surefoot.service.app import Surefoot
from surefoot.service.opening import open_surefoot
from surefoot.service.views import FileView, ImportStep
from tests.service.conftest import Clock, fact
from tests.service.test_matches import MILD

from .in_browser import ask, button, chip, once_sent, running, scale, slips, until
from .opening_questions import opened, the_rest

pytestmark = pytest.mark.browser

Opening = Callable[[str], Any]


def told(surefoot: Surefoot, kind: type[Any]) -> list[Any]:
    return [each for each in surefoot.facts() if isinstance(each, kind)]


@pytest.mark.parametrize("screen", ["", "#/plan"])
def test_a_run_is_saved_for_the_watch(
    surefoot: Surefoot, address: str, clock: Clock, page_at: Opening, screen: str
) -> None:
    surefoot.receive([fact(surefoot, "injury", clock() + timedelta(minutes=1), **MILD)])
    clock.forward(minutes=2)
    page = page_at(f"{address}/{screen}")
    if screen:
        page.locator(".day-today .entry-open", has_text="Long run").click()
    page.get_by_text("Send to the watch").locator("visible=true").click()
    with page.expect_download() as saved:
        page.get_by_text("Save the workout").locator("visible=true").click()
    assert saved.value.suggested_filename == f"surefoot-{surefoot.day()}-run.fit"


def test_a_runner_starts_checks_in_and_logs_a_session(
    home: Path, clock: Clock, page_of: Opening
) -> None:
    with open_surefoot(home, now=clock) as surefoot, running(surefoot) as address:
        page = page_of(address)
        opened(page, clock)
        page.get_by_label("Right outer knee").check()
        button(page, "Next")
        page.get_by_role("heading", name="What your watch knows").wait_for()
        button(page, "Next")
        page.get_by_label("When did it begin?").fill("2020-05-06")
        scale(page, "Worst pain in the last 7 days", 5)
        scale(page, "On a usual morning", 1)
        chip(page, "Do you limp?", "No")
        chip(page, "Can you walk 30 minutes", "Yes")
        page.get_by_label("Days since your last run").fill("20")
        button(page, "Next")
        page.get_by_label("Running").fill("240")
        page.reload()  # the draft survives
        expect(page.get_by_label("Running")).to_have_value("240")
        button(page, "Next")
        the_rest(page)
        page.get_by_role("link", name="Check in now").click()
        expect(page.locator(".light")).to_contain_text("Not known yet")

        scale(page, "Right outer knee", 1)
        chip(page, "Anything new or worrying?", "No")
        button(page, "Save check-in")
        page.locator(".line-card").wait_for()
        once_sent(page)
        assert ask(page, address, "today")["checked_in"]

        button(page, "Done")
        scale(page, "worst pain during", 0)
        page.locator("dialog").get_by_role("button", name="Save").click()
        page.locator("dialog").wait_for(state="detached")
        once_sent(page)
        assert any(session["done"] for session in ask(page, address, "today")["sessions"])

        page.goto(f"{address}/#/plan")
        expect(page.locator(".plan-days .day")).to_have_count(7)
        page.goto(f"{address}/#/why")
        page.locator(".reasons li").first.wait_for()


def test_a_whole_check_in_takes_six_taps(
    surefoot: Surefoot, address: str, page_at: Opening
) -> None:
    page = page_at(address)
    scale(page, "Right outer knee", 1)
    chip(page, "First steps", "Normal")
    chip(page, "Compared with yesterday", "Same")
    chip(page, "Sleep", "Over 7 h")
    chip(page, "Energy", "4")
    button(page, "No to both, save")
    page.locator(".line-card").wait_for()
    once_sent(page)
    (checked,) = told(surefoot, CheckIn)
    for question in surefoot.today().questions:
        if not question.optional and not question.why:  # what a gate asks comes on top
            assert getattr(checked, question.field) is not None, question.field


def test_an_import_shows_how_far_it_is_and_can_be_stopped(
    surefoot: Surefoot, address: str, page_of: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(files: object) -> Iterator[ImportStep]:
        for place in range(1, 1000):
            yield ImportStep(FileView(f"a.zip/{place}.gpx", "imported", [], []), place / 1000)
            sleep(0.02)

    monkeypatch.setattr(surefoot, "importing", slow)
    page = page_of(f"{address}/#/import")
    archive = {"name": "a.zip", "mimeType": "application/zip", "buffer": b"PK"}
    page.set_input_files("input[type=file]", archive)
    page.locator(".file").nth(2).wait_for()
    expect(page.locator("progress")).to_have_attribute("value", re.compile(r"^0\.\d*[1-9]"))
    assert ask(page, address, "state")["onboarded"]
    button(page, "Stop")
    page.locator("progress").wait_for(state="detached")
    said = page.get_by_text(re.compile(r"^\d+ Imported")).inner_text()
    expect(page.locator(".file")).to_have_count(int(said.split()[0]))


def test_yesterdays_pain_is_shown_and_not_taken_until_touched(
    surefoot: Surefoot, address: str, clock: Clock, page_at: Opening
) -> None:
    surefoot.receive([fact(surefoot, "check_in", clock(), pain={"ITB_R": 2})])
    clock.forward(days=1)
    page = page_at(address)
    page.locator(".ghost").wait_for()
    chip(page, "Anything new or worrying?", "No")
    button(page, "Save check-in")
    page.get_by_text("Touch a number").wait_for()
    assert len(told(surefoot, CheckIn)) == 1
    button(page, "Same as yesterday")
    button(page, "Save check-in")
    page.locator(".line-card").wait_for()
    once_sent(page)
    (_, checked) = told(surefoot, CheckIn)
    assert checked.pain == {"ITB_R": 2}
    assert checked.sleep is None

    button(page, "Correct")
    scale(page, "Right outer knee", 4)
    button(page, "Save check-in")
    page.locator(".line-card").wait_for()
    once_sent(page)
    (correction,) = told(surefoot, Correction)
    assert correction.corrects == checked.id
    assert correction.by.pain == {"ITB_R": 4}


def test_a_warning_sign_is_confirmed_before_it_is_sent(
    surefoot: Surefoot, address: str, page_at: Opening
) -> None:
    sign = surefoot.help().flags[1]
    page = page_at(address)
    button(page, "Something is wrong")
    page.locator("dialog .row-tick", has_text=sign.question).click()
    button(page, "Go on with 1 ticked")
    page.get_by_text("Is it right?").wait_for()
    assert not told(surefoot, RedFlagAnswer)
    button(page, "Yes, that is right")
    page.locator("dialog .see").wait_for()
    once_sent(page)
    (answer,) = told(surefoot, RedFlagAnswer)
    assert answer.answers[sign.id] is True
    button(page, "I have read this")
    page.locator(".flagged").wait_for()


def test_under_18_is_turned_away_and_nothing_is_stored(home: Path, page_of: Opening) -> None:
    with open_surefoot(home) as surefoot, running(surefoot) as address:
        page = page_of(address)
        page.get_by_label("How old are you?").fill("16")
        button(page, "Next")
        page.get_by_role("heading", name="Surefoot is for adults").wait_for()
        assert not surefoot.facts()


def test_articles_are_searched_and_show_their_sources(address: str, page_at: Opening) -> None:
    page = page_at(f"{address}/#/more")
    page.get_by_role("link", name="Good to know").click()
    page.get_by_label("Search").fill("median nobody half")
    page.get_by_text("No text has these words.").wait_for()
    page.get_by_label("Search").fill("92 %")
    page.get_by_role("link", name="How long it takes").click()
    page.get_by_role("heading", name="How long it takes").wait_for()
    page.locator("summary", has_text="Grade A").first.click()
    page.get_by_text("EV005").wait_for()
    page.get_by_role("link", name="When does running begin again?").click()
    page.get_by_role("heading", name="What the sources say").wait_for()
    page.goto(f"{address}/#/articles/why_strength")
    page.get_by_role("button", name="Side plank").click()
    page.locator("dialog").get_by_text("Move").first.wait_for()


def test_a_reason_leads_to_what_the_sources_disagree_on(
    surefoot: Surefoot, address: str, page_at: Opening
) -> None:
    page = page_at(f"{address}/#/why")
    topic = surefoot.why(None).topics[0]
    page.locator("summary", has_text=topic.question).click()
    page.get_by_role("link", name="Both sides and the sources").first.wait_for()


def test_a_number_is_made_more_careful(surefoot: Surefoot, address: str, page_at: Opening) -> None:
    page = page_at(f"{address}/#/numbers/run_green_top")
    row = page.locator("#run_green_top")
    row.get_by_text("You may choose 0 to 2").wait_for()
    row.get_by_label("Set it to").fill("1")
    row.get_by_role("button", name="Save").click()
    until(page, lambda: told(surefoot, Settings))
    (settings,) = told(surefoot, Settings)
    assert settings.parameters == {"run_green_top": 1}


def test_a_clinicians_note_sets_a_number(
    surefoot: Surefoot, address: str, page_at: Opening
) -> None:
    page = page_at(f"{address}/#/numbers/run_green_top")
    page.locator("#run_green_top").get_by_role("link", name="A clinician allowed").click()
    page.get_by_label("Their name").fill("Dr A")
    chip(page, "Their role", "Physiotherapist")
    page.get_by_label("Seen on").fill(surefoot.day().isoformat())
    page.get_by_label("What they said").fill("A three is fine.")
    page.get_by_label("They set: Highest pain during a run").fill("3")
    button(page, "Save the note")
    page.get_by_text("The note is kept.").wait_for()
    until(page, lambda: told(surefoot, ClinicianNote))
    (note,) = told(surefoot, ClinicianNote)
    assert note.parameters == {"run_green_top": 3}


def test_an_exercise_opens_with_its_figure_and_lets_go_again(
    address: str, page_at: Opening
) -> None:
    page = page_at(address)
    item = page.locator(".item").first
    name = item.locator(".item-name").inner_text()
    item.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name=name)
    picture = dialog.locator(".figure-moving")
    picture.wait_for()
    drawn = picture.evaluate("async (img) => { await img.decode(); return img.naturalWidth }")
    assert drawn > 0
    expect(picture).to_have_attribute("alt", re.compile(re.escape(name)))
    dialog.get_by_role("button", name="Show the positions").click()
    still = dialog.locator(".figure-poses")
    expect(still).to_have_attribute("src", re.compile("poses=true"))
    assert slips(page) == []
    page.keyboard.press("Escape")
    dialog.wait_for(state="detached")
    expect(item).to_be_focused()
