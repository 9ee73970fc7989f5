"""make e001

Revision ID: e001
Revises: 
Create Date: 2026-11-24 20:17:06.822287

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'e001'
down_revision = None
branch_labels = ('shop',)
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
