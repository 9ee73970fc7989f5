package dev.lifeguard.bench;

import dev.lifeguard.testing.RealPostgres;
import java.time.Duration;
import java.util.Locale;

/**
 * What was spent on watching. The database is the watcher's alone, so that the server's own statistics tell.
 *
 * @param transactions begun in it
 * @param logins sessions established to it
 * @param busy time its sessions spent executing statements
 * @param processor time of the watching process on the processor
 * @see <a href="https://www.postgresql.org/docs/current/monitoring-stats.html#MONITORING-PG-STAT-DATABASE-VIEW">pg_stat_database</a>
 */
record Cost(long transactions, long logins, Duration busy, Duration processor) {

    /** Since the database was made. A session tells what it has done a second later at the latest, as long as it does something. */
    static Cost of(RealPostgres postgres, String database, Process watcher) {
        String[] known = postgres.query("SELECT concat_ws(' ', xact_commit + xact_rollback, sessions,"
                        + " round(active_time * 1000)) FROM pg_stat_database WHERE datname = '" + database + "'")
                .split(" ");
        return new Cost(
                Long.parseLong(known[0]),
                Long.parseLong(known[1]),
                Duration.ofNanos(Long.parseLong(known[2]) * 1000),
                watcher.toHandle().info().totalCpuDuration().orElse(Duration.ZERO));
    }

    Cost since(Cost before) {
        return new Cost(
                transactions - before.transactions,
                logins - before.logins,
                busy.minus(before.busy),
                processor.minus(before.processor));
    }

    void tell(Table table, String who, int sessions, Duration span) {
        double minutes = span.toMillis() / 60_000.0;
        table.row(who + "transactions a minute", perMinute(transactions, minutes), "");
        table.row(who + "logins a minute", perMinute(logins, minutes), "");
        table.row(who + "sessions at once, most seen", sessions, who.isEmpty() ? "≤ 2" : "");
        table.row(who + "database time a minute", perMinute(busy, minutes), "");
        table.row(who + "processor time a minute", perMinute(processor, minutes), "");
    }

    String databaseTimeAgainst(Cost other) {
        return String.format(Locale.ROOT, "%.2f", (double) busy.toNanos() / other.busy.toNanos());
    }

    private static String perMinute(long count, double minutes) {
        return String.format(Locale.ROOT, "%.1f", count / minutes);
    }

    private static Duration perMinute(Duration time, double minutes) {
        return Duration.ofNanos((long) (time.toNanos() / minutes));
    }
}
