"""A session played in a real browser: to its end, reloaded, swapped, in pain, by the clock."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from surefoot.facts.types import SessionFeedback
from surefoot.service.app import Surefoot
from surefoot.service.opening import open_surefoot
from surefoot.service.session_views import SessionView
from surefoot.web.app import STATIC
from tests.service.conftest import Clock, fact, onboard

from .in_browser import PHONE, button, faults, once_sent, running, scale, until_kept

pytestmark = pytest.mark.browser
MILD = {
    "site": "ITB_R",
    "onset": "2026-05-08",
    "worst_pain_7d": 2,
    "usual_pain": 0,
    "days_without_running": 2,
    "walk_30_min_clean": True,
}


@contextmanager
def played(
    tmp_path: Path, page_of: Callable[[str], Any], kind: str, **injury: object
) -> Iterator[tuple[Any, Surefoot, SessionView]]:
    """The player before a session of a kind, on the first day that has one."""
    clock = Clock()
    with open_surefoot(tmp_path / "home", now=clock) as surefoot:
        onboard(surefoot, clock)
        if injury:
            surefoot.receive([fact(surefoot, "injury", clock() + timedelta(minutes=1), **injury)])
        for _ in range(14):
            found = [each for each in surefoot.today().sessions if each.kind == kind]
            if found:
                break
            clock.forward(days=1)
        session = found[0]
        with running(surefoot) as address:
            page = page_of("about:blank")
            page.clock.install(time=clock())
            page.goto(f"{address}/#/play/{session.id}")
            page.get_by_role("heading", name=session.title).wait_for()
            yield page, surefoot, session


def faultless(page: Any) -> None:
    """Nothing that axe-core finds, nothing unnamed or small, also on the narrowest phone."""
    for width in (PHONE["width"], 320):
        page.set_viewport_size({**PHONE, "width": width})
        assert faults(page) == []
    page.set_viewport_size(PHONE)


def press(page: Any) -> None:
    page.locator(".play-main").click()


def told(surefoot: Surefoot) -> SessionFeedback:
    """The one feedback on disk."""
    (found,) = (each for each in surefoot.course().facts if isinstance(each, SessionFeedback))
    return found


def save(page: Any, pain: int = 0) -> None:
    button(page, "Say how it was")
    scale(page, "worst pain during", pain)
    page.locator("dialog").get_by_role("button", name="Save").click()
    page.locator(".light").wait_for()
    once_sent(page)


def work_through(page: Any, session: SessionView, *, until: int | None = None) -> None:
    """Plays exercises as they are planned, holds and rests by the clock."""
    for item in session.items[:until]:
        turns = (item.sets or 1) * (2 if item.per_side else 1)
        for turn in range(turns):
            page.get_by_role("heading", name=item.name, exact=True).wait_for()
            press(page)
            if not item.reps and not item.metres:
                page.clock.run_for(3000 + 1000 * int((item.minutes or 0) * 60 or item.hold_s or 0))
            if turn % 2 or not item.per_side:
                page.clock.run_for(1000 * item.rest_s + 500)


def test_a_strength_session_is_played_to_the_stored_fact(
    tmp_path: Path, page_of: Callable[[str], Any]
) -> None:
    with played(tmp_path, page_of, "strength") as (page, surefoot, session):
        faultless(page)
        press(page)
        page.get_by_text("Set 1 of").first.wait_for()
        faultless(page)
        work_through(page, session)
        page.get_by_role("heading", name="Done.").wait_for()
        page.locator(".play-done summary").first.click()
        scale(page, f"Pain in {session.items[0].name}", 1)
        save(page)
        fact = told(surefoot)
        assert (fact.planned_session, fact.done) == (session.id, "yes")
        done = {each.exercise: each for each in fact.exercises}
        assert set(done) == {item.exercise for item in session.items}
        for item in session.items:
            assert done[item.exercise].sets == (item.sets or 1)
            assert done[item.exercise].reps == item.reps
        assert done[session.items[0].exercise].pain == 1
        assert surefoot.today().sessions[0].done == "yes"
        page.wait_for_function("localStorage.getItem('surefoot.plays') === null")


def test_a_reload_in_the_middle_loses_nothing(
    tmp_path: Path, page_of: Callable[[str], Any]
) -> None:
    with played(tmp_path, page_of, "strength") as (page, surefoot, session):
        press(page)
        work_through(page, session, until=1)
        page.reload()
        page.get_by_role("heading", name="Half-way there").wait_for()
        page.get_by_text("1 exercise done.").wait_for()
        button(page, "Go on")
        page.get_by_role("heading", name=session.items[1].name, exact=True).wait_for()
        button(page, "Leave")
        button(page, "End it here")
        page.get_by_role("heading", name="Ended early").wait_for()
        page.context.set_offline(True)
        button(page, "Say how it was")
        scale(page, "worst pain during", 2)
        page.locator("dialog").get_by_role("button", name="Save").click()
        page.get_by_text("1 entry waits, offline").wait_for()
        page.context.set_offline(False)
        once_sent(page)
        fact = told(surefoot)
        assert fact.done == "partly" and fact.pain_during == {"ITB_R": 2}
        assert [each.exercise for each in fact.exercises] == [session.items[0].exercise]


def test_less_is_done_and_one_is_left_out_by_keyboard(
    tmp_path: Path, page_of: Callable[[str], Any]
) -> None:
    with played(tmp_path, page_of, "strength") as (page, surefoot, session):
        first, second = session.items[:2]
        press(page)
        button(page, "Swap")
        button(page, "Less of it")
        page.locator("dialog").wait_for(state="detached")
        page.get_by_role("heading", name=first.name, exact=True).focus()
        less = surefoot.instead(session.id)[0].items[0]
        page.get_by_text(f"Set 1 of {less.sets}").first.wait_for()
        for turn in range((less.sets or 1) * (2 if less.per_side else 1)):
            page.keyboard.press("Space")
            if less.hold_s:
                page.clock.run_for(3000 + 1000 * less.hold_s)
            if turn % 2 or not less.per_side:
                page.clock.run_for(1000 * less.rest_s + 500)
        page.get_by_role("heading", name=second.name, exact=True).wait_for()
        page.keyboard.press("ArrowRight")
        button(page, "Too tired")
        page.get_by_role("heading", name=session.items[2].name, exact=True).wait_for()
        button(page, "Leave")
        button(page, "End it here")
        save(page)
        fact = told(surefoot)
        (done,) = fact.exercises
        assert fact.done == "partly"
        assert (done.exercise, done.sets, done.reps) == (first.exercise, less.sets, less.reps)


def test_pain_on_the_way_stops_and_is_kept(tmp_path: Path, page_of: Callable[[str], Any]) -> None:
    with played(tmp_path, page_of, "strength") as (page, surefoot, _):
        press(page)
        button(page, "It hurts")
        scale(page, "pain now", 8)
        page.get_by_text("Stop here.").wait_for()
        button(page, "Something else is wrong")
        page.get_by_role("heading", name="First, the urgent ones").wait_for()
        page.keyboard.press("Escape")
        button(page, "Leave this one out")
        page.locator("dialog").get_by_role("button", name="It hurts").click()
        scale(page, "pain now", 8)
        button(page, "End the session")
        button(page, "Say how it was")
        page.get_by_text("That was too much.").or_(page.get_by_text("Stop here.")).wait_for()
        page.locator("dialog").get_by_role("button", name="Save").click()
        page.locator(".light").wait_for()
        once_sent(page)
        fact = told(surefoot)
        assert fact.pain_during == {"ITB_R": 8} and fact.done == "partly" and not fact.exercises


def test_a_warning_sign_ends_the_session(tmp_path: Path, page_of: Callable[[str], Any]) -> None:
    with played(tmp_path, page_of, "strength") as (page, _, _session):
        press(page)
        press(page)
        button(page, "Something is wrong")
        page.locator("dialog .row-tick").first.click()
        button(page, "Go on with 1 ticked")
        button(page, "Yes, that is right")
        page.get_by_role("heading", name="Ended early").wait_for()
        page.get_by_text("A warning sign is open").wait_for()
        expect(page.get_by_role("button", name="Go on after all")).to_have_count(0)


def test_what_was_begun_yesterday_is_told_as_yesterdays(
    tmp_path: Path, page_of: Callable[[str], Any]
) -> None:
    with played(tmp_path, page_of, "strength") as (page, surefoot, session):
        day = surefoot.day()
        press(page)
        work_through(page, session, until=1)
        button(page, "Leave")
        page.get_by_role("link", name="Leave it for later").click()
        page.get_by_role("link", name="Go on").wait_for()
        surefoot._now.forward(days=1)  # type: ignore[attr-defined]
        page.clock.fast_forward(24 * 3_600_000)
        page.reload()
        page.get_by_text(f"Begun and not told yet: {session.title}").wait_for()
        page.get_by_role("link", name="Open it").click()
        button(page, "End it here")
        save(page)
        fact = told(surefoot)
        assert fact.day() == day and fact.planned_session == session.id
        assert [each.exercise for each in fact.exercises] == [session.items[0].exercise]


def test_a_run_goes_by_the_clock_to_its_end_also_through_a_reload(
    tmp_path: Path, page_of: Callable[[str], Any]
) -> None:
    with played(tmp_path, page_of, "run", **MILD) as (page, surefoot, session):
        press(page)
        page.get_by_role("heading", name="Walk to warm up").wait_for()
        page.clock.run_for(120_000)
        left = page.locator(".play-number", has_text=re.compile(r"(3:0|2:[45])\d"))
        left.wait_for()
        page.keyboard.press("Space")
        page.get_by_text("paused", exact=True).wait_for()
        stood = left.inner_text()
        faultless(page)
        page.clock.run_for(600_000)
        expect(left).to_have_text(stood, use_inner_text=True)
        page.locator(".play-main").focus()
        page.keyboard.press("Space")
        page.clock.run_for(181_000)
        page.locator(".play-part-run, .play-part-easy").wait_for()
        page.clock.fast_forward(60_000)  # locked for a minute
        page.reload()
        page.get_by_text("The clock has gone on.").wait_for()
        button(page, "Go on")
        page.clock.fast_forward(session.minutes * 60_000)
        page.get_by_role("heading", name="Done.").wait_for()
        save(page)
        fact = told(surefoot)
        assert fact.done == "yes" and fact.planned_session == session.id
        assert fact.run_min == pytest.approx(session.run_min, abs=0.2)
        assert fact.on_feet_min == pytest.approx(session.minutes, abs=0.2)


def test_only_a_session_of_today_is_played(tmp_path: Path, page_of: Callable[[str], Any]) -> None:
    with played(tmp_path, page_of, "strength") as (page, _, session):
        address = page.url.split("#")[0]
        page.goto(f"{address}#/play/2020-01-01-run")
        page.get_by_role("heading", name="Not today's session").wait_for()
        page.goto(f"{address}#/")
        page.get_by_role("link", name="Start").first.click()
        page.get_by_role("heading", name=session.title).wait_for()


def test_a_session_is_played_and_swapped_without_a_network(
    tmp_path: Path, page_of: Callable[[str], Any]
) -> None:
    clock = Clock()
    with open_surefoot(tmp_path / "home", now=clock) as surefoot:
        onboard(surefoot, clock)
        session = next(each for each in surefoot.today().sessions if each.kind == "strength")
        with running(surefoot) as address:
            page = page_of("about:blank")
            page.clock.install(time=clock())
            page.goto(address)
            until_kept(
                page,
                f"/api/sessions/{session.id}/instead?in=en",
                f"/api/figures/{session.items[-1].exercise}.svg?poses=true",
                *(f"/assets/{each.name}" for each in (STATIC / "assets").glob("*.js")),
            )
        page.reload()
        page.get_by_role("link", name="Start").first.click()
        page.get_by_role("heading", name=session.title).wait_for()
        press(page)
        picture = page.locator(".figure-moving")
        assert picture.evaluate("async (img) => { await img.decode(); return img.naturalWidth }")
        button(page, "Swap")
        button(page, "Less of it")
        press(page)
        button(page, "Leave")
        button(page, "End it here")
        button(page, "Say how it was")
        scale(page, "worst pain during", 0)
        page.locator("dialog").get_by_role("button", name="Save").click()
        page.get_by_text("1 entry waits").wait_for()
        page.evaluate("location.hash = '#/metronome'")
        button(page, "Start")
        page.get_by_role("button", name="Stop it").wait_for()
