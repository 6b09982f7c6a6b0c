"""The tables as SQLAlchemy describes them: what Alembic compares migrations against.

Imported by migrations and tests only. Times and days are ISO 8601 text and JSON is the text as it
was written: both read back exactly as stored, on any database.
"""

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, Table, Text

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

JOURNAL = Table(
    "journal",
    METADATA,
    Column("sequence", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("line", Text, nullable=False),
    sqlite_strict=True,
)
"""One fact a row, in the order of storing. Triggers refuse change and removal."""

ISSUED = Table(
    "issued",
    METADATA,
    Column("sequence", Integer, primary_key=True),
    Column("day", Text, nullable=False),
    Column("knowledge_version", Text, nullable=False),
    Column("head", Integer, nullable=False),
    Column("decision", Text, nullable=False),
    Column("issued_at", Text, nullable=False),
    Index(None, "day", "sequence"),
    sqlite_strict=True,
)
"""Decisions as they were shown. Triggers refuse change and removal."""

FILE = Table(
    "file",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("size_bytes", Integer, nullable=False),
    Column("received_at", Text, nullable=False),
    Column("forgotten_at", Text),
    sqlite_strict=True,
)
"""Imported files; the bytes lie beside the database, under their hash."""

ACTIVITY_COLUMN = Table(
    "activity_column",
    METADATA,
    Column("activity", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("scale", Integer, nullable=False),
    Column("count", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
    sqlite_strict=True,
)
"""Columns of activities, packed; made of the imported files and made anew of them when absent."""

SETTING = Table(
    "setting",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_strict=True,
)
"""What the program remembers about itself on this machine."""
