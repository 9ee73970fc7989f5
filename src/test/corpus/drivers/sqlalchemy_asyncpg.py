import asyncio, ssl
from sqlalchemy import text
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import create_async_engine
from common import *


async def main():
    url = URL.create("postgresql+asyncpg", USER, PASSWORD, HOST, PORT, DATABASE)
    arguments = {"timeout": 2}
    if SSLMODE in ("verify-ca", "verify-full"):
        arguments["ssl"] = ssl.create_default_context(cafile=ROOTCERT)
    elif SSLMODE:
        arguments["ssl"] = SSLMODE if SSLMODE != "disable" else False
    if OPTIONS:
        arguments["server_settings"] = {"options": OPTIONS}
    engine = create_async_engine(url, connect_args=arguments, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        for statement in STATEMENTS:
            if statement.startswith("@sleep"):
                await asyncio.sleep(float(statement.split()[1]))
            elif statement.startswith("~"):
                try:
                    await connection.execute(text(statement[1:]))
                except Exception:
                    pass
            else:
                await connection.execute(text(statement))


asyncio.run(main())
