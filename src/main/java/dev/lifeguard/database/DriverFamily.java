package dev.lifeguard.database;

/** Who reads a URL of this form, as far as the URL itself tells: the one whose rules decide what breaks. */
enum DriverFamily {
    /** {@code postgresql://}: libpq, asyncpg, node-postgres, pgx …; which one is not known. */
    GENERIC(Dialect.URI, true),
    ASYNCPG(Dialect.SQLALCHEMY_ASYNCPG, true),
    PSYCOPG(Dialect.SQLALCHEMY_PSYCOPG, true),
    /** SQLAlchemy with pg8000 or another driver whose parameters are not known here. */
    OTHER_SQLALCHEMY(Dialect.URI, false),
    JDBC(Dialect.JDBC, false),
    R2DBC(Dialect.URI, false),
    KEYWORDS(Dialect.KEYWORDS, true),
    ENVIRONMENT(Dialect.ENVIRONMENT, true);

    final Dialect dialect;
    /** Whether what the URL leaves out is taken from {@code PGHOST} and its like. */
    final boolean readsEnvironment;

    DriverFamily(Dialect dialect, boolean readsEnvironment) {
        this.dialect = dialect;
        this.readsEnvironment = readsEnvironment;
    }

    boolean isSqlAlchemy() {
        return this == ASYNCPG || this == PSYCOPG || this == OTHER_SQLALCHEMY;
    }

    /**
     * Whether a root certificate that is named is used in this mode. libpq uses it whenever there is TLS, Java's drivers only
     * where they are told to verify; asyncpg, which also reads {@link #GENERIC}, begins with {@code require}.
     */
    boolean verifiesIn(SslMode mode) {
        return switch (this) {
            case JDBC, R2DBC -> mode.verifiesChain();
            case PSYCOPG, KEYWORDS, ENVIRONMENT -> mode != SslMode.DISABLE;
            case GENERIC, ASYNCPG, OTHER_SQLALCHEMY -> mode.requiresTls();
        };
    }

    boolean isJavas() {
        return this == JDBC || this == R2DBC;
    }

    /** Whether a {@code +} in the query part means a space: Python's and Java's decoders say so, libpq's does not. */
    boolean plusIsSpace() {
        return isSqlAlchemy() || this == JDBC;
    }
}
