package dev.lifeguard.probe.pooler;

import dev.lifeguard.observation.PoolerFacts;
import dev.lifeguard.probe.path.PoolerConsole;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** PgBouncer's answers in our own words. Columns come and go with its releases: what is missing counts for nothing. */
final class Console {
    private static final List<String> SERVERS = List.of("sv_active", "sv_idle", "sv_used", "sv_tested", "sv_login");

    private Console() {}

    /** @param database and {@code role} say which of its pools is ours */
    static PoolerFacts facts(PoolerConsole.Answers answers, String database, String role) {
        Optional<Row> pool = answers.pools().stream()
                .filter(row -> text(row, "database").equals(database)
                        && text(row, "user").equals(role))
                .findFirst();
        return new PoolerFacts(
                answers.version().stream()
                        .findFirst()
                        .map(row -> text(row, "version"))
                        .orElse("a pooler"),
                pool.map(row -> text(row, "pool_mode"))
                        .orElseGet(() -> setting(answers, "pool_mode").orElse("unknown")),
                pool.map(row -> (int) number(row, "cl_waiting")).orElse(0),
                pool.map(row -> Duration.ofSeconds(number(row, "maxwait")).plusNanos(number(row, "maxwait_us") * 1_000))
                        .orElse(Duration.ZERO),
                pool.map(row -> (int) SERVERS.stream()
                                .mapToLong(name -> number(row, name))
                                .sum())
                        .orElse(0),
                setting(answers, "default_pool_size").map(Integer::parseInt).orElse(0),
                setting(answers, "max_prepared_statements").map(Integer::parseInt));
    }

    private static Optional<String> setting(PoolerConsole.Answers answers, String key) {
        return answers.config().stream()
                .filter(row -> text(row, "key").equals(key))
                .findFirst()
                .map(row -> text(row, "value"));
    }

    private static String text(Row row, String column) {
        return row.getColumnIndex(column) < 0 ? "" : String.valueOf(row.getValue(column));
    }

    private static long number(Row row, String column) {
        return row.getColumnIndex(column) >= 0 && row.getValue(column) instanceof Number number
                ? number.longValue()
                : 0;
    }
}
