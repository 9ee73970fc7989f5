"""merge three

Revision ID: c005
Revises: c004a, c004b, c004c
Create Date: 2026-11-24 20:16:59.728688

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'c005'
down_revision = ('c004a', 'c004b', 'c004c')
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
