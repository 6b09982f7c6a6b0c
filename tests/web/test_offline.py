"""Without a network, in a real browser: the app, the coming days, and what waits."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from surefoot.service.app import Surefoot
from surefoot.service.opening import open_surefoot
from tests.service.conftest import Clock, fact, onboard
from tests.service.test_matches import MILD

from .test_client import button, running, scale
from .test_client import page_of as page_of

pytestmark = pytest.mark.browser

KEPT = (
    """async (address) => Boolean(await (await caches.open("surefoot-answers")).match(address))"""
)
PATIENCE_MS = 40_000


def runner(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    surefoot.receive([fact(surefoot, "injury", clock() + timedelta(minutes=1), **MILD)])


def until_kept(page: Any, surefoot: Surefoot, days: int = 14) -> None:
    """Waits until the worker has kept what the coming days show."""
    page.set_default_timeout(PATIENCE_MS)
    coming = [day for week in surefoot.plan(4).weeks for day in week.days]
    coming = [day for day in coming if day.date >= surefoot.day()][:days]
    shown = {item.exercise for day in coming for one in day.sessions for item in one.items}
    for id in shown:
        until(page, f"/api/exercises/{id}?in=en")
        until(page, f"/api/figures/{id}.svg?poses=true")


def until(page: Any, address: str) -> None:
    for _ in range(PATIENCE_MS // 200):
        if page.evaluate(KEPT, address):
            return
        page.wait_for_timeout(200)
    raise AssertionError(f"the worker has not kept {address}")


def test_the_app_opens_without_a_network(tmp_path: Path, page_of: Callable[[str], Any]) -> None:
    clock = Clock()
    with open_surefoot(tmp_path / "home", now=clock) as surefoot:
        runner(surefoot, clock)
        with running(surefoot) as address:
            page = page_of("about:blank")
            page.clock.set_fixed_time(clock())
            page.goto(address)
            until_kept(page, surefoot)
        page.reload()
        page.locator(".light").wait_for()
        page.get_by_text("offline", exact=False).first.wait_for()
        for path, shown in (("plan", ".week"), ("why", ".reasons li")):
            page.goto(f"{address}/#/{path}")
            page.locator(shown).first.wait_for()


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
            until_kept(page, surefoot)
            page.context.set_offline(True)
            coming = {
                day.date: [session.title for session in day.sessions]
                for week in surefoot.plan(4).weeks
                for day in week.days
            }
            for _ in range(13):
                clock.forward(days=1)
                page.clock.set_fixed_time(clock())
                page.reload()
                page.get_by_text("as the plan last had it").wait_for()
                assert page.locator(".session h3").all_inner_texts() == coming[clock().date()]
                assert page.locator(".light-unknown").count()
            scale(page, "Right outer knee", 1)
            button(page, "No to both, save")
            page.get_by_text("1 entry waits, offline").wait_for()
            page.get_by_text("Checked in").wait_for()
            assert page.locator(".light-green").count() == 0
            page.context.set_offline(False)
            page.get_by_text("All saved").wait_for()
        told = [each for each in surefoot.facts() if each.kind == "check_in"]
        assert [each.happened_at.date() for each in told] == [clock().date()]
