"""Every statement that the store sends to its database, in the order of the tables in `schema`."""

FACT_BY_ID = "SELECT line FROM journal WHERE id = ?"
ADD_FACT = "INSERT INTO journal (id, line) VALUES (?, ?)"
# As bytes: a line whose text is no longer UTF-8 is one damaged line, not an error of the query.
FACTS_AFTER = """
    SELECT sequence, id, CAST(line AS BLOB) FROM journal
    WHERE sequence > ? ORDER BY sequence LIMIT ?
"""
HEAD = "SELECT coalesce(max(sequence), 0) FROM journal"

ADD_ISSUED = """
    INSERT INTO issued (day, knowledge_version, head, decision, issued_at) VALUES (?, ?, ?, ?, ?)
"""
ISSUED_OF_DAY = """
    SELECT day, knowledge_version, head, decision, issued_at FROM issued
    WHERE day = ? ORDER BY sequence
"""
LAST_ISSUED_OF_DAY = """
    SELECT day, knowledge_version, head, decision, issued_at FROM issued
    WHERE day = ? ORDER BY sequence DESC LIMIT 1
"""

# A file that was forgotten and comes again is kept again, as it came this time.
ADD_FILE = """
    INSERT INTO file (sha256, name, size_bytes, received_at) VALUES (?, ?, ?, ?)
    ON CONFLICT (sha256) DO UPDATE
    SET name = excluded.name, received_at = excluded.received_at, forgotten_at = NULL
    WHERE file.forgotten_at IS NOT NULL
"""
FILES = """
    SELECT sha256, name, size_bytes, received_at, forgotten_at FROM file
    ORDER BY received_at, sha256
"""
FILE_BY_SHA256 = """
    SELECT sha256, name, size_bytes, received_at, forgotten_at FROM file WHERE sha256 = ?
"""
FORGET_FILE = "UPDATE file SET forgotten_at = ? WHERE sha256 = ? AND forgotten_at IS NULL"

PUT_COLUMN = """
    INSERT OR REPLACE INTO activity_column (activity, name, version, scale, count, data)
    VALUES (?, ?, ?, ?, ?, ?)
"""
COLUMNS_OF_ACTIVITY = """
    SELECT activity, name, version, scale, count, data FROM activity_column WHERE activity = ?
"""
DROP_COLUMNS = "DELETE FROM activity_column WHERE activity = ?"

SETTING = "SELECT value FROM setting WHERE key = ?"
SET_SETTING = """
    INSERT INTO setting (key, value) VALUES (?, ?)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value
"""

SETTINGS = "SELECT key, value FROM setting ORDER BY key"

TABLES_OF_FORMER = """
    SELECT name FROM former.sqlite_schema
    WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'alembic_version' ORDER BY name
"""
"""The tables of another database that is attached under that name."""

REVISION = "SELECT version_num FROM alembic_version"
"""Alembic's own table, read here so that Alembic need not be imported."""
