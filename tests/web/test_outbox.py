"""Facts on their way, in a real browser: none is lost, and none counts twice."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event
from typing import Any

import pytest

from surefoot.service.app import Surefoot
from surefoot.service.views import ReceivedView
from tests.service.conftest import Clock, fact

from .in_browser import PATIENCE_MS, button, chip, once_sent, running, scale, until_kept

pytestmark = pytest.mark.browser

Opening = Callable[[str], Any]


@contextmanager
def served(surefoot: Surefoot, clock: Clock, page_of: Opening) -> Iterator[Callable[[], Any]]:
    """Opens further devices at a running server, each at the test's time."""
    with running(surefoot) as address:

        def device() -> Any:
            page = page_of("about:blank")
            page.clock.set_fixed_time(clock())
            page.goto(address)
            page.locator(".light").wait_for()
            return page

        yield device


def check_in(page: Any, pain: int) -> None:
    scale(page, "Right outer knee", pain)
    chip(page, "Anything new or worrying?", "No")
    button(page, "Save")


def told(surefoot: Surefoot) -> list[dict[str, int]]:
    return [dict(each.pain) for each in surefoot.facts() if each.kind == "check_in"]


def test_a_check_in_outlives_a_reload_and_a_closed_page(
    surefoot: Surefoot, clock: Clock, page_of: Opening
) -> None:
    with served(surefoot, clock, page_of) as device:
        page = device()
        until_kept(page, "/api/plan?weeks=4&in=en")
        page.context.set_offline(True)
        check_in(page, 3)
        page.get_by_text("1 entry waits, offline").wait_for()
        address, phone = page.url, page.context
        page.close()
        page = phone.new_page()
        page.clock.set_fixed_time(clock())
        page.goto(address)
        page.get_by_text("1 entry waits, offline").wait_for()
        phone.set_offline(False)
        once_sent(page)
        assert told(surefoot) == [{"ITB_R": 3}]


def test_an_answer_that_is_lost_costs_nothing_and_doubles_nothing(
    surefoot: Surefoot, clock: Clock, page_of: Opening
) -> None:
    stored, gone = Event(), Event()
    receive = surefoot.receive
    tries: Counter[str] = Counter()

    def and_then_lost(facts: list[dict[str, Any]]) -> ReceivedView:
        answer = receive(facts)
        tries.update(one["id"] for one in facts)
        if not stored.is_set():
            stored.set()
            gone.wait(PATIENCE_MS / 1000)
        return answer

    with served(surefoot, clock, page_of) as device:
        page = device()
        surefoot.receive = and_then_lost  # type: ignore[method-assign]
        check_in(page, 2)
        assert stored.wait(PATIENCE_MS / 1000)
        page.context.set_offline(True)
        page.get_by_text("1 entry waits, offline").wait_for()
        gone.set()
        page.context.set_offline(False)
        once_sent(page)
        assert told(surefoot) == [{"ITB_R": 2}]
        assert max(tries.values()) > 1


def test_two_devices_send_the_same_and_other_facts_out_of_order(
    surefoot: Surefoot, clock: Clock, page_of: Opening
) -> None:
    with served(surefoot, clock, page_of) as device:
        first, second = device(), device()
        first.context.set_offline(True)
        second.context.set_offline(True)
        check_in(first, 1)
        first.get_by_text("1 entry waits, offline").wait_for()
        copied = first.evaluate(WAITING)
        clock.forward(minutes=5)
        second.clock.set_fixed_time(clock())
        check_in(second, 4)
        second.get_by_text("1 entry waits, offline").wait_for()
        second.evaluate(ALSO, copied)
        second.context.set_offline(False)
        once_sent(second)
        first.context.set_offline(False)
        once_sent(first)
        assert sorted(each["ITB_R"] for each in told(surefoot)) == [1, 4]


def test_two_tabs_send_each_fact_once(surefoot: Surefoot, clock: Clock, page_of: Opening) -> None:
    tries: Counter[str] = Counter()
    receive = surefoot.receive

    def counted(facts: list[dict[str, Any]]) -> ReceivedView:
        tries.update(one["id"] for one in facts)
        return receive(facts)

    with served(surefoot, clock, page_of) as device:
        one = device()
        other = one.context.new_page()
        other.clock.set_fixed_time(clock())
        other.goto(one.url)
        other.locator(".light").wait_for()
        surefoot.receive = counted  # type: ignore[method-assign]
        one.context.set_offline(True)
        check_in(one, 1)
        one.get_by_text("waits, offline").wait_for()
        check_in(other, 2)
        other.get_by_text("wait, offline").wait_for()
        one.context.set_offline(False)
        once_sent(one)
        once_sent(other)
        assert set(tries.values()) == {1}
        assert sorted(each["ITB_R"] for each in told(surefoot)) == [1, 2]


def test_what_an_earlier_version_kept_is_sent(
    surefoot: Surefoot, clock: Clock, page_of: Opening
) -> None:
    before = fact(surefoot, "check_in", clock(), pain={"ITB_R": 2})
    with served(surefoot, clock, page_of) as device:
        page = device()
        page.evaluate(
            "(batches) => localStorage.setItem('surefoot.outbox', JSON.stringify(batches))",
            [{"facts": [before], "refused": None}],
        )
        page.reload()
        page.locator(".line-card").wait_for()
        once_sent(page)
        assert told(surefoot) == [{"ITB_R": 2}]
        assert page.evaluate("localStorage.getItem('surefoot.outbox')") is None


def test_what_is_refused_can_be_put_right(
    surefoot: Surefoot, clock: Clock, page_of: Opening
) -> None:
    with served(surefoot, clock, page_of) as device:
        page = device()
        page.context.set_offline(True)
        page.clock.set_fixed_time(clock().replace(year=2031))
        check_in(page, 1)
        page.get_by_text("1 entry waits, offline").wait_for()
        page.context.set_offline(False)
        page.get_by_text("lies in the future").wait_for()
        page.clock.set_fixed_time(clock())
        button(page, "Correct")
        page.get_by_text("Not taken").wait_for(state="detached")
        button(page, "Save")
        page.locator(".line-card").wait_for()
        once_sent(page)
        assert told(surefoot) == [{"ITB_R": 1}]
        counted = surefoot.course().ledger.days[-1].check_in
        assert counted is not None


def test_what_is_refused_stays_in_sight_until_it_is_let_go(
    surefoot: Surefoot, clock: Clock, page_of: Opening
) -> None:
    with served(surefoot, clock, page_of) as device:
        page = device()
        page.context.set_offline(True)
        page.clock.set_fixed_time(clock().replace(year=2031))
        check_in(page, 1)
        page.get_by_text("1 entry waits, offline").wait_for()
        page.context.set_offline(False)
        page.get_by_text("Not taken").wait_for()
        page.reload()
        page.get_by_text("lies in the future").wait_for()
        button(page, "Discard")
        button(page, "Discard it for good")
        once_sent(page)
        assert told(surefoot) == []


WAITING = """() => new Promise((done) => {
  indexedDB.open("surefoot").onsuccess = ({ target: { result: database } }) => {
    const all = database.transaction("outbox").objectStore("outbox").getAll();
    all.onsuccess = () => done(all.result.map(({ place, ...batch }) => batch));
  };
})"""

ALSO = """(batches) => new Promise((done) => {
  indexedDB.open("surefoot").onsuccess = ({ target: { result: database } }) => {
    const change = database.transaction("outbox", "readwrite");
    batches.forEach((batch) => change.objectStore("outbox").add(batch));
    change.oncomplete = () => done(database.close());
  };
})"""
