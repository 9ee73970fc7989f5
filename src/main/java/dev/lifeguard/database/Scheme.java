package dev.lifeguard.database;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The beginning of a URL and what it says about who reads it.
 *
 * @param stack who reads it
 * @param proper the scheme as it should be written
 * @param written as it was written; letters, digits and {@code + . : - _} only
 * @param rest what follows {@code ://}, or the database of {@code jdbc:postgresql:db} behind a slash
 */
record Scheme(DriverFamily stack, String proper, String written, String rest) {
    static final String ACCEPTED = "postgres://, postgresql://, postgresql+asyncpg://, postgresql+psycopg://,"
            + " postgresql+psycopg2://, jdbc:postgresql:// (also aws-wrapper, p6spy, otel), psql://, ecto://, postgis://,"
            + " pgsql://, cockroachdb:// and host=… port=… dbname=… are understood";

    private static final Pattern URL = Pattern.compile("([A-Za-z][A-Za-z0-9+._:-]{0,60}?)://(.*)", Pattern.DOTALL);
    private static final Pattern ADO_NET = Pattern.compile("[A-Za-z ]{2,30}=[^;\\s'\"]*;\\s*[A-Za-z ]{2,30}=");
    private static final Pattern SHORT_JDBC = Pattern.compile(
            "((?i:jdbc:(?:aws-wrapper:|p6spy:|otel:|log4jdbc:)?postgresql)):(?!//)(.*)", Pattern.DOTALL);
    private static final Pattern POSTGRES =
            Pattern.compile("(jdbc:(?:aws-wrapper:|p6spy:|otel:|log4jdbc:|secretsmanager:)?|r2dbcs?:(?:pool:|proxy:)*"
                    + "|vertx-reactive:|db\\+)?(postgres|postgresql|pg|pdo-pgsql|pgsql|psql|postgis|ecto|cockroach|cockroachdb|timescale|timescaledb|timescalegis"
                    + "|yugabyte|yugabytedb|redshift)(?:\\+([a-z0-9_]*|" + SqlAlchemyDriver.PACKAGES + "))?");
    private static final Map<String, String> OTHERS = Map.of(
            "mysql", "MySQL",
            "mariadb", "MariaDB",
            "sqlite", "SQLite",
            "mongodb", "MongoDB",
            "redis", "Redis",
            "mssql", "SQL Server",
            "sqlserver", "SQL Server",
            "oracle", "Oracle",
            "http", "a web server",
            "https", "a web server");
    /** Wrappers of pgjdbc that hand the rest of the URL on: of AWS, p6spy, OpenTelemetry, log4jdbc and Secrets Manager. */
    private static final Set<String> WRAPPED =
            Set.of("jdbc:aws-wrapper:", "jdbc:p6spy:", "jdbc:otel:", "jdbc:log4jdbc:", "jdbc:secretsmanager:");

    /**
     * Schemes that a framework turns into its driver's own parameters: Ecto, django-environ, dj-database-url, Rails, and
     * SQLAlchemy's dialects for other servers of the protocol.
     */
    private static final Set<String> FRAMEWORKS = Set.of(
            "psql", "ecto", "postgis", "pgsql", "cockroach", "cockroachdb", "timescale", "timescalegis", "redshift");

    /** Dialects of SQLAlchemy beside its own, installed with packages of these makers. */
    private static final Set<String> DIALECTS = Set.of("cockroachdb", "timescaledb", "redshift", "yugabytedb");

    static Optional<Scheme> of(String text) {
        Matcher brief = SHORT_JDBC.matcher(text);
        if (brief.matches()) {
            String proper = brief.group(1).toLowerCase(Locale.ROOT);
            return Optional.of(new Scheme(DriverFamily.JDBC, proper, brief.group(1), "/" + brief.group(2)));
        }
        Matcher url = URL.matcher(text);
        if (!url.matches()) {
            return Optional.empty();
        }
        String written = url.group(1);
        Matcher known = POSTGRES.matcher(written.toLowerCase(Locale.ROOT));
        if (!known.matches()) {
            return Optional.empty();
        }
        String driver =
                Optional.ofNullable(known.group(3)).map(SqlAlchemyDriver::meant).orElse("");
        DriverFamily stack = stack(Optional.ofNullable(known.group(1)).orElse(""), driver);
        String wrapper =
                Optional.ofNullable(known.group(1)).filter(WRAPPED::contains).orElse("");
        String proper = wrapper.isEmpty() ? proper(stack, known.group(2), driver) : wrapper + "postgresql";
        return Optional.of(new Scheme(stack, proper, written, url.group(2)));
    }

    private static DriverFamily stack(String prefix, String driver) {
        if (!driver.isEmpty()) {
            return SqlAlchemyDriver.family(driver);
        }
        if (prefix.startsWith("r2dbc")) {
            return DriverFamily.R2DBC;
        }
        return prefix.startsWith("jdbc:") ? DriverFamily.JDBC : DriverFamily.GENERIC;
    }

    /** Whether TLS is wanted by the scheme itself: {@code r2dbcs:}. */
    boolean secure() {
        return written.startsWith("r2dbcs");
    }

    private static String proper(DriverFamily stack, String base, String driver) {
        return switch (stack) {
            case JDBC -> "jdbc:postgresql";
            case R2DBC -> "r2dbc:postgresql";
            case ASYNCPG, PSYCOPG -> dialect(base) + "+" + driver;
            case OTHER_SQLALCHEMY -> dialect(base) + (SqlAlchemyDriver.isKnown(driver) ? "+" + driver : "");
            case GENERIC, KEYWORDS, ENVIRONMENT ->
                base.equals("postgres") || FRAMEWORKS.contains(base) ? base : "postgresql";
        };
    }

    private static String dialect(String base) {
        return DIALECTS.contains(base) ? base : "postgresql";
    }

    /** Empty but for what the driver makes of the scheme: a driver that cannot be loaded reads nothing of what follows. */
    ParsedUrl begin() {
        ParsedUrl draft = new ParsedUrl(stack, proper);
        judge(draft);
        return draft;
    }

    /** Says what the driver makes of the scheme where it is not the one it wants. */
    private void judge(ParsedUrl draft) {
        boolean unknown = stack == DriverFamily.OTHER_SQLALCHEMY && proper.indexOf('+') < 0;
        if (unknown || written.equals(proper) || (stack == DriverFamily.R2DBC && written.startsWith("r2dbc"))) {
            return;
        }
        if (stack == DriverFamily.GENERIC) {
            String what = written + ":// is read by few drivers; libpq, asyncpg and SQLAlchemy want " + proper + "://";
            draft.risk("scheme", what);
        } else if (stack == DriverFamily.JDBC) {
            String what = "pgjdbc takes only jdbc:postgresql:, written exactly so, and not " + written + ":";
            draft.breaks("scheme", what);
        } else if (written.indexOf(':') >= 0) {
            String what = written + ":// mixes Java's form with SQLAlchemy's: pgjdbc wants jdbc:postgresql://,"
                    + " SQLAlchemy wants " + proper + "://";
            draft.breaks("scheme", what);
        } else {
            draft.breaks("scheme", "SQLAlchemy has no " + missing() + ": it wants " + proper + "://");
        }
    }

    /** The dialect, or the driver of a dialect that there is. */
    private String missing() {
        int plus = written.indexOf('+');
        String dialect = written.substring(0, plus);
        return proper.startsWith(dialect + "+")
                ? "driver called " + written.substring(plus + 1) + " for " + dialect
                : "dialect called " + dialect + " (since 1.4)";
    }

    /** Whether it looks like {@code Host=db;Username=app;…}. */
    static boolean isAdoNet(String text) {
        return ADO_NET.matcher(text).lookingAt();
    }

    /** Why a text that is no PostgreSQL URL is none, without repeating it. */
    static String refusal(String text) {
        if (isAdoNet(text)) {
            return "this is an ADO.NET (Npgsql) connection string; " + ACCEPTED;
        }
        if (text.startsWith("pgsql:")) {
            return "this is a data source name of PHP's PDO; " + ACCEPTED;
        }
        Matcher url = URL.matcher(text);
        String name = url.matches() ? url.group(1).toLowerCase(Locale.ROOT).replaceFirst("^jdbc:", "") : "";
        Optional<String> other = Optional.ofNullable(OTHERS.get(name.replaceFirst("\\+.*", "")));
        return other.map(known -> "the scheme is that of " + known + "; ").orElse("no PostgreSQL scheme was found; ")
                + ACCEPTED;
    }
}
