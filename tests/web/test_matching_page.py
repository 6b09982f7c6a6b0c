"""An activity put to another session, to none and back, in a real browser."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from surefoot.service.opening import open_surefoot
from tests.service.conftest import Clock, fact, onboard
from tests.service.test_matches import MILD
from tests.service.test_use_cases import gpx

from .in_browser import button, running, slips

pytestmark = pytest.mark.browser


def test_a_run_is_put_to_none_of_the_sessions_and_back(
    tmp_path: Path, page_of: Callable[[str], Any]
) -> None:
    clock = Clock()
    with open_surefoot(tmp_path / "home", now=clock) as surefoot:
        onboard(surefoot, clock)
        surefoot.receive([fact(surefoot, "injury", clock() + timedelta(minutes=1), **MILD)])
        data = gpx(clock() - timedelta(hours=1), 70)
        (view,) = surefoot.import_files([("run.gpx", BytesIO(data))]).files
        with running(surefoot) as address:
            page = page_of(f"{address}/#/activities/{view.activities[0].id}")
            page.clock.set_fixed_time(clock())
            page.get_by_text("Counts as Long run").wait_for()
            page.get_by_text("Nothing rises for a week", exact=False).wait_for()
            button(page, "Change")
            page.get_by_role("dialog").wait_for()
            assert slips(page) == []
            button(page, "None of the planned ones")
            page.get_by_text("Counts as none of the planned sessions").wait_for()
            button(page, "Change")
            button(page, "Take this back: let it be found by day, kind and length")
            page.get_by_text("Counts as Long run").wait_for()
        assert surefoot.matches().of(view.activities[0].id).said_by == []
