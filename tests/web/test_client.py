"""The client against the server: the same fields on both sides, and a runner's first two days."""

import dataclasses
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from time import sleep
from types import ModuleType
from typing import Any, get_args

import pytest
from playwright.sync_api import expect

from surefoot.activity.model import Sport
from surefoot.facts.vocabulary import CrossTrainingMode, SessionClass
from surefoot.figures import plot
from surefoot.service import (
    activity_views,
    baseline_views,
    beside_views,
    cadence_count_views,
    calendar_views,
    devices_views,
    help_views,
    jobs_views,
    library_views,
    light_views,
    logged_views,
    map_tiles_views,
    match_views,
    pause_views,
    plan_views,
    preview_views,
    profile_views,
    progress_views,
    reading_views,
    road_views,
    schedule_views,
    session_views,
    songs_views,
    sounds_views,
    technique_views,
    testing_views,
    today_views,
    views,
    why_views,
    your_data_views,
)
from surefoot.service.gait import views as gait_views
from surefoot.service.opening import open_surefoot
from surefoot.service.push import views as push_views
from surefoot.service.views import FileView, ImportStep
from tests.service.conftest import Clock
from tests.service.conftest import onboard as onboard_by_facts

from .fake_service import FLAGS, TODAY, FakeService
from .in_browser import CLIENT, ask, button, chip, once_sent, running, scale, slips, until


@pytest.mark.parametrize(
    ("name", "modules"),
    [
        ("views", (views, today_views, plan_views, why_views, session_views, beside_views)),
        ("reading", (reading_views,)),
        ("activities", (activity_views,)),
        ("mapTiles", (map_tiles_views,)),
        ("matches", (match_views,)),
        ("pauses", (pause_views,)),
        ("profile", (profile_views,)),
        ("push", (push_views,)),
        ("calendar", (calendar_views,)),
        ("lights", (light_views,)),
        ("progress", (progress_views, plot)),
        ("help", (help_views,)),
        ("preview", (preview_views,)),
        ("yourData", (your_data_views,)),
        ("road", (road_views,)),
        ("schedule", (schedule_views,)),
        ("baseline", (baseline_views,)),
        ("cadenceCounts", (cadence_count_views,)),
        ("devices", (devices_views,)),
        ("logged", (logged_views,)),
        ("library", (library_views,)),
        ("gait", (gait_views,)),
        ("jobs", (jobs_views,)),
        ("sounds", (sounds_views,)),
        ("technique", (technique_views,)),
        ("testing", (testing_views,)),
        ("songs", (songs_views,)),
    ],
)
def test_the_client_knows_every_field_of_every_view(
    name: str, modules: tuple[ModuleType, ...]
) -> None:
    text = (CLIENT / "src" / "api" / f"{name}.ts").read_text()
    interfaces = {
        name: re.findall(r"^  (\w+)\??:", body, re.MULTILINE)
        for name, body in re.findall(r"export interface (\w+) \{\n(.*?)\n\}", text, re.DOTALL)
    }
    server = {
        name: [field.name for field in dataclasses.fields(view)]
        for module in modules
        for name, view in vars(module).items()
        if dataclasses.is_dataclass(view) and view.__module__ == module.__name__
    }
    assert interfaces == server


def test_every_sport_mode_and_kind_of_session_has_an_icon_that_fits() -> None:
    code = (CLIENT / "src" / "parts" / "Icon.tsx").read_text()
    [table] = re.findall(r"const KINDS.*?\{(.*?)\};", code, re.DOTALL)
    icons = dict(re.findall(r'(\w+): "(\w+)"', table))
    named = {*get_args(Sport), *get_args(CrossTrainingMode), *get_args(SessionClass)}
    assert named - set(icons) == {"cross_training", "other"}
    alike = {name for name, icon in icons.items() if icon != name}
    assert {name: icons[name] for name in alike} == {"power_walk": "hike", "plyometrics": "jump"}


@pytest.mark.browser
@pytest.mark.parametrize("screen", ["", "#/plan"])
def test_a_run_is_saved_for_the_watch(page_of: Callable[[str], Any], screen: str) -> None:
    with running(FakeService("green")) as address:
        page = page_of(f"{address}/{screen}")
        if screen:
            page.locator(".day-today .entry-open", has_text="Walk-run").click()
        page.get_by_text("Send to the watch").locator("visible=true").click()
        with page.expect_download() as saved:
            page.get_by_text("Save the workout").locator("visible=true").click()
        assert saved.value.suggested_filename == f"surefoot-{TODAY}-run.fit"


