"""On a full disk nothing is stored by half, what was there stays, and the message says it."""

import errno
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from surefoot.store import durable
from surefoot.store.backup import backup
from surefoot.store.errors import DiskFull
from surefoot.store.opening import open_store
from surefoot.store.store import Store

from .examples import NOON, check_in, one_of_each_kind


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 1 MB, where mounting one is permitted."""
    point = tmp_path / "disk"
    point.mkdir()
    try:
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(point)],
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        pytest.skip("there is no mount here")
    if mounted.returncode != 0:
        pytest.skip("mounting is not permitted here")
    try:
        yield point
    finally:
        subprocess.run(["umount", str(point)], check=True)


def fill_up(folder: Path) -> Path:
    """Takes what room is left with a file of somebody else's."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (4096, 512, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    return ballast


def until_full(store: Store) -> int:
    """Stores facts by twenty until the disk is full; returns how many were acknowledged."""
    stored = 0
    with pytest.raises(DiskFull, match="Free some space"):
        while True:
            stored += len(store.append([check_in() for _ in range(20)]).new)
    return stored


def test_facts_on_a_real_full_disk(small_disk: Path) -> None:
    home = small_disk / "data"
    with open_store(home, exclusive=False, at=NOON) as store:
        store.append(one_of_each_kind())
        ballast = fill_up(small_disk)
        stored = until_full(store) + len(one_of_each_kind())
        assert len(list(store.facts())) == store.head() == stored
        ballast.unlink()
        store.append([check_in()])
    with open_store(home, exclusive=True, at=NOON) as store:
        assert len(list(store.facts())) == stored + 1


def test_files_and_backups_on_a_real_full_disk(small_disk: Path) -> None:
    home = small_disk / "data"
    with open_store(home, exclusive=False, at=NOON) as store:
        kept = store.keep_file(b"track" * 1000, "a.gpx", NOON)
        with pytest.raises(DiskFull):
            store.keep_file(os.urandom(1_000_000), "b.gpx", NOON)
        fill_up(small_disk)
        with pytest.raises(DiskFull):
            backup(home, NOON)
        assert [file.sha256 for file in store.files()] == [kept]
        assert store.file(kept) == b"track" * 1000
    assert not list(home.rglob("*.part"))
    assert not list((home / "backups").iterdir())


def test_opening_and_founding_on_a_real_full_disk(small_disk: Path) -> None:
    with open_store(small_disk / "data", exclusive=False, at=NOON) as store:
        store.append([check_in()])
    ballast = fill_up(small_disk)
    with pytest.raises(DiskFull), open_store(small_disk / "data", exclusive=True, at=NOON):
        pass
    with pytest.raises(DiskFull), open_store(small_disk / "other", exclusive=True, at=NOON):
        pass
    ballast.unlink()
    for name, facts in (("data", 1), ("other", 0)):
        with open_store(small_disk / name, exclusive=True, at=NOON) as store:
            assert store.head() == facts


def test_facts_in_a_database_that_may_not_grow(store: Store) -> None:
    store.append([check_in()])
    # The same error of SQLite as a full disk, where no file system can be mounted.
    store._connection.execute("PRAGMA max_page_count = 40")
    stored = 1 + until_full(store)
    assert len(list(store.facts())) == store.head() == stored
    store._connection.execute("PRAGMA max_page_count = 100000")
    store.append([check_in()])
    assert store.head() == stored + 1


def test_a_file_that_does_not_fit_leaves_nothing(
    store: Store, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(durable, "sync", full)
    with pytest.raises(DiskFull, match="was not stored"):
        store.keep_file(b"track", "a.gpx", NOON)
    with pytest.raises(DiskFull):
        store.keep_knowledge("1", "{}")
    monkeypatch.undo()
    assert store.files() == ()
    assert store.knowledge("1") is None
    assert not any(path.is_file() for path in (home / "files").rglob("*"))
