"""Columns lie beside the facts that they belong to and may go without loss."""

from pathlib import Path
from uuid import UUID

import pytest

from surefoot.facts.ids import uuid7
from surefoot.store.columns import Column
from surefoot.store.errors import IdTaken
from surefoot.store.opening import open_store
from surefoot.store.store import Store

from .examples import NOON, check_in


def column(activity: UUID, name: str = "cadence_spm", data: bytes = b"\x00\x01") -> Column:
    return Column(activity, name, 1, 10, 2, data)


def at(day: int) -> UUID:
    return uuid7(1_780_000_000_000 + day * 86_400_000, bytes(10))


def test_columns_are_stored_with_their_facts(store: Store) -> None:
    store.append([check_in()], made=[column(at(1)), column(at(1), "speed_mps")])
    assert {each.name for each in store.columns(at(1))} == {"cadence_spm", "speed_mps"}
    assert store.columns(at(2)) == ()


def test_facts_that_are_refused_take_no_columns_along(store: Store) -> None:
    first = check_in(pain=3)
    store.append([first])
    with pytest.raises(IdTaken):
        store.append([check_in(pain=4, id=first.id)], made=[column(at(1))])
    assert store.columns(at(1)) == ()


def test_columns_made_anew_replace_all_that_were_before(store: Store) -> None:
    store.keep_columns([column(at(1)), column(at(1), "speed_mps"), column(at(2))])
    store.keep_columns([column(at(1), data=b"new")])
    assert store.columns(at(1)) == (column(at(1), data=b"new"),)
    assert store.columns(at(2)) == (column(at(2)),)


def test_what_is_taken_out_takes_its_columns_along(store: Store) -> None:
    store.append([check_in()], made=[column(at(1)), column(at(2))])
    store.append([check_in()], without=[at(1)])
    assert store.columns(at(1)) == ()
    assert len(store.columns(at(2))) == 1


def test_columns_outlive_the_process(home: Path) -> None:
    with open_store(home, exclusive=True, at=NOON) as store:
        store.append([check_in()], made=[column(at(1))])
    with open_store(home, exclusive=True, at=NOON) as store:
        assert store.columns(at(1)) == (column(at(1)),)
