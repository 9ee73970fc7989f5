import psycopg
from common import keywords, run

with psycopg.connect(**keywords(), autocommit=True) as connection:
    run(connection.execute)
