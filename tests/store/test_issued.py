"""Decisions stay as they were shown."""

import sqlite3
from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from surefoot.store.issued import Issued
from surefoot.store.store import Store

from .examples import NOON

TODAY = date(2026, 5, 3)


def decided(text: str, minute: int = 0, day: date = TODAY) -> Issued:
    return Issued(day, "2026.1", 17, text, NOON + timedelta(minutes=minute))


def test_a_decision_comes_back_to_the_letter(store: Store) -> None:
    berlin = timezone(timedelta(hours=2))
    shown = Issued(
        TODAY, "2026.1", 3, '{"b": 1,  "a": "ü"}', datetime(2026, 5, 3, 8, tzinfo=berlin)
    )
    assert store.issue(shown)
    assert store.issued(TODAY) == (shown,)
    assert store.issued(TODAY)[0].issued_at.utcoffset() == timedelta(hours=2)


def test_a_day_without_a_decision_has_none(store: Store) -> None:
    store.issue(decided('{"hold": 1}', day=TODAY - timedelta(1)))
    assert store.issued(TODAY) == ()


def test_decisions_of_a_day_are_kept_oldest_first(store: Store) -> None:
    shown = (decided('{"run": 20}'), decided('{"run": 15}', 5), decided('{"run": 20}', 9))
    assert all(store.issue(each) for each in shown)
    assert store.issued(TODAY) == shown


def test_the_same_text_twice_in_a_row_is_kept_once(store: Store) -> None:
    first = decided('{"run": 20}')
    assert store.issue(first)
    assert store.issue(decided('{"run": 20}', day=TODAY + timedelta(1)))
    assert not store.issue(decided('{"run": 20}', 30))
    assert store.issued(TODAY) == (first,)


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Issued(TODAY, "2026.1", 0, "{}", NOON.replace(tzinfo=None))


@pytest.mark.parametrize("statement", ["UPDATE issued SET decision = ''", "DELETE FROM issued"])
def test_the_database_refuses_to_change_or_remove_a_decision(
    store: Store, home: Path, statement: str
) -> None:
    store.issue(decided("{}"))
    with (
        closing(sqlite3.connect(home / "surefoot.db")) as anyone,
        pytest.raises(sqlite3.IntegrityError, match="only ever added"),
    ):
        anyone.execute(statement)
