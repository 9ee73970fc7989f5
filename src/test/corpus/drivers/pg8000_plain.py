import pg8000
from common import *

connection = pg8000.connect(host=HOST, port=PORT, user=USER, password=PASSWORD, database=DATABASE, ssl=bool(SSLMODE), timeout=4)
connection.autocommit = True
run(connection.cursor().execute)
