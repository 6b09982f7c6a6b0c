"""A start that goes wrong at first: what could not be had is asked for again by itself."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from surefoot.service.opening import open_surefoot

from .in_browser import running

pytestmark = pytest.mark.browser


def test_what_fails_at_first_is_tried_again_without_a_touch(
    home: Path, page_of: Callable[..., Any]
) -> None:
    tries: Counter[str] = Counter()

    def at_first_not(route: Any) -> None:
        tries[route.request.url] += 1
        if tries[route.request.url] > 2:
            route.continue_()
        elif "/api/" in route.request.url and tries[route.request.url] > 1:
            route.fulfill(status=502, body="no JSON")
        else:
            route.abort()

    with open_surefoot(home) as surefoot, running(surefoot) as address:
        page = page_of("about:blank", service_workers="block")
        for failing in ("**/api/state", "**/assets/Start-*.js"):
            page.route(failing, at_first_not)
        page.goto(address)
        page.get_by_text("Surefoot cannot be reached just now.").wait_for()
        page.get_by_text("It is tried again by itself.").wait_for()
        page.get_by_role("button", name="Reload the app").wait_for()
        page.get_by_label("How old are you?").wait_for()
    assert set(tries.values()) == {3}
