package dev.lifeguard.database;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands behind the {@code +} of a URL of SQLAlchemy. */
final class SqlAlchemyDriver {
    /** Names by which a driver is installed or talked of, and not loaded. */
    static final String PACKAGES = "psycopg2?-(?:binary|c)";

    private static final String ASYNCPG = "asyncpg";
    private static final List<String> PSYCOPG = List.of("psycopg", "psycopg2", "psycopg_async", "psycopg2cffi");

    /**
     * Those of SQLAlchemy 2.1, 1.4 and 1.3, and {@code aiopg}, which the package {@code databases} knows; others come with
     * packages of their own. Of equally near ones the first is meant: {@code psycop2} by its digit.
     */
    private static final List<String> KNOWN = List.of(
            ASYNCPG,
            "psycopg2",
            "psycopg",
            "psycopg_async",
            "psycopg2cffi",
            "pg8000",
            "aiopg",
            "pygresql",
            "pypostgresql",
            "zxjdbc");

    private static final Map<String, String> MISNAMED = Map.of(
            "psycopg3", "psycopg",
            "psycopg_sync", "psycopg",
            "psycopg-binary", "psycopg",
            "psycopg-c", "psycopg",
            "psycopg_binary", "psycopg",
            "psycopg2-binary", "psycopg2",
            "psycopg2_binary", "psycopg2",
            "psycopg2-c", "psycopg2");

    private SqlAlchemyDriver() {}

    /** The driver that a name is nearly that of; the name itself where it is far from all, as that of a private driver. */
    static String meant(String typed) {
        return Optional.ofNullable(MISNAMED.get(typed))
                .or(() -> NearestWord.to(typed, KNOWN))
                .orElse(typed);
    }

    /** Others are not repeated: what stands there may be anything. */
    static boolean isKnown(String driver) {
        return KNOWN.contains(driver);
    }

    static DriverFamily family(String driver) {
        if (driver.equals(ASYNCPG)) {
            return DriverFamily.ASYNCPG;
        }
        return PSYCOPG.contains(driver) ? DriverFamily.PSYCOPG : DriverFamily.OTHER_SQLALCHEMY;
    }
}
