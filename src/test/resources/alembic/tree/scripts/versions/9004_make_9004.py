"""make 9004

Revision ID: 9004
Revises: 9002
Create Date: 2026-11-24 20:17:22.440320

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '9004'
down_revision = '9002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
