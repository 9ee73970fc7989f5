"""A small shop with a pool of 5 + 5, and several ways to use it up."""

import asyncio
import os

from fastapi import FastAPI
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

engine = create_async_engine(os.environ["DATABASE_URL"], pool_size=5, max_overflow=5, pool_timeout=300)
app = FastAPI()
forgotten = []


@app.get("/alive")
async def alive():
    return {"alive": True}


@app.get("/query")
async def query(seconds: float):
    """One statement that takes its time."""
    async with AsyncSession(engine) as session:
        await session.execute(text("SELECT 'hunter2', pg_sleep(:seconds)"), {"seconds": seconds})
    return {}


@app.get("/forget")
async def forget():
    """A session that nobody closes."""
    session = AsyncSession(engine)
    await session.execute(text("SELECT count(*) FROM stock WHERE name = 'hunter2'"))
    forgotten.append(session)
    return {}


@app.get("/take")
async def take(pause: float = 0):
    """Changes the one row that everybody wants, and thinks before it commits."""
    async with AsyncSession(engine) as session:
        await session.execute(text("UPDATE stock SET amount = amount - 1 WHERE name = 'hunter2'"))
        await asyncio.sleep(pause)
        await session.commit()
    return {}


@app.get("/keep")
async def keep():
    """A connection that is used and committed, and never given back."""
    connection = await engine.connect()
    await connection.execute(text("SELECT count(*) FROM stock"))
    await connection.commit()
    forgotten.append(connection)
    return {}
