"""Connects to each URL of standard input with the driver that is named, and prints one line each: in, or why not.

    python3 drivers.py psycopg < urls
"""

import asyncio
import sys
import warnings

warnings.simplefilter("ignore")


def psycopg2(url):
    import psycopg2

    psycopg2.connect(url, connect_timeout=60).close()


def psycopg(url):
    import psycopg

    psycopg.connect(url, connect_timeout=60).close()


def asyncpg(url):
    import asyncpg

    async def connect():
        await asyncpg.connect(url, timeout=60)

    asyncio.run(connect())


def sqlalchemy(url):
    import sqlalchemy
    from sqlalchemy.ext.asyncio import create_async_engine

    async def connect():
        async with create_async_engine(url).connect():
            pass

    if "+asyncpg:" in url:
        asyncio.run(connect())
    else:
        sqlalchemy.create_engine(url).connect().close()


def versions(name):
    found = [__import__(name)]
    if name == "sqlalchemy":
        found += [__import__("asyncpg"), __import__("psycopg2")]
    return " ".join(f"{each.__name__} {each.__version__}" for each in found)


if __name__ == "__main__":
    print(versions(sys.argv[1]), flush=True)
    connect = globals()[sys.argv[1]]
    for line in sys.stdin.read().splitlines():
        try:
            connect(line)
            print("in")
        except BaseException as e:  # a driver's own, or of its arguments
            print(f"{type(e).__name__}: {e}".replace("\n", " "))
