"""make b002

Revision ID: b002
Revises: b001
Create Date: 2026-11-24 20:16:48.195857

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'b002'
down_revision = 'b001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
