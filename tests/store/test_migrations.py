"""The tables change by versions: all of a version or nothing of it, with a copy taken before."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

import surefoot.store
from surefoot.store import migrate, opening, revision, statements
from surefoot.store.errors import FolderInUse, MigrationFailed
from surefoot.store.opening import open_store
from surefoot.store.schema import METADATA

from .examples import NOON, RUNNER, check_in

MIGRATIONS = Path(surefoot.store.__file__).parent / "migrations"
NEWEST = revision.HEAD_REVISION
NEXT = f"{int(NEWEST) + 1:04}"
INDEXES = "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"


def versions() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", migrate.SCRIPTS)
    return ScriptDirectory.from_config(config)


def test_the_constant_is_the_newest_version() -> None:
    assert versions().get_current_head() == revision.HEAD_REVISION


def test_versions_are_four_digits_and_sort_as_text() -> None:
    names = [script.revision for script in versions().walk_revisions()]
    assert names == sorted(names, reverse=True)
    assert all(len(name) == 4 and name.isdigit() for name in names)


def test_migrations_build_exactly_the_tables_of_the_schema(home: Path) -> None:
    with open_store(home, exclusive=False, at=NOON):
        pass
    with create_engine(f"sqlite:///{home / 'surefoot.db'}").connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []


def test_every_table_is_strict(home: Path) -> None:
    with open_store(home, exclusive=False, at=NOON):
        pass
    with closing(sqlite3.connect(home / "surefoot.db")) as connection:
        listed = connection.execute("SELECT name, strict FROM pragma_table_list").fetchall()
    assert {name for name, strict in listed if strict} == set(METADATA.tables)


def test_every_index_is_one_that_a_statement_uses(home: Path) -> None:
    with open_store(home, exclusive=False, at=NOON):
        pass
    said = [text for name, text in vars(statements).items() if name.isupper()]
    said = [text for text in said if "former." not in text]
    with closing(sqlite3.connect(home / "surefoot.db")) as connection:
        indexes = {row[0] for row in connection.execute(INDEXES)}
        plans = [
            row[3]
            for text in said
            for row in connection.execute(f"EXPLAIN QUERY PLAN {text}", [None] * text.count("?"))
        ]
    used = {name for name in indexes if any(name in plan.split() for plan in plans)}
    assert indexes == used == {"ix_issued_day_sequence"}


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A program with one version more; the test writes its upgrade."""
    scripts = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(migrate, "SCRIPTS", str(scripts))
    monkeypatch.setattr(opening, "HEAD_REVISION", NEXT)
    yield scripts / "versions" / f"{NEXT}_next.py"


def written(script: Path, *upgrade: str) -> None:
    script.write_text(
        f"from alembic import op\nrevision = '{NEXT}'\ndown_revision = '{NEWEST}'\n"
        "def upgrade():\n" + "".join(f"    {line}\n" for line in upgrade)
    )


def used(home: Path) -> None:
    """A folder as this program leaves it."""
    with pytest.MonkeyPatch.context() as before:
        before.setattr(migrate, "SCRIPTS", "surefoot.store:migrations")
        before.setattr(opening, "HEAD_REVISION", NEWEST)
        with open_store(home, exclusive=False, at=NOON) as store:
            store.append([check_in(), check_in()])


def tables(database: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()


def test_a_folder_of_the_first_version_gets_a_place_for_columns(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scripts = tmp_path / "first"
    shutil.copytree(MIGRATIONS, scripts, ignore=shutil.ignore_patterns("__pycache__", "000[2-9]*"))
    with monkeypatch.context() as before:
        before.setattr(migrate, "SCRIPTS", str(scripts))
        before.setattr(opening, "HEAD_REVISION", "0001")
        with open_store(home, exclusive=True, at=NOON):
            pass
    assert "activity_column" not in dict(tables(home / "surefoot.db"))
    with open_store(home, exclusive=True, at=NOON) as store:
        assert store.columns(RUNNER) == ()


def test_a_copy_is_made_before_a_migration(home: Path, next_version: Path) -> None:
    used(home)
    before = tables(home / "surefoot.db")
    written(next_version, "op.execute('CREATE TABLE shoe (name TEXT) STRICT')")
    with open_store(home, exclusive=False, at=NOON) as store:
        assert store.head() == 2
    assert "shoe" in dict(tables(home / "surefoot.db"))
    (copy,) = (home / "backups").iterdir()
    assert copy.name == "surefoot-20260503T120000000000Z.db"
    assert tables(copy) == before


def test_a_new_folder_gets_all_versions_and_needs_no_copy(home: Path, next_version: Path) -> None:
    written(next_version, "op.execute('CREATE TABLE shoe (name TEXT) STRICT')")
    with open_store(home, exclusive=True, at=NOON):
        pass
    assert "shoe" in dict(tables(home / "surefoot.db"))
    assert not list((home / "backups").iterdir())


def test_a_migration_that_fails_leaves_everything_as_it_was_and_says_so(
    home: Path, next_version: Path
) -> None:
    used(home)
    before = tables(home / "surefoot.db")
    written(
        next_version,
        "op.execute('CREATE TABLE shoe (name TEXT) STRICT')",
        "op.execute('DROP TRIGGER journal_no_delete')",
        "op.execute('DELETE FROM journal')",
        "op.execute('SELECT no_such_column FROM shoe')",
    )
    with (
        pytest.raises(
            MigrationFailed, match=rf"{NEWEST} to {NEXT}.*no_such_column.*as it was.*surefoot-"
        ),
        open_store(home, exclusive=True, at=NOON),
    ):
        pass
    assert tables(home / "surefoot.db") == before
    used(home)
    with closing(sqlite3.connect(home / "surefoot.db")) as connection:
        assert connection.execute("SELECT count(*) FROM journal").fetchone() == (4,)


def test_a_command_does_not_migrate_under_a_server(
    home: Path, next_version: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    used(home)
    written(next_version, "op.execute('CREATE TABLE shoe (name TEXT) STRICT')")
    monkeypatch.setattr(opening, "_PATIENCE_S", 0.1)
    with pytest.MonkeyPatch.context() as before:
        before.setattr(opening, "HEAD_REVISION", NEWEST)
        server = open_store(home, exclusive=True, at=NOON)
        server.__enter__()
    try:
        with pytest.raises(FolderInUse), open_store(home, exclusive=False, at=NOON):
            pass
        assert "shoe" not in dict(tables(home / "surefoot.db"))
    finally:
        server.__exit__(None, None, None)
