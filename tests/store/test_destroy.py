"""Everything that is the product's goes; nothing else does."""

from pathlib import Path

import pytest

from surefoot.store.backup import backup, restore
from surefoot.store.destroy import destroy
from surefoot.store.errors import FolderInUse
from surefoot.store.opening import open_store

from .examples import NOON, check_in
from .processes import SERVE, start


def fill(home: Path) -> None:
    with open_store(home, exclusive=False, at=NOON) as store:
        store.append([check_in()])
        store.keep_file(b"track", "a.gpx", NOON)
        store.keep_knowledge("1", "{}")
    restore(home, backup(home, NOON), NOON)
    (home / "files" / "ab").mkdir(exist_ok=True)
    (home / "files" / "ab" / "cut-off.part").touch()
    (home / "surefoot.db-wal").touch()
    (home / "clips" / "a").mkdir(parents=True)
    for name in ("b.part", "a/left_initial.jpg", "a/marked.webm"):
        (home / "clips" / name).touch()
    (home / "jobs" / "a" / "frames").mkdir(parents=True)
    (home / "jobs" / "a" / "frames" / "1.png").touch()


def test_all_goes_and_the_removed_are_named(home: Path) -> None:
    fill(home)
    there = {*home.rglob("*"), home}
    removed = destroy(home)
    assert not home.exists()
    assert set(removed) == there
    assert len(removed) == len(there)


def test_foreign_files_stay_where_they_are(home: Path) -> None:
    fill(home)
    foreign = [
        home / "notes.txt",
        home / "files" / "ab" / "holiday.jpg",
        home / "backups" / "tax.db",
        home / "photos" / "summit.jpg",
    ]
    for path in foreign:
        path.parent.mkdir(exist_ok=True)
        path.write_text("mine")
    destroy(home)
    assert sorted(path for path in home.rglob("*") if path.is_file()) == sorted(foreign)


def test_nothing_goes_while_a_process_serves(home: Path) -> None:
    fill(home)
    with start(SERVE, home) as serving:
        assert serving.stdout and serving.stdout.readline() == "serving\n"
        with pytest.raises(FolderInUse, match=str(serving.pid)):
            destroy(home)
        serving.communicate("")
    with open_store(home, exclusive=False, at=NOON) as store:
        assert store.head() == 1


def test_a_damaged_store_can_be_destroyed(home: Path) -> None:
    fill(home)
    (home / "surefoot.db").write_bytes(b"damaged")
    destroy(home)
    assert not home.exists()


def test_where_nothing_is_nothing_goes(home: Path) -> None:
    assert destroy(home) == ()


def test_a_destroyed_folder_can_be_used_anew(home: Path) -> None:
    fill(home)
    destroy(home)
    with open_store(home, exclusive=True, at=NOON) as store:
        assert store.head() == 0
