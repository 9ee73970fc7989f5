#!/bin/sh
# Makes the histories beside it with the real tool, and records what it says of them. Needs alembic and SQLite.
# Each directory holds alembic.ini, the scripts, rows.txt (what the database records), and heads.txt, current.txt and
# history.txt as alembic printed them. Revision identifiers are given, so that a second run makes the same.
set -eu
cd "$(dirname "$0")"

quiet() {
    alembic "$@" >/dev/null 2>&1 || { echo "failed: alembic $*" >&2; exit 1; }
}

begin() {
    rm -rf "$1" && mkdir "$1" && cd "$1"
    quiet init "${2:-scripts}"
    rm -rf "${2:-scripts}"/README "${2:-scripts}"/__pycache__
    # comments of the template say nothing here
    sed -i '/^#/d;/^$/d;s|^sqlalchemy.url = .*|sqlalchemy.url = sqlite:///database|' alembic.ini
}

# revision ID PARENT [more arguments]
revision() {
    id=$1 parent=$2
    shift 2
    quiet revision -m "make $id" --rev-id "$id" --head "$parent" "$@"
}

end() {
    python3 -c 'import sqlite3; print("\n".join(r[0] for r in sqlite3.connect("database").execute(
        "select version_num from alembic_version order by 1")))' >rows.txt
    alembic heads >heads.txt 2>/dev/null
    alembic current >current.txt 2>/dev/null
    alembic history >history.txt 2>/dev/null
    rm -f database
    find . -name __pycache__ -prune -exec rm -rf {} +
    cd ..
}

# One after the other; the database is in the middle.
begin linear
revision a001 base
revision a002 a001
revision a003 a002
revision a004 a003
revision a005 a004
quiet upgrade a003
end

# Two branches were merged in Git and not in Alembic; one of them has been applied.
begin fork
revision b001 base
revision b002 b001
revision b003a b002
revision b003b b002 --splice
revision b004b b003b
quiet upgrade b003a
end

# Forks and merges, a merge of three among them; two rows are recorded.
begin merges
revision c001 base
revision c002a c001
revision c002b c001 --splice
quiet merge -m "merge two" --rev-id c003 c002a c002b
revision c004a c003
revision c004b c003 --splice
revision c004c c003 --splice
quiet merge -m "merge three" --rev-id c005 c004a c004b c004c
revision c006 c005
quiet upgrade c004a
quiet upgrade c004b
end

# Several bases with labels in locations of their own, one depending on another.
begin bases
mkdir shop billing
sed -i 's|^script_location = .*|&\nversion_locations = %(here)s/shop %(here)s/billing %(here)s/scripts/versions|' alembic.ini
sed -i '/^version_path_separator/d' alembic.ini
revision d001 base --branch-label core --version-path scripts/versions
revision d002 d001
revision e001 base --branch-label shop --version-path shop
revision e002 e001 --depends-on d002
revision f001 base --branch-label billing --version-path billing
revision f002 f001 --depends-on shop
quiet upgrade e002
quiet upgrade billing@f001
end

# A template of newer versions: types, and strings of every kind.
begin typed migrations
cat >migrations/script.py.mako <<'T'
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
T
revision 0a1b2c3d4e5f base
revision 1a1b2c3d4e5f 0a1b2c3d4e5f
revision 2a1b2c3d4e5f 0a1b2c3d4e5f --splice --branch-label feature
quiet merge -m "merge" --rev-id 3a1b2c3d4e5f 1a1b2c3d4e5f 2a1b2c3d4e5f
revision 4a1b2c3d4e5f 3a1b2c3d4e5f
quiet upgrade head
end

# A tree that nobody ever merged, without a database.
begin tree
revision 9001 base
for parent in 9001; do
    revision 9002 $parent
    revision 9003 $parent --splice
    revision 9004 9002
    revision 9005 9002 --splice
    revision 9006 9003
done
python3 -c 'import sqlite3; sqlite3.connect("database").execute("create table alembic_version (version_num text)")'
end
