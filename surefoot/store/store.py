"""The open store: one connection that threads take turns on."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from threading import Lock
from uuid import UUID

from surefoot.facts.types import Fact
from surefoot.store import columns, files, issued, journal_store, knowledge, statements
from surefoot.store.columns import Column
from surefoot.store.database import transaction
from surefoot.store.durable import write_durably
from surefoot.store.files import KeptFile
from surefoot.store.home import DataFolder
from surefoot.store.issued import Issued
from surefoot.store.journal_store import Appended, Damaged, Recorded, Row
from surefoot.store.plain import plain_errors

_ROWS_A_TURN = 500
"""A long reading lets other threads in between, and holds no transaction open."""


class Store:
    """Everything at rest in one data folder; made by `opening.open_store`.

    Each call is whole: what it stored is on the disk when it returns, and a call that raises has
    stored nothing. Any of them raises StoreError in words for a person. Threads may share it.
    """

    def __init__(self, folder: DataFolder, connection: sqlite3.Connection) -> None:
        self.folder = folder
        self._connection = connection
        self._turn = Lock()

    @contextmanager
    def _at_work(self) -> Iterator[sqlite3.Connection]:
        with self._turn, plain_errors(self.folder):
            yield self._connection

    def append(
        self,
        facts: Sequence[Fact],
        made: Sequence[Column] = (),
        without: Sequence[UUID] = (),
    ) -> Appended:
        """Adds facts to the journal, all or none; sending one again is harmless.

        made: columns of the activities among them; without: activities whose columns go.

        Raises IdTaken when an id belongs to a fact with other content (received_at aside);
        ValueError when a fact has no received_at or would not read back as it is.
        """
        with self._at_work() as connection:
            return journal_store.append(
                connection, facts, lambda: _exchange(connection, made, without)
            )

    def facts(self, after: int = 0) -> Iterator[Recorded | Damaged]:
        """The journal behind a place, in order; a line that is no fact any more is reported."""
        return (row.read() for row in self._rows(after))

    def lines(self, after: int = 0) -> Iterator[str]:
        """The journal's lines as stored, a JSON object each; what is no UTF-8 shows as U+FFFD."""
        return (row.line.decode("utf-8", "replace") for row in self._rows(after))

    def head(self) -> int:
        """The highest place in the journal, 0 when it is empty."""
        with self._at_work() as connection:
            return journal_store.head(connection)

    def _rows(self, after: int) -> Iterator[Row]:
        while True:
            with self._at_work() as connection:
                page = list(journal_store.rows(connection, after, _ROWS_A_TURN))
            yield from page
            if len(page) < _ROWS_A_TURN:
                return
            after = page[-1].sequence

    def issue(self, decision: Issued) -> bool:
        """Keeps a decision as shown; False when the day's last one has the same text already."""
        with self._at_work() as connection:
            return issued.issue(connection, decision)

    def issued(self, day: date) -> tuple[Issued, ...]:
        """Every decision shown for a day, oldest first."""
        with self._at_work() as connection:
            return issued.of_day(connection, day)

    def keep_file(self, data: bytes, name: str, received_at: datetime) -> str:
        """Keeps a file exactly as received and returns its SHA-256; sending it again is harmless.

        A file that was forgotten and comes again is kept again.
        """
        return self.keep_files([(data, name)], received_at)[0]

    def keep_files(self, received: Sequence[tuple[bytes, str]], received_at: datetime) -> list[str]:
        """Keeps files with their names, as `keep_file` does, all noted or none."""
        with plain_errors(self.folder):
            digests = files.keep_bytes(self.folder, [data for data, _ in received])
        with self._at_work() as connection, transaction(connection):
            for digest, (data, name) in zip(digests, received, strict=True):
                files.record(connection, digest, name, len(data), received_at)
        return digests

    def keep_path(self, path: Path, name: str, received_at: datetime) -> str:
        """Keeps a large file that lies in the data folder, as `keep_file` does; it stays there."""
        with plain_errors(self.folder):
            digest, size_bytes = files.keep_path(self.folder, path)
        with self._at_work() as connection, transaction(connection):
            files.record(connection, digest, name, size_bytes, received_at)
        return digest

    def file(self, sha256: str) -> bytes:
        """The bytes of a kept file. Raises NoSuchFile; DamagedFile when they changed or went."""
        with self._at_work() as connection:
            return files.read_bytes(connection, self.folder, sha256)

    def files(self) -> tuple[KeptFile, ...]:
        """Every file ever imported, by when it came; forgotten ones are marked."""
        with self._at_work() as connection:
            return files.all_files(connection)

    def forget_file(self, sha256: str, forgotten_at: datetime) -> None:
        """Undoes an import: the bytes go, the row says when. Raises NoSuchFile."""
        with self._at_work() as connection:
            files.forget(connection, self.folder, sha256, forgotten_at)

    def keep_columns(self, made: Sequence[Column]) -> None:
        """Keeps columns that were made anew, in place of all that their activities had."""
        with self._at_work() as connection, transaction(connection):
            _exchange(connection, made, list({column.activity for column in made}))

    def columns(self, activity: UUID) -> tuple[Column, ...]:
        """The columns of an activity; none when they were never made or went."""
        with self._at_work() as connection:
            return columns.of_activity(connection, activity)

    def setting(self, key: str) -> str | None:
        """The value of a setting, None when it was never set."""
        with self._at_work() as connection:
            row = connection.execute(statements.SETTING, (key,)).fetchone()
            return None if row is None else str(row[0])

    def settings(self) -> dict[str, str]:
        """Every setting by its key."""
        with self._at_work() as connection:
            return {str(key): str(value) for key, value in connection.execute(statements.SETTINGS)}

    def set_setting(self, key: str, value: str) -> None:
        """Sets a setting; the value before is gone."""
        with self._at_work() as connection:
            connection.execute(statements.SET_SETTING, (key, value))

    def change_setting(self, key: str, change: Callable[[str | None], str]) -> None:
        """Sets a setting to what is made of its value, with no other writer in between."""
        with self._at_work() as connection, transaction(connection):
            row = connection.execute(statements.SETTING, (key,)).fetchone()
            value = change(None if row is None else str(row[0]))
            connection.execute(statements.SET_SETTING, (key, value))

    def keep_knowledge(self, version: str, text: str) -> None:
        """Keeps the compiled knowledge of a version, once. Raises VersionTaken, ValueError."""
        with plain_errors(self.folder):
            knowledge.keep(self.folder, version, text)

    def knowledge(self, version: str) -> str | None:
        """The kept knowledge of a version, None when it was never kept."""
        with plain_errors(self.folder):
            return knowledge.read(self.folder, version)

    def keep_tls(self, name: str, pem: bytes) -> Path:
        """Keeps a key or certificate that only its owner may read; where it lies."""
        path = self.folder.tls / f"{name}.pem"
        with plain_errors(self.folder):
            write_durably(path, pem)
        return path

    def keep_course(self, data: bytes) -> None:
        """Keeps what a replay came to, in place of what was kept before."""
        with plain_errors(self.folder):
            write_durably(self.folder.course, data)

    def kept_course(self) -> bytes | None:
        """What a replay came to, as it was kept last; None when nothing was."""
        with plain_errors(self.folder):
            try:
                return self.folder.course.read_bytes()
            except FileNotFoundError:
                return None


def _exchange(
    connection: sqlite3.Connection, made: Sequence[Column], without: Sequence[UUID]
) -> None:
    columns.remove(connection, without)
    columns.add(connection, made)
