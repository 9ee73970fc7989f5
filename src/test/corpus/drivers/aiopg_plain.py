import asyncio
import aiopg
from common import *


async def main():
    async with aiopg.connect(**keywords(connect_timeout=None), timeout=2) as connection:
        async with connection.cursor() as cursor:
            for statement in STATEMENTS:
                if statement.startswith("@sleep"):
                    await asyncio.sleep(float(statement.split()[1]))
                elif statement.startswith("~"):
                    try:
                        await cursor.execute(statement[1:])
                    except Exception:
                        pass
                else:
                    await cursor.execute(statement)


asyncio.run(main())
