package dev.lifeguard.probe.path;

import dev.lifeguard.observation.ServerFacts;
import dev.lifeguard.probe.QuestionFailure;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a session asks of its server again and again, each column by itself: one that the server does not know is left out
 * from then on. Functions are qualified and no operator is used, so that nothing of the database's owner is run.
 */
final class FactsQuery {
    /** Something that every server of the protocol answers. */
    static final Column ALIVE = new Column("alive", "1");

    private static final Column VERSION = new Column("version", setting("server_version"));
    private static final Column IN_RECOVERY = new Column("in_recovery", "pg_catalog.pg_is_in_recovery()");
    private static final Column READ_ONLY = new Column("read_only", setting("default_transaction_read_only"));
    private static final Column MAX_CONNECTIONS = new Column("max_connections", setting("max_connections"));
    private static final Column MONITOR = new Column("monitor", "pg_catalog.pg_has_role('pg_monitor', 'USAGE')");

    private static final Column SUPERUSER = new Column("superuser", setting("is_superuser"));

    /** Whether statements may be compiled; null where the server knows no such thing. */
    private static final Column COMPILED = new Column("compiled", "pg_catalog.current_setting('jit', true)");

    /** What may change while a session lasts: a standby is promoted, a setting is reloaded. */
    private static final List<Column> CHANGING = List.of(IN_RECOVERY, READ_ONLY);

    private List<Column> asked =
            List.of(VERSION, IN_RECOVERY, READ_ONLY, MAX_CONNECTIONS, MONITOR, SUPERUSER, COMPILED);

    record Column(String name, String expression) {
        String select() {
            return "SELECT " + expression + " AS " + name;
        }
    }

    private static String setting(String name) {
        return "pg_catalog.current_setting('" + name + "')";
    }

    String select() {
        return select(asked);
    }

    /** Only what may have changed, as far as this server knows it. */
    String changing() {
        List<Column> known = CHANGING.stream().filter(asked::contains).toList();
        return select(known.isEmpty() ? List.of(ALIVE) : known);
    }

    /** The same of a server that knows all of it. */
    static String allChanging() {
        return select(CHANGING);
    }

    private static String select(List<Column> columns) {
        return columns.stream()
                .map(column -> column.expression() + " AS " + column.name())
                .collect(Collectors.joining(", ", "SELECT ", ""));
    }

    /** Those that the server answers, each asked for by itself; fails where it does not answer at all. */
    Future<List<Column>> knownTo(Function<Column, Future<?>> ask) {
        List<Column> known = new ArrayList<>();
        Future<@Nullable Void> tried = Future.succeededFuture();
        for (Column column : asked) {
            tried = tried.compose(before -> ask.apply(column)
                    .onSuccess(answer -> known.add(column))
                    .<@Nullable Void>mapEmpty()
                    .recover(thrown -> QuestionFailure.isRefusal(thrown)
                            ? Future.succeededFuture()
                            : Future.failedFuture(thrown)));
        }
        return tried.map(all -> known);
    }

    /** From now on only these. */
    void narrowTo(List<Column> known) {
        asked = known.isEmpty() ? List.of(ALIVE) : List.copyOf(known);
    }

    /**
     * What was known, with what may have changed.
     *
     * @throws IllegalStateException where there is no row
     */
    ServerFacts readChanging(List<Row> rows, ServerFacts known) {
        Row row = first(rows);
        return known.as(flag(row, IN_RECOVERY), text(row, READ_ONLY).map("on"::equals));
    }

    private static Row first(List<Row> rows) {
        if (rows.isEmpty()) {
            throw new IllegalStateException("the server answered the ping without a row");
        }
        return rows.get(0);
    }

    /** @throws IllegalStateException where there is no row */
    ServerFacts read(List<Row> rows, boolean tls) {
        Row row = first(rows);
        return new ServerFacts(
                text(row, VERSION).map(FactsQuery::number),
                flag(row, IN_RECOVERY),
                text(row, READ_ONLY).map("on"::equals),
                text(row, MAX_CONNECTIONS).flatMap(FactsQuery::count),
                flag(row, MONITOR),
                text(row, SUPERUSER).map("on"::equals),
                tls);
    }

    /** Whether the server would compile what its planner takes for dear. */
    boolean compiles(List<Row> rows) {
        return text(first(rows), COMPILED).filter("on"::equals).isPresent();
    }

    private static Optional<String> text(Row row, Column column) {
        int at = row.getColumnIndex(column.name());
        return at < 0 ? Optional.empty() : Optional.ofNullable(row.getString(at));
    }

    private static Optional<Boolean> flag(Row row, Column column) {
        int at = row.getColumnIndex(column.name());
        return at < 0 ? Optional.empty() : Optional.ofNullable(row.getBoolean(at));
    }

    /** Without what a distribution adds: {@code 16.4 (Debian 16.4-1)}. */
    private static String number(String version) {
        int space = version.indexOf(' ');
        return space < 0 ? version : version.substring(0, space);
    }

    /** CockroachDB says -1: no limit. */
    private static Optional<Integer> count(String text) {
        return text.matches("[0-9]{1,9}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }
}
