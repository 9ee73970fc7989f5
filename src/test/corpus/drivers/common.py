"""What every Python driver of the corpus shares: where to connect and what to do there, from the environment."""
import os, time

HOST = os.environ["LAB_HOST"]
PORT = int(os.environ["LAB_PORT"])
USER = os.environ["LAB_USER"]
PASSWORD = os.environ.get("LAB_PASSWORD") or None
DATABASE = os.environ["LAB_DATABASE"]
SSLMODE = os.environ.get("LAB_SSLMODE") or None
ROOTCERT = os.environ.get("LAB_ROOTCERT") or None
OPTIONS = os.environ.get("LAB_OPTIONS") or None
STATEMENTS = [line for line in os.environ.get("LAB_SQL", "SELECT 1").splitlines() if line.strip()]


def keywords(**names):
    """libpq's keywords, those that are set."""
    every = dict(host=HOST, port=PORT, user=USER, password=PASSWORD, dbname=DATABASE, sslmode=SSLMODE,
                 sslrootcert=ROOTCERT, options=OPTIONS, connect_timeout=2)
    every.update(names)
    return {key: value for key, value in every.items() if value is not None}


def run(execute):
    """The statements in order; `~` in front ignores an error, `@sleep 1` waits."""
    for statement in STATEMENTS:
        if statement.startswith("@sleep"):
            time.sleep(float(statement.split()[1]))
        elif statement.startswith("~"):
            try:
                execute(statement[1:])
            except Exception:
                pass
        else:
            execute(statement)
