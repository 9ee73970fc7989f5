package dev.lifeguard.database;

/** The ways in which applications write a connection down. */
public enum Dialect {
    /** {@code postgres://} or {@code postgresql://}: libpq, asyncpg, node-postgres, pgx, Django, Rails. */
    URI,
    /** {@code postgresql+asyncpg://}: SQLAlchemy handing every parameter to {@code asyncpg.connect()}. */
    SQLALCHEMY_ASYNCPG,
    /** {@code postgresql+psycopg://}, {@code +psycopg2}, {@code +psycopg_async}: SQLAlchemy on libpq. */
    SQLALCHEMY_PSYCOPG,
    /** {@code jdbc:postgresql://}: pgjdbc. */
    JDBC,
    /** {@code host=… port=…}: libpq's keyword form. */
    KEYWORDS,
    /** {@code PGHOST} and its like. */
    ENVIRONMENT
}
