import asyncio, ssl
import asyncpg
from common import *


async def main():
    tls = None
    if SSLMODE in ("verify-ca", "verify-full"):
        tls = ssl.create_default_context(cafile=ROOTCERT)
    elif SSLMODE:
        tls = SSLMODE if SSLMODE != "disable" else False
    settings = {"options": OPTIONS} if OPTIONS else None
    connection = await asyncpg.connect(host=HOST, port=PORT, user=USER, password=PASSWORD, database=DATABASE, ssl=tls,
                                       timeout=2, server_settings=settings)
    for statement in STATEMENTS:
        if statement.startswith("@sleep"):
            await asyncio.sleep(float(statement.split()[1]))
        elif statement.startswith("~"):
            try:
                await connection.execute(statement[1:])
            except Exception:
                pass
        else:
            await connection.fetch(statement)


asyncio.run(main())
