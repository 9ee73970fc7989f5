import asyncio
import psycopg
from common import *


async def main():
    async with await psycopg.AsyncConnection.connect(**keywords(), autocommit=True) as connection:
        for statement in STATEMENTS:
            if statement.startswith("@sleep"):
                await asyncio.sleep(float(statement.split()[1]))
            elif statement.startswith("~"):
                try:
                    await connection.execute(statement[1:])
                except Exception:
                    pass
            else:
                await connection.execute(statement)


asyncio.run(main())
