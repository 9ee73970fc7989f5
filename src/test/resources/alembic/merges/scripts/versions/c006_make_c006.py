"""make c006

Revision ID: c006
Revises: c005
Create Date: 2026-11-24 20:17:00.263575

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'c006'
down_revision = 'c005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