def onboard(page: Any) -> None:
    page.get_by_label("How old are you?").fill("38")
    button(page, "Next")
    for heading in ("First, is any", "And is any", "Last of these"):
        page.get_by_role("heading", name=heading).wait_for()
        button(page, "None of these")
    page.get_by_label("Right outer knee").check()
    button(page, "Next")
    page.get_by_role("heading", name="What your watch knows").wait_for()
    button(page, "Next")
    page.get_by_label("When did it begin?").fill(TODAY.replace(year=2020).isoformat())
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
    page.locator(".row-tick", has_text="None of these").click()
    button(page, "Next")
    page.get_by_role("heading", name="Your week").wait_for()
    button(page, "Next")
    chip(page, "How used are you", "Some")
    button(page, "Next")
    chip(page, "Is there a race", "No")
    button(page, "Next")
    button(page, "Make my first plan")
    page.get_by_role("link", name="Check in now").click()
    page.locator(".light").wait_for()


@pytest.mark.browser
def test_a_runner_starts_checks_in_and_logs_a_session(
    page_of: Callable[[str], Any], tmp_path: Path
) -> None:
    opening = pytest.importorskip("surefoot.service.opening")
    with opening.open_surefoot(tmp_path / "data") as surefoot, running(surefoot) as address:
        page = page_of(address)
        onboard(page)
        expect(page.locator(".light")).to_contain_text("Not known yet")

        scale(page, "Right outer knee", 1)
        chip(page, "Anything new or worrying?", "No")
        button(page, "Save check-in")
        page.locator(".line-card").wait_for()
        once_sent(page)
        assert ask(page, address, "today")["checked_in"]

        if ask(page, address, "today")["sessions"]:
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
        page.goto(f"{address}/#/your-data")
        page.get_by_label("Type “delete everything”").fill("delete everything")
        page.get_by_role("button", name="Delete everything", exact=True).click()
        page.get_by_label("How old are you?").wait_for()
        assert not ask(page, address, "state")["onboarded"]


@pytest.mark.browser
def test_a_whole_check_in_takes_six_taps(page_of: Callable[[str], Any], tmp_path: Path) -> None:
    clock = Clock()
    with open_surefoot(tmp_path / "home", now=clock) as surefoot, running(surefoot) as address:
        onboard_by_facts(surefoot, clock)
        page = page_of(address)
        page.clock.set_fixed_time(clock())
        scale(page, "Right outer knee", 1)
        chip(page, "First steps", "Normal")
        chip(page, "Compared with yesterday", "Same")
        chip(page, "Sleep", "Over 7 h")
        chip(page, "Energy", "4")
        button(page, "No to both, save")
        page.locator(".line-card").wait_for()
        once_sent(page)
        (told,) = (fact for fact in surefoot.facts() if fact.kind == "check_in")
        for question in surefoot.today().questions:
            if not question.optional and not question.why:  # what a gate asks comes on top
                assert getattr(told, question.field) is not None, question.field


@pytest.mark.browser
def test_an_import_shows_how_far_it_is_and_can_be_stopped(page_of: Callable[[str], Any]) -> None:
    service = FakeService("green")

    def slow(files: object) -> Iterator[ImportStep]:
        for place in range(1, 1000):
            yield ImportStep(FileView(f"a.zip/{place}.gpx", "imported", [], []), place / 1000)
            sleep(0.02)

    service.importing = slow  # type: ignore[method-assign]
    with running(service) as address:
        page = page_of(f"{address}/#/import")
        archive = {"name": "a.zip", "mimeType": "application/zip", "buffer": b"PK"}
        page.set_input_files("input[type=file]", archive)
        page.locator(".file").nth(2).wait_for()
        expect(page.locator("progress")).to_have_attribute("value", re.compile(r"^0\.\d*[1-9]"))
        assert ask(page, address, "state")["onboarded"]
        button(page, "Stop")
        page.locator("progress").wait_for(state="detached")
        told = page.get_by_text(re.compile(r"^\d+ Imported")).inner_text()
        expect(page.locator(".file")).to_have_count(int(told.split()[0]))


@pytest.mark.browser
def test_yesterdays_pain_is_shown_and_not_taken_until_touched(
    page_of: Callable[[str], Any],
) -> None:
    service = FakeService("unknown")
    with running(service) as address:
        page = page_of(address)
        page.locator(".ghost").wait_for()
        button(page, "Save check-in")
        page.get_by_text("Touch a number").wait_for()
        assert not service.facts
        button(page, "Same as yesterday")
        button(page, "Save check-in")
        page.locator(".line-card").wait_for()
        once_sent(page)
        [fact] = service.facts.values()
        assert fact["pain"] == {"ITB_R": 2}
        assert "sleep" not in fact

        button(page, "Correct")
        scale(page, "Right outer knee", 4)
        button(page, "Save check-in")
        page.locator(".line-card").wait_for()
        once_sent(page)
        correction = list(service.facts.values())[-1]
        assert correction["corrects"] == fact["id"]
        assert correction["by"]["pain"] == {"ITB_R": 4}


