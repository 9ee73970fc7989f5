"""make c004a

Revision ID: c004a
Revises: c003
Create Date: 2026-11-24 20:16:57.415247

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'c004a'
down_revision = 'c003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
