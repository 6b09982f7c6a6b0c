"""A folder is made when there is none, and left alone when it is not what it should be."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from surefoot.store.backup import backup
from surefoot.store.errors import DamagedDatabase, NewerDatabase, NotWritable
from surefoot.store.opening import open_store

from .examples import NOON, check_in
from .processes import REPOSITORY


@pytest.fixture
def used(home: Path) -> Iterator[Path]:
    """A folder with a few hundred facts, closed."""
    with open_store(home, exclusive=False, at=NOON) as store:
        store.append([check_in() for _ in range(300)])
    yield home


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes()
        for path in sorted(folder.iterdir())
        if path.is_file() and path.suffix in {".db", ".db-wal"} and path.stat().st_size
    }


def test_a_new_folder_is_the_owners_alone(home: Path) -> None:
    with open_store(home / "deeper", exclusive=False, at=NOON) as store:
        store.append([check_in()])
        store.keep_file(b"track", "a.gpx", NOON)
        assert stat.S_IMODE((home / "deeper").stat().st_mode) == 0o700
        for path in (home / "deeper").rglob("*"):
            assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_the_working_directory_may_change_while_the_store_is_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with open_store(Path("data"), exclusive=False, at=NOON) as store:
        monkeypatch.chdir("/")
        assert store.file(store.keep_file(b"track", "a.gpx", NOON)) == b"track"


def test_a_strange_path_is_a_path(tmp_path: Path) -> None:
    with open_store(tmp_path / "späße? #1 %20", exclusive=True, at=NOON) as store:
        store.append([check_in()])
    assert (tmp_path / "späße? #1 %20" / "surefoot.db").exists()


def cut_in_half(database: Path) -> None:
    os.truncate(database, database.stat().st_size // 2)


def emptied(database: Path) -> None:
    os.truncate(database, 0)


def overwritten(database: Path) -> None:
    database.write_bytes(b"This is a text file now. " * 1000)


def head_overwritten(database: Path) -> None:
    with database.open("r+b") as file:
        file.write(b"\0" * 100)


def schema_overwritten(database: Path) -> None:
    with database.open("r+b") as file:
        file.seek(100)
        file.write(os.urandom(3996))


def replaced_by_another(database: Path) -> None:
    database.unlink()
    with closing(sqlite3.connect(database)) as other:
        other.execute("CREATE TABLE bookmark (url TEXT)")


@pytest.mark.parametrize("exclusive", [True, False])
@pytest.mark.parametrize(
    "damage",
    [
        cut_in_half,
        emptied,
        overwritten,
        head_overwritten,
        schema_overwritten,
        replaced_by_another,
    ],
)
def test_a_damaged_database_is_reported_and_left_as_it_is(
    used: Path, damage: Callable[[Path], None], exclusive: bool
) -> None:
    copy = backup(used, NOON)
    damage(used / "surefoot.db")
    before = bytes_of(used)
    with (
        pytest.raises(DamagedDatabase, match=rf"left as it is.*{copy.name}"),
        open_store(used, exclusive=exclusive, at=NOON),
    ):
        pass
    assert bytes_of(used) == before


def test_a_server_notices_damage_deep_in_the_database(used: Path) -> None:
    with (used / "surefoot.db").open("r+b") as file:
        file.seek(-5 * 4096, os.SEEK_END)
        file.write(os.urandom(4096))
    before = bytes_of(used)
    with (
        pytest.raises(DamagedDatabase, match="There is no backup"),
        open_store(used, exclusive=True, at=NOON),
    ):
        pass
    assert bytes_of(used) == before


def test_damage_beside_a_write_ahead_log_leaves_both(used: Path) -> None:
    with open_store(used, exclusive=False, at=NOON) as store:
        store.append([check_in() for _ in range(50)])
        log = (used / "surefoot.db-wal").read_bytes()
        whole = (used / "surefoot.db").read_bytes()
    (used / "surefoot.db-wal").write_bytes(log)
    (used / "surefoot.db").write_bytes(whole[: len(whole) // 2])
    before = bytes_of(used)
    with pytest.raises(DamagedDatabase), open_store(used, exclusive=True, at=NOON):
        pass
    assert bytes_of(used) == before


@pytest.mark.parametrize("trace", ["file", "knowledge", "backup"])
def test_a_database_that_vanished_is_not_replaced_by_an_empty_one(home: Path, trace: str) -> None:
    with open_store(home, exclusive=False, at=NOON) as store:
        if trace == "file":
            store.keep_file(b"track", "a.gpx", NOON)
        elif trace == "knowledge":
            store.keep_knowledge("1", "{}")
        else:
            backup(home, NOON)
    (home / "surefoot.db").unlink()
    with (
        pytest.raises(DamagedDatabase, match="it is missing"),
        open_store(home, exclusive=True, at=NOON),
    ):
        pass
    assert not (home / "surefoot.db").exists()


def test_a_half_built_database_is_built_anew(home: Path) -> None:
    home.mkdir()
    (home / "surefoot.db.new").write_bytes(b"SQLite format 3\0 cut off")
    (home / "surefoot.db.new-wal").write_bytes(b"cut off too")
    with open_store(home, exclusive=False, at=NOON) as store:
        assert store.head() == 0
    assert not list(home.glob("*.new*"))


def test_a_database_of_a_newer_program_is_refused_and_left_alone(used: Path) -> None:
    with closing(sqlite3.connect(used / "surefoot.db")) as newer, newer:
        newer.execute("UPDATE alembic_version SET version_num = '9000'")
    before = bytes_of(used)
    with (
        pytest.raises(NewerDatabase, match=r"9000.*Update this program"),
        open_store(used, exclusive=False, at=NOON),
    ):
        pass
    assert bytes_of(used) == before


def test_a_file_in_the_place_of_the_folder_is_reported(home: Path) -> None:
    home.write_text("a file")
    with (
        pytest.raises(NotWritable, match="another data folder"),
        open_store(home, exclusive=False, at=NOON),
    ):
        pass
    with pytest.raises(NotWritable), open_store(home / "below", exclusive=False, at=NOON):
        pass


def test_a_read_only_folder_is_reported(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with (
        pytest.raises(NotWritable, match="write permission"),
        open_store(home, exclusive=True, at=NOON),
    ):
        pass


def test_a_server_clears_away_old_leftovers_but_not_what_is_being_written(home: Path) -> None:
    with open_store(home, exclusive=False, at=NOON):
        pass
    for name, age in (("old.part", timedelta(days=2)), ("fresh.part", timedelta(minutes=1))):
        path = home / "backups" / name
        path.touch()
        os.utime(path, times=((NOON - age).timestamp(),) * 2)
    with open_store(home, exclusive=True, at=NOON):
        assert [path.name for path in (home / "backups").iterdir()] == ["fresh.part"]


def test_an_error_of_the_caller_passes_as_it_is(home: Path) -> None:
    with pytest.raises(FileNotFoundError), open_store(home, exclusive=True, at=NOON):
        Path(home / "nothing").read_bytes()


def test_opening_an_up_to_date_folder_imports_neither_alembic_nor_sqlalchemy(used: Path) -> None:
    program = (
        "import sys\nfrom datetime import UTC, datetime\nfrom pathlib import Path\n"
        "from surefoot.store.opening import open_store\n"
        "with open_store(Path(sys.argv[1]), exclusive=True, at=datetime.now(UTC)) as store:\n"
        "    assert len(list(store.facts())) == 300\n"
        "assert not {'alembic', 'sqlalchemy'} & sys.modules.keys()\n"
    )
    subprocess.run(
        [sys.executable, "-c", program, used],
        check=True,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
    )
