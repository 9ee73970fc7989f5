"""make 9005

Revision ID: 9005
Revises: 9002
Create Date: 2026-11-24 20:17:23.089181

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '9005'
down_revision = '9002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
