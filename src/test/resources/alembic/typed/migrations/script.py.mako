"""${message}

revision = "not this one"
down_revision = "nor that one"
"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
# revision = 'commented'
revision: str = ${repr(up_revision)}  # revision = "remark"
down_revision: Union[str, Sequence[str], None] = (${repr(down_revision)})
branch_labels: Union[
    str, Sequence[str], None
] = ${repr(branch_labels)}
depends_on: Union[str, Sequence[str], None] = ${repr(depends_on)}


def upgrade() -> None:
    """Upgrade schema."""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    revision = "local"
    ${downgrades if downgrades else "pass"}
