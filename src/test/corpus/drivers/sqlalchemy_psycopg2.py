from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL
from common import *

url = URL.create("postgresql+psycopg2", USER, PASSWORD, HOST, PORT, DATABASE)
arguments = {key: value for key, value in keywords().items() if key in ("sslmode", "sslrootcert", "options", "connect_timeout")}
engine = create_engine(url, connect_args=arguments, isolation_level="AUTOCOMMIT")
with engine.connect() as connection:
    run(lambda statement: connection.execute(text(statement)))
