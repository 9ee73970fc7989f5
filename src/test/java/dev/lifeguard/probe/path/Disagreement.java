package dev.lifeguard.probe.path;

import java.util.stream.Stream;

/**
 * Where drivers read the same {@code postgresql://} differently, so that one reading cannot be right for all of them. Each
 * was seen with the drivers that {@link LoginParityTest} runs.
 */
enum Disagreement {
    SSL_IS_KNOWN_TO_SOME(
            "PSYCOPG2?|ASYNCPG|NODE_POSTGRES|POSTGRES_JS",
            "ssl=(?:true|false)",
            "libpq takes only true, asyncpg sends it to the server, node-postgres takes false for a yes"),
    NO_VERIFY_IS_OF_NODE_POSTGRES(
            "PSYCOPG2?|ASYNCPG|POSTGRES_JS", "sslmode=no-verify", "the others refuse the word; ours says so as a risk"),
    PREFER_WITH_AN_AUTHORITY(
            "PSYCOPG2?",
            "(?:sslmode=prefer&)?sslrootcert=CA",
            "libpq verifies and falls back to plain text, asyncpg does not verify below require"),
    MISSING_AUTHORITY(
            "ASYNCPG", "sslmode=require&sslrootcert=/missing.crt", "asyncpg fails, libpq then verifies nothing"),
    NODE_ASKS_FOR_TLS_ONLY_WHEN_TOLD("NODE_POSTGRES|POSTGRES_JS", "|sslrootcert=.*", "libpq and asyncpg prefer TLS"),
    NODE_POSTGRES_VERIFIES(
            "NODE_POSTGRES",
            "sslmode=(?:allow|prefer|require|verify-ca)(?:&.*)?",
            "every mode but disable and no-verify means verify-full, until version 9"),
    POSTGRES_JS_HAS_TWO_MODES(
            "POSTGRES_JS",
            "sslmode=(?:(?:allow|prefer|require)(?:&.*)?|verify-.*&sslrootcert=CA)",
            "TLS that verifies nothing, or the platform's authorities; it knows no sslrootcert"),
    PORT_BESIDE_A_HOST("ASYNCPG|POSTGRES_JS", "port=PORT", "they take a port parameter without a host before it only"),
    POSTGRES_JS_WANTS_A_HOST(
            "POSTGRES_JS", "host=127.0.0.1&port=PORT", "it refuses a URL without one before the slash"),
    POSTGRES_JS_HAS_NO_ANY("POSTGRES_JS", "target_session_attrs=any", "it refuses the word that means nothing");

    private final String drivers;
    private final String queries;
    private final String why;

    Disagreement(String drivers, String queries, String why) {
        this.drivers = drivers;
        this.queries = queries;
        this.why = why;
    }

    /** Whether this driver is known to go another way with the parameters of this URL. */
    static boolean explains(String driver, String form) {
        String query = form.replaceFirst("^[^?]*\\??", "");
        return form.startsWith("postgresql://")
                && Stream.of(values()).anyMatch(each -> driver.matches(each.drivers) && query.matches(each.queries));
    }

    @Override
    public String toString() {
        return name() + ": " + why;
    }
}
