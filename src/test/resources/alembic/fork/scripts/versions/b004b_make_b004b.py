"""make b004b

Revision ID: b004b
Revises: b003b
Create Date: 2026-11-24 20:16:49.677910

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'b004b'
down_revision = 'b003b'
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
