"""The built client in a real browser: served, pressed, and looked over."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import uvicorn
from playwright.sync_api import expect

from surefoot.web.app import STATIC, create_app
from surefoot.web.server import Announcing, listen
from surefoot.web.service import Service

CLIENT = Path(__file__).parents[2] / "client"
PHONE = {"width": 390, "height": 844}
PATIENCE_MS = 40_000  # a busy machine is slow; what is there at once costs nothing

AXE = CLIENT / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FOUND = """async (rules) => (await axe.run(document, {runOnly: rules})).violations.map(
    (found) => found.id + ": " + found.nodes.map((node) => node.html.slice(0, 160)).join(" | "))"""
SIDEWAYS = "document.documentElement.scrollWidth > innerWidth"

UNNAMED = """() => [...document.querySelectorAll('button, a, input, select, textarea, summary')]
  .filter((one) => !one.textContent && !one.ariaLabel && !one.labels?.length)
  .map((one) => one.outerHTML)"""

SMALL = """() => [...document.querySelectorAll('button, a, select, summary, .cell, .chip')]
  .filter((one) => one.checkVisibility() && !one.matches('.skip'))
  .filter((one) => one.getBoundingClientRect().height < 43.5)
  .map((one) => one.outerHTML)"""

STILL = """() => Promise.allSettled(document.getAnimations()
  .filter((one) => Number.isFinite(one.effect.getComputedTiming().endTime))
  .map((one) => one.finished))"""

KEPT = """async (addresses) => {
  const kept = await Promise.all(addresses.map((address) => caches.match(address)));
  return kept.every(Boolean);
}"""


@contextmanager
def running(service: Service, static: Path = STATIC) -> Iterator[str]:
    """A server on a free port; its address."""
    listener = listen("127.0.0.1", 0)
    config = uvicorn.Config(
        create_app(service, static=static), log_level="warning", lifespan="off", ws="none"
    )
    server = Announcing(config, lambda: None)
    thread = Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
        listener.close()


def scale(page: Any, legend: str, value: int) -> None:
    page.get_by_role("group", name=legend).locator(".cell").nth(value).click()


def chip(page: Any, legend: str, label: str) -> None:
    page.get_by_role("group", name=legend).locator(".chip", has_text=label).click()


def button(page: Any, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def ask(page: Any, address: str, view: str) -> dict[str, Any]:
    answer: dict[str, Any] = page.request.get(f"{address}/api/{view}").json()
    return answer


def slips(page: Any) -> list[str]:
    """Controls without a name or too small for a thumb, and a page that scrolls sideways."""
    expect(page.locator(".loading")).to_have_count(0)
    found: list[str] = [*page.evaluate(UNNAMED), *page.evaluate(SMALL)]
    return [*found, "scrolls sideways"] if page.evaluate(SIDEWAYS) else found


def faults(page: Any) -> list[str]:
    """Its slips, and what axe-core finds."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())
    page.evaluate(STILL)  # a colour that fades in has too little contrast on its way
    return [*slips(page), *page.evaluate(FOUND, RULES)]


def once_sent(page: Any) -> None:
    """Waits, on Today, until nothing is on its way to the server any more."""
    page.get_by_text("All saved").wait_for()


def until(page: Any, holds: Callable[[], object]) -> None:
    """Waits until something holds that the page does not show."""
    for _ in range(PATIENCE_MS // 50):
        if holds():
            return
        page.wait_for_timeout(50)
    raise AssertionError("waited in vain")


def until_kept(page: Any, *addresses: str) -> None:
    """Waits until the service worker has kept all of these."""
    until(page, lambda: page.evaluate(KEPT, addresses))


def until_forgotten(page: Any, address: str) -> None:
    until(page, lambda: not page.evaluate(KEPT, [address]))
