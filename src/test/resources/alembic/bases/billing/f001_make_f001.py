"""make f001

Revision ID: f001
Revises: 
Create Date: 2026-11-24 20:17:07.874527

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'f001'
down_revision = None
branch_labels = ('billing',)
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
