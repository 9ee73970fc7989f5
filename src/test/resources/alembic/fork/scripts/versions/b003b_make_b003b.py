"""make b003b

Revision ID: b003b
Revises: b002
Create Date: 2026-11-24 20:16:48.992816

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'b003b'
down_revision = 'b002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
