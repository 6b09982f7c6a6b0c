"""An index of columns by their name goes: no statement looks a column up that way."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.drop_index("ix_activity_column_name_activity", "activity_column")
