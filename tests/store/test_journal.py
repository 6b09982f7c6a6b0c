"""The journal keeps what it was given, once, in order, and lets nothing be changed."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from itertools import chain
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.facts import journal
from surefoot.facts.types import KINDS, Correction, Fact, Settings
from surefoot.store.database import connect
from surefoot.store.errors import IdTaken
from surefoot.store.journal_store import Appended, Damaged, Recorded
from surefoot.store.opening import open_store
from surefoot.store.store import Store

from .examples import NOON, check_in, one_of_each_kind, said


def id_of(fact: Fact) -> UUID:
    return fact.id


def kept(store: Store) -> list[Fact]:
    found = list(store.facts())
    assert all(isinstance(entry, Recorded) for entry in found)
    return [entry.fact for entry in found if isinstance(entry, Recorded)]


def test_every_kind_of_fact_comes_back_as_it_was(home: Path) -> None:
    facts = one_of_each_kind()
    assert {fact.kind for fact in facts} == set(KINDS)
    with open_store(home, exclusive=False, at=NOON) as store:
        store.append(facts)
    with open_store(home, exclusive=False, at=NOON) as store:
        assert kept(store) == facts


def test_facts_keep_the_order_of_storing_across_pages(store: Store) -> None:
    facts = [check_in(pain=number % 11) for number in range(1203)]
    for start in range(0, len(facts), 100):
        store.append(facts[start : start + 100])
    entries = list(store.facts())
    assert [entry.sequence for entry in entries] == list(range(1, 1204))
    assert kept(store) == facts


def test_facts_can_be_read_from_a_place_on(store: Store) -> None:
    facts = [check_in() for _ in range(5)]
    store.append(facts)
    assert [entry.sequence for entry in store.facts(after=3)] == [4, 5]
    assert list(store.facts(after=5)) == []


def test_head_is_the_highest_place(store: Store) -> None:
    assert store.head() == 0
    store.append([check_in(), check_in()])
    assert store.head() == 2


def test_lines_are_the_facts_as_json(store: Store) -> None:
    facts = one_of_each_kind()
    store.append(facts)
    assert list(store.lines()) == [journal.dump(fact) for fact in facts]


def test_a_fact_sent_twice_is_stored_once(store: Store) -> None:
    first, second = check_in(), check_in()
    assert store.append([first]) == Appended(new=(first.id,), known=())
    assert store.append([first, second]) == Appended(new=(second.id,), known=(first.id,))
    assert kept(store) == [first, second]


def test_a_fact_twice_in_one_call_is_stored_once(store: Store) -> None:
    fact = check_in()
    assert store.append([fact, fact]) == Appended(new=(fact.id,), known=(fact.id,))


def test_no_facts_are_fine(store: Store) -> None:
    assert store.append([]) == Appended(new=(), known=())


def test_the_same_fact_received_later_is_known_and_keeps_its_first_receipt(store: Store) -> None:
    first = check_in()
    later = first.model_copy(update={"received_at": NOON + timedelta(hours=9)})
    store.append([first])
    assert store.append([later]).known == (first.id,)
    assert kept(store) == [first]


def test_a_correction_whose_fact_was_received_later_is_known(store: Store) -> None:
    inner = check_in()
    first = Correction.model_validate(said() | {"corrects": uuid4(), "by": inner})
    later = first.model_copy(update={"by": inner.model_copy(update={"received_at": None})})
    store.append([first])
    assert store.append([later]).known == (first.id,)


def test_every_kind_of_fact_is_known_again(store: Store) -> None:
    facts = one_of_each_kind()
    store.append(facts)
    again = [fact.model_copy(update={"received_at": NOON + timedelta(1)}) for fact in facts]
    assert store.append(again) == Appended(new=(), known=tuple(fact.id for fact in facts))


def test_the_id_of_another_fact_is_refused_and_nothing_of_the_call_is_stored(store: Store) -> None:
    mild = check_in(pain=1)
    store.append([mild])
    with pytest.raises(IdTaken, match=str(mild.id)) as refused:
        store.append([check_in(), check_in(pain=9, id=mild.id), check_in()])
    assert refused.value.id == mild.id
    assert kept(store) == [mild]
    store.append([check_in()])
    assert store.head() == 2


def test_two_facts_with_one_id_in_a_call_are_refused(store: Store) -> None:
    mild = check_in(pain=1)
    with pytest.raises(IdTaken):
        store.append([mild, check_in(pain=9, id=mild.id)])
    assert store.head() == 0


def test_a_fact_without_receipt_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="received_at"):
        store.append([check_in(), check_in(received_at=None)])
    assert store.head() == 0


def test_a_number_that_json_cannot_hold_is_refused(store: Store) -> None:
    fact = Settings.model_validate(said()).model_copy(
        update={"parameters": {"weekly_growth": float("nan")}}
    )
    with pytest.raises(ValueError, match="parameters"):
        store.append([fact])
    assert store.head() == 0


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET line = '{}'",
        "DELETE FROM journal",
        "INSERT OR REPLACE INTO journal SELECT sequence, 'other', line FROM journal",
        "INSERT OR REPLACE INTO journal (id, line) SELECT id, '{}' FROM journal",
    ],
)
def test_the_database_refuses_to_change_or_remove_a_fact(
    store: Store, home: Path, statement: str
) -> None:
    fact = check_in()
    store.append([fact])
    with (
        closing(sqlite3.connect(home / "surefoot.db")) as anyone,
        pytest.raises(sqlite3.IntegrityError, match="only ever added"),
    ):
        anyone.execute(statement)
    assert kept(store) == [fact]


def test_a_line_that_is_no_fact_any_more_is_reported_and_the_others_are_read(
    store: Store, home: Path
) -> None:
    before, after = check_in(), check_in()
    store.append([before])
    with closing(connect(home / "surefoot.db")) as connection:
        for line in (b'{"kind": "check_in"', b"\xff\xfe", journal.dump(check_in()).encode()):
            connection.execute(
                "INSERT INTO journal (id, line) VALUES (?, CAST(? AS TEXT))", (str(uuid4()), line)
            )
    store.append([after])
    first, cut_off, no_text, other_id, last = store.facts()
    assert (first, last) == (Recorded(1, before), Recorded(5, after))
    assert isinstance(cut_off, Damaged) and cut_off.sequence == 2
    assert isinstance(no_text, Damaged) and no_text.sequence == 3
    assert isinstance(other_id, Damaged) and "stored was" in other_id.reason
    assert len(list(store.lines())) == 5


def test_a_reader_that_stops_halfway_keeps_nobody_from_writing(store: Store, home: Path) -> None:
    store.append([check_in() for _ in range(600)])
    reading: Iterator[Recorded | Damaged] = store.facts()
    next(reading)
    with open_store(home, exclusive=False, at=NOON) as other:
        other.append([check_in()])
    assert len(list(reading)) == 600


def test_a_commit_waits_for_the_disk(store: Store, home: Path) -> None:
    with closing(connect(home / "surefoot.db")) as connection:
        full = 2
        assert connection.execute("PRAGMA synchronous").fetchone()[0] == full
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1


def test_threads_share_a_store(store: Store) -> None:
    batches = [[check_in() for _ in range(5)] for _ in range(40)]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(store.append, batches))
    facts = kept(store)
    assert sorted(facts, key=id_of) == sorted(chain.from_iterable(batches), key=id_of)
    assert [facts.index(batch[0]) % 5 for batch in batches] == [0] * 40


@given(sent=st.lists(st.lists(st.integers(0, 7), max_size=5), max_size=6))
def test_however_often_facts_are_sent_each_is_there_once_in_order_of_arrival(
    tmp_path_factory: pytest.TempPathFactory, sent: list[list[int]]
) -> None:
    facts = [check_in(pain=number) for number in range(8)]
    arrived = dict.fromkeys(number for batch in sent for number in batch)
    with open_store(tmp_path_factory.mktemp("data"), exclusive=False, at=NOON) as store:
        for batch in sent:
            store.append([facts[number] for number in batch])
        assert kept(store) == [facts[number] for number in arrived]
