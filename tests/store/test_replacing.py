"""Another journal in the place of the folder's own: all of it or nothing, whenever it is killed."""

import sys
from pathlib import Path
from subprocess import run

import pytest

from surefoot.store.errors import FolderInUse
from surefoot.store.home import DataFolder
from surefoot.store.opening import open_store
from surefoot.store.replacing import replace
from surefoot.store.store import Store

from .examples import NOON, check_in
from .processes import REPOSITORY, SERVE, start

FORMER = check_in(1)
NEW = [check_in(2), check_in(3)]


def facts(home: Path) -> list[str]:
    with open_store(home, exclusive=True, at=NOON) as store:
        return list(store.lines())


@pytest.fixture
def used(home: Path) -> Path:
    with open_store(home, exclusive=False, at=NOON) as store:
        store.append([FORMER])
        store.set_setting("language", "de")
    return home


def fill(store: Store) -> None:
    store.append(NEW)
    store.keep_file(b"track", "a.gpx", NOON)


def test_the_new_takes_the_place_and_the_former_is_kept(used: Path) -> None:
    former = facts(used)
    copy = replace(used, NOON, fill)
    assert copy is not None and copy in DataFolder(used).kept_backups()
    with open_store(used, exclusive=False, at=NOON) as store:
        assert len(list(store.lines())) == 2
        assert [file.name for file in store.files()] == ["a.gpx"]
        assert store.settings() == {}
    from surefoot.store.backup import restore

    restore(used, copy, NOON)
    assert facts(used) == former


def test_an_empty_folder_needs_no_copy(home: Path) -> None:
    with open_store(home, exclusive=False, at=NOON):
        pass
    assert replace(home, NOON, fill) is None
    assert len(facts(home)) == 2


def test_what_fails_changes_nothing(used: Path) -> None:
    former = facts(used)

    def fails(store: Store) -> None:
        fill(store)
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        replace(used, NOON, fails)
    assert facts(used) == former
    assert not DataFolder(used).new_database.exists()


def test_nothing_is_replaced_while_a_process_serves(used: Path) -> None:
    with start(SERVE, used) as serving:
        assert serving.stdout and serving.stdout.readline() == "serving\n"
        with pytest.raises(FolderInUse, match=str(serving.pid)):
            replace(used, NOON, fill)
        serving.communicate("")
    assert len(facts(used)) == 1


def test_a_table_that_is_no_runners_stays(used: Path) -> None:
    import sqlite3

    connection = sqlite3.connect(used / "surefoot.db")
    connection.execute("CREATE TABLE other (name TEXT)")
    connection.execute("INSERT INTO other VALUES ('phone')")
    connection.commit()
    connection.close()

    def with_table(store: Store) -> None:
        store._connection.execute("CREATE TABLE other (name TEXT)")
        fill(store)

    replace(used, NOON, with_table)
    connection = sqlite3.connect(used / "surefoot.db")
    assert connection.execute("SELECT name FROM other").fetchall() == [("phone",)]
    connection.close()


KILLED = """
import os, sys
from pathlib import Path
from surefoot.store import replacing
from tests.store.test_replacing import NOON, fill
step, after = sys.argv[2], sys.argv[3] == "after"
true = getattr(replacing, step)
def killed(*arguments):
    if after:
        true(*arguments)
    os._exit(9)
setattr(replacing, step, killed)
replacing.replace(Path(sys.argv[1]), NOON, fill)
"""


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(
    "step", ["_carry_over", "_build", "copy_database", "_let_go_of_log", "sync_folder"]
)
def test_killed_anywhere_it_is_the_former_or_the_new(used: Path, step: str, when: str) -> None:
    former = facts(used)
    told = run([sys.executable, "-c", KILLED, str(used), step, when], cwd=REPOSITORY, check=False)
    assert told.returncode == 9
    assert facts(used) == former if step != "sync_folder" else len(facts(used)) == 2
    replace(used, NOON, fill)
    assert len(facts(used)) == 2
