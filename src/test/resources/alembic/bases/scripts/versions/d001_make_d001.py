"""make d001

Revision ID: d001
Revises: 
Create Date: 2026-11-24 20:17:05.640265

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'd001'
down_revision = None
branch_labels = ('core',)
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
