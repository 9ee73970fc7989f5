"""make 9003

Revision ID: 9003
Revises: 9001
Create Date: 2026-11-24 20:17:21.881560

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '9003'
down_revision = '9001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
