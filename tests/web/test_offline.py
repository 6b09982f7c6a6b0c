"""Without a network, in a real browser: the app, the coming days, and what waits."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from shutil import copytree, ignore_patterns
from threading import Event
from typing import Any

import pytest
from fastapi import HTTPException
from playwright.sync_api import expect

from surefoot.engine.lights import Light
from surefoot.service.app import Surefoot
from surefoot.service.opening import open_surefoot
from surefoot.service.views import StateView
from surefoot.web.app import STATIC
from tests.service.conftest import Clock, fact, onboard
from tests.service.test_matches import MILD

from .in_browser import (
    PATIENCE_MS,
    button,
    once_sent,
    running,
    scale,
    until,
    until_forgotten,
    until_kept,
)

pytestmark = pytest.mark.browser


def runner(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    surefoot.receive([fact(surefoot, "injury", clock() + timedelta(minutes=1), **MILD)])


def until_ready(page: Any, surefoot: Surefoot, days: int = 14) -> None:
    """Waits until the worker has kept what the coming days show."""
    coming = [day for week in surefoot.plan(4).weeks for day in week.days]
    coming = [day for day in coming if day.date >= surefoot.day()][:days]
    shown = {item.exercise for day in coming for one in day.sessions for item in one.items}
    until_kept(
        page,
        *(f"/api/exercises/{id}?in=en" for id in shown),
        *(f"/api/figures/{id}.svg?poses=true" for id in shown),
        *(f"/assets/{path.name}" for path in (STATIC / "assets").glob("*.js")),
    )


def test_the_app_opens_without_a_network(tmp_path: Path, page_of: Callable[[str], Any]) -> None:
    clock = Clock()
    with open_surefoot(tmp_path / "home", now=clock) as surefoot:
        runner(surefoot, clock)
        with running(surefoot) as address:
            page = page_of("about:blank")
            page.clock.set_fixed_time(clock())
            page.goto(address)
            until_ready(page, surefoot)
        page.reload()
        page.locator(".light").wait_for()
        page.get_by_text("offline", exact=False).first.wait_for()
        for path, shown in (("plan", ".plan-days .day"), ("why", ".reasons li")):
            page.goto(f"{address}/#/{path}")
            page.locator(shown).first.wait_for()
        page.goto(f"{address}/#/plan")
        page.get_by_label("Month", exact=True).check()
        page.get_by_text("Without a network only the coming weeks are here.").wait_for()
        expect(page.locator("button.month-today .month-mark")).not_to_have_count(0)


def test_a_new_day_comes_from_the_plan_and_its_check_in_waits(
    tmp_path: Path, page_of: Callable[[str], Any]
) -> None:
    clock = Clock()
    with open_surefoot(tmp_path / "home", now=clock) as surefoot:
        runner(surefoot, clock)
        with running(surefoot) as address:
            page = page_of("about:blank")
            page.clock.set_fixed_time(clock())
            page.goto(address)
            until_ready(page, surefoot)
            page.context.set_offline(True)
            weeks = surefoot.plan(4).weeks
            coming = {day.date: day.sessions for week in weeks for day in week.days}
            for _ in range(13):
                clock.forward(days=1)
                page.clock.set_fixed_time(clock())
                page.reload()
                page.get_by_text("as the plan last had it").wait_for()
                planned = [session.title for session in coming[clock().date()]]
                expect(page.locator(".session h3")).to_have_text(planned)
                expect(page.locator(".light")).to_have_class(re.compile("light-unknown"))
            while not coming[clock().date()]:
                clock.forward(days=-1)
            page.clock.set_fixed_time(clock())
            page.reload()
            page.get_by_text("as the plan last had it").wait_for()
            played = coming[clock().date()][0]
            page.goto(f"{address}/#/play/{played.id}")
            page.get_by_text(played.title).first.wait_for()
            expect(page.get_by_text("Not today's session")).to_have_count(0)
            page.goto(f"{address}/#/")
            scale(page, "Right outer knee", 1)
            button(page, "No to both, save")
            page.get_by_text("1 entry waits, offline").wait_for()
            page.get_by_text("Checked in").wait_for()
            expect(page.locator(".light-green")).to_have_count(0)
            page.context.set_offline(False)
            once_sent(page)
        told = [each for each in surefoot.facts() if each.kind == "check_in"]
        assert [each.happened_at.date() for each in told] == [clock().date()]


def test_it_hurts_is_answered_without_a_network_and_then_by_the_server(
    tmp_path: Path, page_of: Callable[[str], Any]
) -> None:
    clock = Clock()
    with open_surefoot(tmp_path / "home", now=clock) as surefoot:
        onboard(surefoot, clock)
        with running(surefoot) as address:
            page = page_of("about:blank")
            page.clock.set_fixed_time(clock())
            page.goto(address)
            until_ready(page, surefoot, days=1)
            page.context.set_offline(True)
            page.goto(f"{address}/#/hurts")
            button(page, "It hurts in this one")
            sheet = page.get_by_role("dialog")
            scale(page, "Right outer knee", 2)
            sheet.get_by_text("Within bounds.").wait_for()
            scale(page, "Right outer knee", 6)
            sheet.get_by_text("Stop here.").wait_for()
            sheet.get_by_text("Until Surefoot has seen it.").wait_for()
            sheet.get_by_role("button", name="Save").click()
            page.get_by_text("1 entry waits, offline").wait_for()
            page.goto(f"{address}/#/")
            page.get_by_text("By your answers hold back").wait_for()
            page.locator(".light-red").wait_for()
            page.context.set_offline(False)
            once_sent(page)
            page.get_by_text("By your answers hold back").wait_for(state="detached")
        red = surefoot.course().ledger.days[-1].sessions[-1].light
        assert red is Light.RED


def test_a_new_build_is_offered_and_taken_whole(
    tmp_path: Path, page_of: Callable[[str], Any]
) -> None:
    clock, built = Clock(), tmp_path / "static"
    copytree(STATIC, built, ignore=ignore_patterns("*.br"))
    with open_surefoot(tmp_path / "home", now=clock) as surefoot:
        runner(surefoot, clock)
        with running(surefoot, built) as address:
            page = page_of(address)
            page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
            page.goto(f"{address}/#/metronome")
            page.locator("main h1").wait_for()
            rebuild(built)
            page.evaluate("() => navigator.serviceWorker.getRegistration().then((r) => r.update())")
            until(page, lambda: page.evaluate(WAITING))
            expect(page.get_by_text("New version: reload")).to_have_count(0)
            page.goto(f"{address}/#/")
            page.get_by_text("New version: reload").click()
            page.locator("meta[name=build]").wait_for(state="attached")
            page.locator(".light").wait_for()
            page.context.set_offline(True)
            page.reload()
            page.locator("meta[name=build]").wait_for(state="attached")


WAITING = "() => navigator.serviceWorker.getRegistration().then((r) => Boolean(r.waiting))"


def rebuild(built: Path) -> None:
    """The same app as another build: its page says so."""
    page, worker = built / "index.html", built / "worker.js"
    page.write_text(page.read_text().replace("<head>", '<head><meta name="build" content="next">'))
    version = re.compile(r"(version:[`\"'])[0-9a-f]{16}")
    text, count = version.subn(r"\1next", worker.read_text())
    assert count == 1
    worker.write_text(text)


def test_the_app_can_be_installed(tmp_path: Path, page_of: Callable[[str], Any]) -> None:
    with open_surefoot(tmp_path / "home", now=Clock()) as surefoot, running(surefoot) as address:
        page = page_of(address)
        page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
        told = page.context.new_cdp_session(page).send("Page.getAppManifest")
        assert told["errors"] == []
        manifest = json.loads(told["data"])
        for icon in manifest["icons"]:
            drawn = page.evaluate(DRAWN, icon["src"])
            assert icon["sizes"] == f"{drawn[0]}x{drawn[1]}"
        for shortcut in manifest["shortcuts"]:
            assert shortcut["url"].split("/#/")[1] in ("check-in", "hurts")
        wrong = page.context.new_cdp_session(page).send("Page.getInstallabilityErrors")
        found = {error["errorId"] for error in wrong["installabilityErrors"]}
        assert found <= {"in-incognito"}


DRAWN = """async (source) => {
  const image = new Image();
  image.src = source;
  await image.decode();
  return [image.naturalWidth, image.naturalHeight];
}"""


def test_another_runners_answers_leave_nothing_behind(
    tmp_path: Path, page_of: Callable[[str], Any]
) -> None:
    clock = Clock()
    with open_surefoot(tmp_path / "home", now=clock) as surefoot:
        runner(surefoot, clock)
        with running(surefoot) as address:
            page = page_of("about:blank")
            page.clock.set_fixed_time(clock())
            page.goto(address)
            until_ready(page, surefoot, days=1)
            page.request.post(f"{address}/api/destroy", data={"confirm": "delete everything"})
            asked, shown = surefoot.state, Event()

            def late() -> StateView:
                shown.wait(PATIENCE_MS / 1000)
                return asked()

            surefoot.state = late  # type: ignore[method-assign]
            page.reload()
            page.get_by_text("As of", exact=False).first.wait_for()
            shown.set()
            page.get_by_label("How old are you?").wait_for()
            until_kept(page, "/api/help?zone=Europe%2FBerlin&region=US&in=en")
            until_forgotten(page, "/api/today?in=en")
            until_forgotten(page, "/api/plan?weeks=4&in=en")


def test_all_that_the_worker_keeps_of_the_app_is_there() -> None:
    worker = STATIC / "worker.js"
    if not worker.is_file():
        pytest.skip("the client is not built: python hatch_build.py")
    named = set(re.findall(r"/assets/[\w.-]+\w", worker.read_text()))
    assert len(named) > 20
    assert {path.name for path in (STATIC / "assets").iterdir() if path.suffix != ".br"} == {
        Path(name).name for name in named
    }


def test_a_device_that_is_no_longer_paired_empties_what_it_kept(
    tmp_path: Path, page_of: Callable[[str], Any]
) -> None:
    def no_longer(day: object = None) -> None:
        raise HTTPException(401, "This device is not paired.")

    clock = Clock()
    with open_surefoot(tmp_path / "home", now=clock) as surefoot:
        runner(surefoot, clock)
        with running(surefoot) as address:
            page = page_of("about:blank")
            page.clock.set_fixed_time(clock())
            page.goto(address)
            until_ready(page, surefoot, days=1)
            surefoot.today = no_longer  # type: ignore[method-assign, assignment]
            page.reload()
            page.get_by_text("not paired").first.wait_for()
            until_forgotten(page, "/api/plan?weeks=4&in=en")
