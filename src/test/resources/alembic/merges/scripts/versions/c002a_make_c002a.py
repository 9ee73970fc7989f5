"""make c002a

Revision ID: c002a
Revises: c001
Create Date: 2026-11-24 20:16:55.346076

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'c002a'
down_revision = 'c001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
