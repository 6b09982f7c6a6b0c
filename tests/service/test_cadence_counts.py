"""Steps counted by phone or taps: listed, and withdrawn by a correction."""

import pytest

from surefoot.service.app import Surefoot
from surefoot.service.cadence_counts import counted
from surefoot.service.errors import BadInput

from .conftest import Clock, fact, onboard


def test_counts_are_listed_newest_first_and_a_correction_withdraws_one(
    surefoot: Surefoot, clock: Clock
) -> None:
    onboard(surefoot, clock, baseline={"run_min_per_week": 200, "cadence_spm": 164})
    for spm, by in ((166.0, "taps"), (168.4, "phone")):
        clock.forward(minutes=1)
        told = {"spm": spm, "spread_spm": 0.5, "over_s": 30, "by": by}
        surefoot.receive([fact(surefoot, "cadence_measured", clock(), **told)])
    view = surefoot.cadence_counts()
    assert [(count.spm, count.by) for count in view.counts] == [(168.4, "phone"), (166.0, "taps")]
    assert view.own_spm == 164
    taken_out = view.counts[0].fact
    entry = fact(surefoot, "correction", clock(), corrects=taken_out, by=None, reason="")
    surefoot.receive([entry])
    assert [count.spm for count in surefoot.cadence_counts().counts] == [166.0]


def test_one_count_is_good_to_a_step_more_or_less() -> None:
    assert counted(168, 30, None, "taps")["spread_spm"] == 2
    assert counted(168, 30, 0.4, "taps")["spread_spm"] == 0.4


@pytest.mark.parametrize(
    ("spm", "over_s", "spread"),
    [(110, 60, None), (float("nan"), 60, None), (168, 0, None), (168, 60, -1), (1e9, 60, None)],
)
def test_what_is_no_count_of_running_is_refused(
    spm: float, over_s: float, spread: float | None
) -> None:
    with pytest.raises(BadInput, match=" to "):
        counted(spm, over_s, spread, "taps")
