"""Imported files are kept exactly as received, once, until they are forgotten."""

from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from surefoot.store.errors import DamagedFile, NoSuchFile
from surefoot.store.files import KeptFile
from surefoot.store.store import Store

from .examples import NOON

TRACK = bytes(range(256)) * 40
HASH = sha256(TRACK).hexdigest()
LATER = NOON + timedelta(days=2)


def test_a_file_comes_back_byte_for_byte(store: Store, home: Path) -> None:
    assert store.keep_file(TRACK, "morning.fit", NOON) == HASH
    assert store.file(HASH) == TRACK
    assert (home / "files" / HASH[:2] / HASH).read_bytes() == TRACK
    assert store.files() == (KeptFile(HASH, "morning.fit", len(TRACK), NOON, None),)


def test_a_large_file_is_kept_from_where_it_lies(store: Store, home: Path) -> None:
    for name in ("clips/a.part", "clips/b.part"):
        path = home / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(TRACK)
        assert store.keep_path(path, "run.mp4", NOON) == HASH
        path.unlink()
        assert store.file(HASH) == TRACK
    assert store.files() == (KeptFile(HASH, "run.mp4", len(TRACK), NOON, None),)
    assert [each.name for each in (home / "files").rglob("*") if each.is_file()] == [HASH]


def test_an_empty_file_is_a_file(store: Store) -> None:
    assert store.file(store.keep_file(b"", "empty.gpx", NOON)) == b""


def test_a_file_sent_twice_is_kept_once_under_its_first_name(store: Store) -> None:
    store.keep_file(TRACK, "morning.fit", NOON)
    assert store.keep_file(TRACK, "copy of morning.fit", LATER) == HASH
    assert store.files() == (KeptFile(HASH, "morning.fit", len(TRACK), NOON, None),)


def test_a_name_that_is_no_text_is_kept_as_far_as_it_is(store: Store) -> None:
    store.keep_file(TRACK, "lauf\udcfc.fit", NOON)
    assert store.files()[0].name == "lauf?.fit"


def test_a_forgotten_file_is_gone_and_its_row_says_when(store: Store, home: Path) -> None:
    store.keep_file(TRACK, "morning.fit", NOON)
    cut_off = home / "files" / HASH[:2] / f"{HASH}.x1.part"
    cut_off.write_bytes(TRACK[:100])
    store.forget_file(HASH, LATER)
    assert not any(path.is_file() for path in (home / "files").rglob("*"))
    assert store.files()[0].forgotten_at == LATER
    with pytest.raises(NoSuchFile, match=r"morning\.fit was removed on 2026-05-05"):
        store.file(HASH)


def test_forgetting_twice_keeps_the_first_date(store: Store) -> None:
    store.keep_file(TRACK, "morning.fit", NOON)
    store.forget_file(HASH, LATER)
    store.forget_file(HASH, LATER + timedelta(1))
    assert store.files()[0].forgotten_at == LATER


def test_a_forgotten_file_can_come_again(store: Store) -> None:
    store.keep_file(TRACK, "morning.fit", NOON)
    store.forget_file(HASH, LATER)
    store.keep_file(TRACK, "again.fit", LATER)
    assert store.file(HASH) == TRACK
    assert store.files() == (KeptFile(HASH, "again.fit", len(TRACK), LATER, None),)


def test_a_changed_file_is_noticed_and_mended_by_importing_it_again(
    store: Store, home: Path
) -> None:
    store.keep_file(TRACK, "morning.fit", NOON)
    path = home / "files" / HASH[:2] / HASH
    path.write_bytes(TRACK[:-1])
    with pytest.raises(DamagedFile, match=r"morning\.fit"):
        store.file(HASH)
    store.keep_file(TRACK, "morning.fit", NOON)
    assert store.file(HASH) == TRACK


def test_a_missing_file_is_noticed(store: Store, home: Path) -> None:
    store.keep_file(TRACK, "morning.fit", NOON)
    (home / "files" / HASH[:2] / HASH).unlink()
    with pytest.raises(DamagedFile, match="import the file again"):
        store.file(HASH)


def test_a_file_that_never_came_is_not_there(store: Store) -> None:
    with pytest.raises(NoSuchFile):
        store.file(HASH)
    with pytest.raises(NoSuchFile):
        store.forget_file(HASH, NOON)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", HASH.upper(), HASH + "\n"])
def test_a_file_is_asked_for_by_its_hash_alone(store: Store, name: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        store.file(name)
