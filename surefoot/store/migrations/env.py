"""Run by Alembic: applies the pending versions on the connection that `migrate` hands over."""

from alembic import context

from surefoot.store.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    # SQLite does undo DDL; Alembic's default doubts it.
    transactional_ddl=True,
    # SQLite cannot alter most of a table in place: Alembic copies it instead.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
