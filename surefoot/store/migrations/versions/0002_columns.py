"""Columns of activities, made of their files."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "activity_column",
        sa.Column("activity", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("scale", sa.Integer, nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("activity", "name", name="pk_activity_column"),
        sqlite_strict=True,
    )
    op.create_index("ix_activity_column_name_activity", "activity_column", ["name", "activity"])
