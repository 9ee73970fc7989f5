package dev.lifeguard.probe.path;

import dev.lifeguard.testing.ForeignDriver;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Forms of URLs for each driver. {@code PORT} is the server's, {@code CLOSED} one where nobody listens, {@code DB} the
 * database.
 */
final class UrlForms {
    private static final String PLAIN = "postgresql://app:p@127.0.0.1:PORT/DB?";
    private static final String LIBPQ = "postgresql+psycopg2://app:p@127.0.0.1:PORT/DB?";
    private static final String ASYNCPG = "postgresql+asyncpg://app:p@127.0.0.1:PORT/DB?";
    private static final String JAVA = "jdbc:postgresql://127.0.0.1:PORT/DB?user=app&password=p&";

    private static final List<String> MODES =
            List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full", "REQUIRE", "no-verify", "on");

    private UrlForms() {}

    /** About TLS: worth trying on every kind of server. */
    static Stream<String> ofTls(ForeignDriver driver, String authority) {
        return driver == ForeignDriver.SQLALCHEMY
                ? Stream.concat(modes(ASYNCPG, "ssl"), modesAndFiles(LIBPQ, authority))
                : modesAndFiles(PLAIN, authority);
    }

    static Stream<String> ofTlsInJava(String authority) {
        return modesAndFiles(JAVA, authority);
    }

    private static Stream<String> modes(String before, String name) {
        return Stream.concat(
                        Stream.of("", "ssl=true", "ssl=false"), MODES.stream().map(mode -> name + "=" + mode))
                .map(query -> before + query);
    }

    private static Stream<String> modesAndFiles(String before, String authority) {
        List<String> queries = new ArrayList<>(List.of(
                "sslrootcert=" + authority,
                "sslmode=require&sslrootcert=/missing.crt",
                "sslmode=verify-full&sslrootcert=/missing.crt"));
        MODES.stream().skip(1).limit(5).forEach(mode -> queries.add("sslmode=" + mode + "&sslrootcert=" + authority));
        return Stream.concat(modes(before, "sslmode"), queries.stream().map(query -> before + query));
    }

    /** About the place and the role. */
    static Stream<String> ofPlace(ForeignDriver driver) {
        return switch (driver) {
            case SQLALCHEMY ->
                Stream.of(
                        ASYNCPG + "prepared_statement_cache_size=0",
                        ASYNCPG + "application_name=x",
                        ASYNCPG + "connect_timeout=3",
                        "postgresql+asyncpg://app:p@/DB?host=127.0.0.1:CLOSED&host=127.0.0.1:PORT",
                        "postgresql+asyncpg://app:p@127.0.0.1:CLOSED,127.0.0.1:PORT/DB",
                        "postgresql+asyncpg://app:p%40q@127.0.0.1:PORT/DB",
                        "postgresql+asyncpg://app:p@q@127.0.0.1:PORT/DB",
                        "postgresql+asyncpg://127.0.0.1:PORT/DB?user=app&password=p",
                        "postgres+asyncpg://app:p@127.0.0.1:PORT/DB",
                        LIBPQ + "connect_timeout=3&application_name=x",
                        LIBPQ + "pool_size=5",
                        "postgresql+psycopg2://app:p@/DB?host=127.0.0.1:CLOSED&host=127.0.0.1:PORT",
                        "postgresql+psycopg2://app:p@127.0.0.1:CLOSED,127.0.0.1:PORT/DB",
                        "postgresql+psycopg2://app:p@127.0.0.1/DB?port=PORT",
                        "postgresql+psycopg2://app:p@127.0.0.1:/DB",
                        "postgresql://ap%70:p@127.0.0.1:PORT/DB");
            case PSYCOPG2, PSYCOPG ->
                Stream.concat(
                        generic(),
                        Stream.of(
                                "host=127.0.0.1 port=PORT user=app password=p dbname=DB",
                                "host='127.0.0.1' port = PORT user=app dbname='DB'",
                                "host=localhost hostaddr=127.0.0.1 port=PORT user=app dbname=DB",
                                "host=127.0.0.1,127.0.0.1 port=CLOSED,PORT user=app dbname=DB",
                                "host=127.0.0.1 port=PORT user=app dbname=DB sslmode=on"));
            case ASYNCPG, NODE_POSTGRES, POSTGRES_JS -> generic();
        };
    }

    private static Stream<String> generic() {
        return Stream.of(
                "postgres://app:p@127.0.0.1:PORT/DB",
                "postgresql://ap%70:p%40@127.0.0.1:PORT/DB",
                "postgresql://app:p:q@127.0.0.1:PORT/DB",
                "postgresql://127.0.0.1:PORT/DB?user=app&password=p",
                "postgresql://app:p@127.0.0.1/DB?port=PORT",
                "postgresql://app:p@/DB?host=127.0.0.1&port=PORT",
                "postgresql://app:p@127.0.0.1:CLOSED,127.0.0.1:PORT/DB",
                "postgresql://app:p@127.0.0.1:99999/DB",
                PLAIN + "application_name=x",
                PLAIN + "target_session_attrs=any",
                PLAIN + "options=-c%20search_path%3Dx");
    }

    static Stream<String> ofPlaceInJava() {
        return Stream.of(
                "jdbc:postgresql://127.0.0.1:CLOSED,127.0.0.1:PORT/DB?user=app&hostRecheckSeconds=0",
                "jdbc:postgresql://127.0.0.1:PORT/DB?user=ap%70&password=p%26",
                "jdbc:postgresql://app:p@127.0.0.1:PORT/DB",
                "jdbc:postgresql://127.0.0.1/DB?PGPORT=PORT&user=app",
                "jdbc:postgresql://127.0.0.1:PORT?PGDBNAME=DB&user=app",
                "jdbc:postgresql://127.0.0.1:PORT/DB?user=app&sslfactory=org.postgresql.ssl.NonValidatingFactory",
                "jdbc:postgresql://127.0.0.1:PORT/DB?user=app&targetServerType=any",
                JAVA + "ApplicationName=x&connectTimeout=3");
    }
}
