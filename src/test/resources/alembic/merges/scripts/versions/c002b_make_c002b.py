"""make c002b

Revision ID: c002b
Revises: c001
Create Date: 2026-11-24 20:16:56.058200

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'c002b'
down_revision = 'c001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
