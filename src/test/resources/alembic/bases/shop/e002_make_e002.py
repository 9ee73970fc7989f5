"""make e002

Revision ID: e002
Revises: e001
Create Date: 2026-11-24 20:17:07.388644

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'e002'
down_revision = 'e001'
branch_labels = None
depends_on = 'd002'


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