@pytest.mark.browser
def test_a_check_in_without_the_server_waits_and_arrives_once(
    page_of: Callable[[str], Any],
) -> None:
    service = FakeService("unknown")
    with running(service) as address:
        page = page_of(address)
        page.locator(".ghost").wait_for()
        page.context.set_offline(True)
        scale(page, "Right outer knee", 3)
        button(page, "Save check-in")
        page.get_by_text("1 entry waits, offline").wait_for()
        assert not service.facts
        page.context.set_offline(False)
        page.reload()
        page.locator(".line-card").wait_for()
        once_sent(page)
        assert [fact["kind"] for fact in service.facts.values()] == ["check_in"]


@pytest.mark.browser
def test_a_warning_sign_is_confirmed_before_it_is_sent(page_of: Callable[[str], Any]) -> None:
    service = FakeService("green")
    with running(service) as address:
        page = page_of(address)
        button(page, "Something is wrong")
        page.locator("dialog .row-tick", has_text=FLAGS[1].question).click()
        button(page, "Go on with 1 ticked")
        page.get_by_text("Is it right?").wait_for()
        assert not service.facts
        button(page, "Yes, that is right")
        page.locator("dialog .see").wait_for()
        once_sent(page)
        [fact] = service.facts.values()
        assert fact["answers"][FLAGS[1].id] is True
        button(page, "I have read this")
        page.locator(".flagged").wait_for()


@pytest.mark.browser
def test_under_18_is_turned_away_and_nothing_is_stored(page_of: Callable[[str], Any]) -> None:
    service = FakeService("new")
    with running(service) as address:
        page = page_of(address)
        page.get_by_label("How old are you?").fill("16")
        button(page, "Next")
        page.get_by_role("heading", name="Surefoot is for adults").wait_for()
        assert not service.facts


@pytest.mark.browser
def test_articles_are_searched_and_show_their_sources(page_of: Callable[[str], Any]) -> None:
    with running(FakeService("green")) as address:
        page = page_of(f"{address}/#/more")
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


@pytest.mark.browser
def test_a_reason_leads_to_what_the_sources_disagree_on(page_of: Callable[[str], Any]) -> None:
    with running(FakeService("green")) as address:
        page = page_of(f"{address}/#/why")
        page.locator("summary", has_text="How much pain is allowed?").click()
        page.get_by_role("link", name="Both sides and the sources").first.wait_for()


@pytest.mark.browser
def test_a_number_is_made_more_careful(page_of: Callable[[str], Any]) -> None:
    service = FakeService("green")
    with running(service) as address:
        page = page_of(f"{address}/#/numbers/run_green_top")
        row = page.locator("#run_green_top")
        row.get_by_text("You may choose 0 to 2").wait_for()
        row.get_by_label("Set it to").fill("1")
        row.get_by_role("button", name="Save").click()
        until(page, lambda: service.facts)
        [fact] = service.facts.values()
        assert fact["kind"] == "settings"
        assert fact["parameters"] == {"run_green_top": 1}


@pytest.mark.browser
def test_a_clinicians_note_sets_a_number(page_of: Callable[[str], Any]) -> None:
    service = FakeService("green")
    with running(service) as address:
        page = page_of(f"{address}/#/numbers/run_green_top")
        page.locator("#run_green_top").get_by_role("link", name="A clinician allowed").click()
        page.get_by_label("Their name").fill("Dr A")
        chip(page, "Their role", "Physiotherapist")
        page.get_by_label("Seen on").fill(TODAY.isoformat())
        page.get_by_label("What they said").fill("A three is fine.")
        page.get_by_label("They set: Highest pain during a run").fill("3")
        button(page, "Save the note")
        page.get_by_text("The note is kept.").wait_for()
        until(page, lambda: service.facts)
        [fact] = service.facts.values()
        assert fact["parameters"] == {"run_green_top": 3}


@pytest.mark.browser
def test_an_exercise_opens_with_its_figure_and_lets_go_again(
    page_of: Callable[[str], Any],
) -> None:
    with running(FakeService("busy")) as address:
        page = page_of(address)
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


@pytest.mark.browser
def test_everything_is_named_and_large_enough(page_of: Callable[[str], Any]) -> None:
    with running(FakeService("busy")) as address:
        page = page_of(address)
        reading = ("articles", "articles/prognosis", "topics", "topics/X03", "numbers/week_growth")
        for path in ("", "plan", "why", "activities", "import", "more", *reading):
            page.goto(f"{address}/#/{path}")
            page.locator("main h1").wait_for()
            assert slips(page) == [], path
