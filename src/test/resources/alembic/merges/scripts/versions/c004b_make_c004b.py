"""make c004b

Revision ID: c004b
Revises: c003
Create Date: 2026-11-24 20:16:58.315518

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'c004b'
down_revision = 'c003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
