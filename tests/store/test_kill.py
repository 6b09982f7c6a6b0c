"""What was acknowledged is there after kill -9 at any moment, and nothing is there by half."""

import random
import sqlite3
import time
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from surefoot.store.journal_store import Recorded
from surefoot.store.opening import open_store

from .examples import NOON
from .processes import APPEND_FOR_EVER, KEEP_FILES_FOR_EVER, start

ROUNDS = 6


def acknowledged_until_killed(program: str, home: Path) -> list[str]:
    """What the program said was stored, up to a random moment at which it was killed."""
    with start(program, home) as process:
        assert process.stdout
        said = [process.stdout.readline().strip()]
        time.sleep(random.uniform(0, 0.4))
        process.kill()
        rest = process.stdout.read()
    # A line that the kill cut off acknowledges nothing.
    said += rest[: rest.rfind("\n") + 1].split()
    assert all(said)
    return said


def check_integrity(home: Path) -> None:
    with closing(sqlite3.connect(home / "surefoot.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_every_acknowledged_fact_survives_being_killed(home: Path) -> None:
    acknowledged: set[str] = set()
    for _ in range(ROUNDS):
        acknowledged |= set(acknowledged_until_killed(APPEND_FOR_EVER, home))
        check_integrity(home)
        with open_store(home, exclusive=True, at=NOON) as store:
            entries = list(store.facts())
        kept = [entry for entry in entries if isinstance(entry, Recorded)]
        assert len(kept) == len(entries)
        assert acknowledged <= {str(entry.fact.id) for entry in kept}
        assert len(kept) % 3 == 0, "a call of three facts was stored by half"
    assert len(acknowledged) > ROUNDS


def test_every_acknowledged_file_survives_being_killed(home: Path) -> None:
    acknowledged: set[str] = set()
    for _ in range(ROUNDS):
        acknowledged |= set(acknowledged_until_killed(KEEP_FILES_FOR_EVER, home))
        check_integrity(home)
        with open_store(home, exclusive=True, at=NOON) as store:
            noted = {file.sha256 for file in store.files()}
            assert acknowledged <= noted
            assert all(store.file(digest) for digest in noted)
        for path in (home / "files").glob("??/*"):
            whole = sha256(path.read_bytes()).hexdigest() == path.name
            assert whole or path.suffix == ".part", "a half file has a whole file's name"
    assert len(acknowledged) > ROUNDS


def test_a_first_start_that_is_killed_leaves_a_folder_that_opens(tmp_path: Path) -> None:
    for number in range(ROUNDS):
        home = tmp_path / str(number)
        with start(APPEND_FOR_EVER, home) as process:
            time.sleep(random.uniform(0.3, 1.2))
            process.kill()
        with open_store(home, exclusive=True, at=NOON) as store:
            assert all(isinstance(entry, Recorded) for entry in store.facts())


@pytest.mark.parametrize("exclusive", [True, False])
def test_the_next_one_opens_without_repair(home: Path, exclusive: bool) -> None:
    acknowledged_until_killed(APPEND_FOR_EVER, home)
    assert (home / "surefoot.db-wal").exists()
    with open_store(home, exclusive=exclusive, at=NOON) as store:
        assert store.head() > 0
