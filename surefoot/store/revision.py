"""Which version of the tables a database has, read without importing Alembic."""

import sqlite3

from surefoot.store import statements

HEAD_REVISION = "0003"
"""The newest version in `migrations/versions`; versions are four digits and sort as text."""


def revision_of(connection: sqlite3.Connection) -> str | None:
    """The version of the tables; None when this is not a database of Surefoot.

    Raises sqlite3.Error when the database cannot be read.
    """
    try:
        row = connection.execute(statements.REVISION).fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:
            return None
        raise
    return None if row is None else str(row[0])
