"""make 9001

Revision ID: 9001
Revises: 
Create Date: 2026-11-24 20:17:20.733862

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '9001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
