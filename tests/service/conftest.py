"""A data folder with a clock that the test sets."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from surefoot.service.app import Surefoot
from surefoot.service.ids import new_id
from surefoot.service.opening import open_surefoot

PROFILE = {
    "age_years": 40,
    "baseline": {"run_min_per_week": 200, "ascent_m_per_week": 500},
}
INJURY = {
    "site": "ITB_R",
    "onset": "2026-05-01",
    "worst_pain_7d": 5,
    "usual_pain": 1,
    "days_without_running": 5,
}


class Clock:
    """A clock that stands still until it is told."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 5, 10, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **amount: float) -> None:
        self.moment += timedelta(**amount)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def opened(tmp_path: Path, clock: Clock) -> Iterator[Callable[..., Surefoot]]:
    """Opens (and reopens) the test's data folder."""
    with ExitStack() as stack:
        yield lambda **options: stack.enter_context(
            open_surefoot(tmp_path / "home", now=clock, **options)
        )


@pytest.fixture
def surefoot(opened: Callable[..., Surefoot]) -> Surefoot:
    """The use cases over an empty folder."""
    return opened()


def fact(surefoot: Surefoot, kind: str, moment: datetime, **fields: Any) -> dict[str, Any]:
    """A fact as a client would send it."""
    return {
        "id": str(new_id(moment)),
        "kind": kind,
        "subject": str(surefoot.subject),
        "happened_at": moment.isoformat(),
        "zone": "UTC",
        **fields,
    }


def onboard(surefoot: Surefoot, clock: Clock, **profile: Any) -> None:
    """A profile and an injury of the right IT band."""
    surefoot.receive(
        [
            fact(surefoot, "profile", clock(), **{**PROFILE, **profile}),
            fact(surefoot, "injury", clock(), **INJURY),
        ]
    )
