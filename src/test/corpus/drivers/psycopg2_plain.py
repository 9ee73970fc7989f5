import psycopg2
from common import keywords, run

connection = psycopg2.connect(**keywords())
connection.autocommit = True
cursor = connection.cursor()
run(cursor.execute)
