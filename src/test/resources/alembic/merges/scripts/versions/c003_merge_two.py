"""merge two

Revision ID: c003
Revises: c002a, c002b
Create Date: 2026-11-24 20:16:56.896092

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'c003'
down_revision = ('c002a', 'c002b')
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
