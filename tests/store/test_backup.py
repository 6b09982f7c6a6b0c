"""A backup is a whole database in one file, and a way back."""

import os
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from surefoot.store.backup import KEPT, backup, restore
from surefoot.store.errors import DamagedDatabase, FolderInUse, StoreError
from surefoot.store.opening import open_store

from .examples import NOON, check_in


def test_a_backup_taken_from_an_open_store_holds_its_facts(home: Path) -> None:
    with open_store(home, exclusive=True, at=NOON) as store:
        store.append([check_in() for _ in range(20)])
        copy = backup(home, NOON)
    assert list((home / "backups").iterdir()) == [copy]
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM journal").fetchone() == (20,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_newest_five_are_kept(home: Path) -> None:
    with open_store(home, exclusive=False, at=NOON):
        made = [backup(home, NOON + timedelta(hours=hour)) for hour in range(KEPT + 3)]
    assert sorted((home / "backups").iterdir()) == made[-KEPT:]


def test_a_damaged_database_pushes_no_sound_backup_out(home: Path) -> None:
    with open_store(home, exclusive=False, at=NOON) as store:
        store.append([check_in() for _ in range(300)])
    made = [backup(home, NOON + timedelta(hours=hour)) for hour in range(KEPT)]
    with (home / "surefoot.db").open("r+b") as file:
        file.seek(-5 * 4096, os.SEEK_END)
        file.write(os.urandom(4096))
    with pytest.raises(DamagedDatabase):
        backup(home, NOON + timedelta(days=1))
    assert sorted((home / "backups").iterdir()) == made


def test_a_backup_can_be_restored_over_a_damaged_database(home: Path) -> None:
    fact = check_in()
    with open_store(home, exclusive=False, at=NOON) as store:
        store.append([fact])
        copy = backup(home, NOON)
        store.append([check_in()])
    (home / "surefoot.db").write_bytes(b"damaged")
    (home / "surefoot.db-wal").write_bytes(b"of another time")
    former = restore(home, copy, NOON)
    assert former is not None and former.read_bytes() == b"damaged"
    with open_store(home, exclusive=True, at=NOON) as store:
        assert [str(fact.id) in line for line in store.lines()] == [True]
    assert copy.exists()


def test_a_vanished_database_can_be_restored(home: Path) -> None:
    with open_store(home, exclusive=False, at=NOON):
        copy = backup(home, NOON)
    (home / "surefoot.db").unlink()
    assert restore(home, copy, NOON) is None
    with open_store(home, exclusive=False, at=NOON) as store:
        assert store.head() == 0


def test_a_damaged_backup_is_not_restored(home: Path, tmp_path: Path) -> None:
    with open_store(home, exclusive=False, at=NOON) as store:
        store.append([check_in()])
    unusable = tmp_path / "surefoot-broken.db"
    for content in (b"no database at all" * 500, b""):
        unusable.write_bytes(content)
        with pytest.raises(StoreError, match=r"surefoot-broken\.db cannot be restored"):
            restore(home, unusable, NOON)
    with pytest.raises(StoreError, match=r"never-made\.db cannot be restored"):
        restore(home, tmp_path / "never-made.db", NOON)
    with open_store(home, exclusive=False, at=NOON) as store:
        assert store.head() == 1


def test_nothing_is_restored_under_a_server(home: Path) -> None:
    with open_store(home, exclusive=True, at=NOON):
        copy = backup(home, NOON)
        with pytest.raises(FolderInUse):
            restore(home, copy, NOON)
