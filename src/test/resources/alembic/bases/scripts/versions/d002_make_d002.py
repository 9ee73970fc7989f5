"""make d002

Revision ID: d002
Revises: d001
Create Date: 2026-11-24 20:17:06.243807

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'd002'
down_revision = 'd001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
