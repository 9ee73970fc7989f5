"""make 1a1b2c3d4e5f

revision = "not this one"
down_revision = "nor that one"
"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
# revision = 'commented'
revision: str = '1a1b2c3d4e5f'  # revision = "remark"
down_revision: Union[str, Sequence[str], None] = ('0a1b2c3d4e5f')
branch_labels: Union[
    str, Sequence[str], None
] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    """Upgrade schema."""
    pass


def downgrade() -> None:
    revision = "local"
    pass
