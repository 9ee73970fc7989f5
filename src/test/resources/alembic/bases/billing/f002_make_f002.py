"""make f002

Revision ID: f002
Revises: f001
Create Date: 2026-11-24 20:17:08.833393

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'f002'
down_revision = 'f001'
branch_labels = None
depends_on = 'shop'


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
