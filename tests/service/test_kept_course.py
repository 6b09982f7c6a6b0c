"""A start takes up the course as it was kept, and comes to what a full replay comes to."""

import json
import pickle
import zlib
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from surefoot.engine import replay
from surefoot.engine.replay import Course
from surefoot.knowledge.by_constructor import dumps
from surefoot.service.app import Surefoot
from surefoot.store.home import DataFolder
from tests.service.conftest import Clock, fact, onboard

Opened = Callable[..., Surefoot]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The file in which the course is kept."""
    return DataFolder(tmp_path / "home").course


@pytest.fixture
def replays(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many facts each full replay began with."""
    counted: list[int] = []
    whole = replay.replay

    def counting(knowledge: Any, facts: Any, *rest: Any) -> Course:
        counted.append(len(facts))
        return whole(knowledge, facts, *rest)

    monkeypatch.setattr(replay, "replay", counting)
    return counted


def live(surefoot: Surefoot, clock: Clock, days: int, pain: int = 1) -> None:
    """Days with a check-in each."""
    for _ in range(days):
        clock.forward(days=1)
        surefoot.receive([check_in(surefoot, clock, pain)])


def check_in(surefoot: Surefoot, clock: Clock, pain: int) -> dict[str, Any]:
    return fact(
        surefoot,
        "check_in",
        clock(),
        pain={"ITB_R": pain},
        first_steps="normal",
        painkillers_24h=False,
    )


def lived(opened: Opened, clock: Clock, days: int = 20) -> Surefoot:
    """A runner with some days behind them, whose course was kept; opened again."""
    surefoot = opened()
    onboard(surefoot, clock)
    live(surefoot, clock, days)
    surefoot.course()
    surefoot.close()
    return opened()


def whole(surefoot: Surefoot) -> Course:
    """What a replay of the whole journal comes to."""
    return replay.replay(surefoot.knowledge, surefoot.facts(), surefoot.day())


def test_a_start_replays_nothing(opened: Opened, clock: Clock, replays: list[int]) -> None:
    surefoot = lived(opened, clock)
    replays.clear()
    course = surefoot.course()
    assert not replays
    assert course == whole(surefoot)


def test_later_days_and_facts_are_taken_in(
    opened: Opened, clock: Clock, replays: list[int]
) -> None:
    surefoot = lived(opened, clock)
    surefoot.course()
    replays.clear()
    live(surefoot, clock, 3, pain=4)
    clock.forward(days=5)
    surefoot.course()
    surefoot.close()
    again = opened()
    course = again.course()
    assert not replays
    assert course == whole(again)


def test_a_late_fact_changes_the_days_behind_it(
    opened: Opened, clock: Clock, replays: list[int]
) -> None:
    surefoot = lived(opened, clock)
    replays.clear()
    clock.forward(days=-10)
    late = check_in(surefoot, clock, 6)
    clock.forward(days=10)
    surefoot.receive([late])
    course = surefoot.course()
    assert not replays
    assert course == whole(surefoot)
    assert course.decisions[-11].light != course.decisions[-12].light


def test_what_did_not_change_is_not_written_again(opened: Opened, clock: Clock, kept: Path) -> None:
    surefoot = lived(opened, clock)
    before = kept.stat().st_mtime_ns
    surefoot.course()
    surefoot.close()
    assert kept.stat().st_mtime_ns == before


def other_label(data: bytes, **changed: Any) -> bytes:
    label, _, content = data.partition(b"\n")
    return json.dumps({**json.loads(label), **changed}).encode() + b"\n" + content


def with_content(data: bytes, content: bytes) -> bytes:
    label = data.partition(b"\n")[0] + b"\n" + zlib.compress(content)
    return other_label(label, content=sha256(zlib.compress(content)).hexdigest())


class Foreign:
    def __reduce__(self) -> Any:
        return print, ("this must never be called",)


SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "cut": lambda data: data[:-7],
    "a bit flipped": lambda data: data[:-9] + bytes([data[-9] ^ 4]) + data[-8:],
    "no label": lambda data: data.partition(b"\n")[2],
    "another program": lambda data: other_label(data, program="0" * 64),
    "another knowledge": lambda data: other_label(data, knowledge="itbs-hamstring-0.0.1"),
    "other facts": lambda data: other_label(data, fact_ids="0" * 64),
    "more facts than there are": lambda data: other_label(data, facts=1000),
    "another day": lambda data: other_label(
        data, today=json.loads(data.split(b"\n")[0])["today"] - 1
    ),
    "no day": lambda data: other_label(data, today="today"),
    "another label": lambda data: other_label(data, colour="green"),
    "a label that is a list": lambda data: b"[1, 2]\n" + data.partition(b"\n")[2],
    "a foreign call": lambda data: with_content(data, pickle.dumps(Foreign())),
    "no decisions": lambda data: with_content(data, pickle.dumps(7)),
    "not enough decisions": lambda data: with_content(data, pickle.dumps(((), ()))),
    "no pickle": lambda data: with_content(data, b"no pickle"),
}


@pytest.mark.parametrize("name", SPOILT)
def test_what_does_not_fit_is_passed_over(
    name: str,
    opened: Opened,
    clock: Clock,
    kept: Path,
    replays: list[int],
    capsys: pytest.CaptureFixture[str],
) -> None:
    surefoot = lived(opened, clock, 5)
    kept.write_bytes(SPOILT[name](kept.read_bytes()))
    replays.clear()
    course = surefoot.course()
    assert replays
    assert course == whole(surefoot)
    assert capsys.readouterr().out == ""


def test_a_folder_that_cannot_take_it_does_without(
    opened: Opened, clock: Clock, kept: Path
) -> None:
    kept.parent.mkdir()
    kept.mkdir()
    surefoot = lived(opened, clock, 5)
    assert surefoot.course() == whole(surefoot)


def test_it_goes_with_everything_else(opened: Opened, clock: Clock, kept: Path) -> None:
    surefoot = lived(opened, clock, 5)
    assert kept.exists()
    surefoot.destroy()
    assert not kept.exists()


def test_the_doctor_replays_the_whole_journal(opened: Opened, clock: Clock, kept: Path) -> None:
    surefoot = lived(opened, clock, 5)
    assert surefoot.replays_alike()
    course = surefoot.course()
    decided = (course.decisions[:-1] + course.decisions[:1], course.standings)
    surefoot.close()
    kept.write_bytes(with_content(kept.read_bytes(), dumps(decided)))
    again = opened()
    assert not again.replays_alike()
    assert again.course() == whole(again)
    again.close()
    assert opened().replays_alike()
