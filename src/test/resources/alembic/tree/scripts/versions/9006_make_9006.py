"""make 9006

Revision ID: 9006
Revises: 9003
Create Date: 2026-11-24 20:17:23.912729

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '9006'
down_revision = '9003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
