"""Alembic at work: builds a new database, brings an older one up to date.

Imported only when there is something to do: Alembic and SQLAlchemy take longer to import than a
command may take in all.
"""

import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, NullPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from surefoot.store.database import connect
from surefoot.store.durable import sync_folder
from surefoot.store.home import DataFolder

SCRIPTS = "surefoot.store:migrations"
"""Where Alembic finds the versions, as a package resource."""


def create(folder: DataFolder) -> None:
    """Builds an up-to-date database and puts it in its place only when it is whole.

    So an empty or half-built `surefoot.db` is never a new one: it is a damaged one. Raises
    sqlite3.Error and OSError.
    """
    for suffix in ("", "-journal"):
        Path(f"{folder.new_database}{suffix}").unlink(missing_ok=True)
    folder.new_database.touch(mode=0o600)
    upgrade(folder.new_database)
    folder.new_database.replace(folder.database)
    sync_folder(folder.path)
    sync_folder(folder.path.parent)


def upgrade(database: Path) -> None:
    """Applies all pending versions in one transaction: the database is up to date or unchanged.

    Raises sqlite3.Error, or whatever a version raises.
    """
    engine = create_engine("sqlite://", creator=lambda: connect(database), poolclass=NullPool)

    @event.listens_for(engine, "begin")
    def take_the_right_to_write(connection: Connection) -> None:
        # The driver begins no transaction before DDL; without one nothing could be undone.
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    config = Config()
    config.set_main_option("script_location", SCRIPTS)
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise error.orig from error
        raise
