"""One Chromium for all tests of a worker, a fresh context for each; a runner on the first day."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect, sync_playwright

from surefoot.service.app import Surefoot
from surefoot.service.opening import open_surefoot
from surefoot.web.app import STATIC
from tests.service.conftest import Clock, onboard

from .in_browser import PATIENCE_MS, PHONE, running

expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def surefoot(home: Path, clock: Clock) -> Iterator[Surefoot]:
    """The use cases over a folder with a profile and an injury of the right IT band."""
    with open_surefoot(home, now=clock) as opened:
        onboard(opened, clock)
        yield opened


@pytest.fixture
def address(surefoot: Surefoot) -> Iterator[str]:
    """Where the runner's server listens."""
    with running(surefoot) as at:
        yield at


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Any]:
    if not (STATIC / "index.html").is_file():
        pytest.skip("the client is not built: python hatch_build.py")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium_path, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def page_of(browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens an address on a phone of its own. Fails on an error in a page or a foreign address."""
    faults: list[str] = []
    contexts: list[Any] = []

    def open_page(address: str, **context_options: Any) -> Any:
        context = browser.new_context(
            viewport=PHONE, timezone_id="Europe/Berlin", **context_options
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: watch(request.url))
        page.goto(address)
        return page

    def watch(url: str) -> None:
        if not url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            faults.append(f"asked another site: {url}")

    yield open_page
    for context in contexts:
        context.close()
    assert not faults


@pytest.fixture
def page_at(page_of: Callable[[str], Any], clock: Clock) -> Callable[[str], Any]:
    """Opens an address at the test's time."""

    def open_page(address: str) -> Any:
        page = page_of("about:blank")
        page.clock.set_fixed_time(clock())
        page.goto(address)
        return page

    return open_page
