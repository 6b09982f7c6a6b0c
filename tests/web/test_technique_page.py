"""Technique in the built client: the cue with its number, a tap from there to the metronome."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from surefoot.service.opening import open_surefoot
from tests.service.conftest import Clock, fact
from tests.service.test_technique import ran, running_on

from .in_browser import running, slips

pytestmark = pytest.mark.browser


def test_from_the_cue_of_now_to_a_metronome_that_is_set(
    home: Path, clock: Clock, page_of: Callable[[str], Any]
) -> None:
    with open_surefoot(home, now=clock) as surefoot, running(surefoot) as address:
        running_on(surefoot, clock)
        for spm in (164, 158, 164):
            ran(surefoot, clock, spm)
        page = page_of(f"{address}/#/more")
        page.get_by_role("link", name="Technique").click()
        expect(page.get_by_role("heading", name="Short, light steps")).to_be_visible()
        expect(page.locator(".technique-runs li")).to_have_count(3)
        expect(page.get_by_text("2 runs in a row in the band")).to_be_visible()
        assert slips(page) == []
        page.get_by_role("link", name="Metronome at").click()
        expect(page.get_by_label("Tempo").get_by_role("status")).to_contain_text("164")

        flags = dict.fromkeys(surefoot.index.red_flags, False)
        flags[next(iter(flags))] = True
        clock.forward(minutes=5)
        surefoot.receive([fact(surefoot, "red_flag_answer", clock(), answers=flags)])
        page.goto(f"{address}/#/technique")
        page.reload()
        expect(page.get_by_role("heading", name="To look up")).to_be_visible()
        expect(page.get_by_role("link", name="Count your steps")).to_have_count(0)
        page.goto(f"{address}/#/steps")
        expect(page.get_by_text("A warning sign is open")).to_be_visible()
