package dev.lifeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.finding.Wordings;
import dev.lifeguard.observation.MigrationObservation;
import dev.lifeguard.observation.MigrationState;
import dev.lifeguard.observation.MigrationTool;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.ServerFacts;
import dev.lifeguard.observation.Timings;
import dev.lifeguard.testing.Facts;
import dev.lifeguard.watch.Status;
import dev.lifeguard.watch.TargetReport;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTableTest {
    private static final Wordings WORDS = Wordings.from(runbook -> """
            ---
            summary: PostgreSQL at db:5432 refused the connection: all 100 of max_connections are in use, and one more \
            client was turned away
            fix: Lower pool_size in every deployment until all of them together stay below what the server has to give.
              $ SELECT count(*), usename, application_name
              $ FROM pg_stat_activity GROUP BY 2, 3 ORDER BY 1 DESC, 2, 3 -- who has them at this very moment
            fix: Put a pooler in front of the server.
            ---
            """);

    @Test
    void healthyTargetShowsTheWholeWay() {
        assertThat(plain(SampleReports.healthy("default"))).isEqualTo("""
                        ✓ default  healthy  postgresql://app@db:5432/shop
                          path    dns 0.4 ms → tcp 0.8 ms → tls 3.1 ms → login 5.2 ms → query 0.9 ms
                          server  PostgreSQL 16.4, primary, TLS
                        """);
    }

    @Test
    void whereMigrationsStandIsALineATool() {
        MigrationState behind = new MigrationState(
                MigrationTool.ALEMBIC,
                Optional.of("public.alembic_version"),
                List.of("ae10"),
                Optional.empty(),
                List.of("bf20"),
                Optional.of(List.of("bf10", "bf20")),
                List.of(),
                Optional.empty());
        MigrationState unknown = new MigrationState(
                MigrationTool.DJANGO,
                Optional.of("other.django_migrations"),
                List.of("a.1", "b.1", "c.1", "d.1", "e.1"),
                Optional.of(9L),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.of("its table is elsewhere"));

        assertThat(plain(SampleReports.with(
                        SampleReports.healthy("default"),
                        new MigrationObservation(SampleReports.NOW, List.of(behind, unknown), Optional.empty()))))
                .endsWith("""
                          schema  alembic at ae10, pending (2)
                          schema  django at a.1, b.1, c.1, d.1, …, unknown: its table is elsewhere
                        """);
    }

    @Test
    void findingShowsWhyAndWhatToDo() {
        Evidence evidence = Evidence.of("endpoint", "db:5432")
                .and("addresses", List.of("10.0.0.7: refused", "10.0.0.8: refused"))
                .and("sqlstate", "53300")
                .and("max_connections", 100)
                .and("limit_seconds", 3.0);
        assertThat(plain(SampleReports.down(
                        "default",
                        SampleReports.until(Phase.TLS),
                        SampleReports.finding(Cause.TOO_MANY_CLIENTS, Phase.AUTH, evidence))))
                .isEqualTo("""
                        ✗ default  down  postgresql://app@db:5432/shop
                          path    dns 0.4 ms → tcp 0.8 ms → tls 3.1 ms → login ✗

                          critical  too_many_clients
                            PostgreSQL at db:5432 refused the connection: all 100 of max_connections are in use, and one
                            more client was turned away
                                endpoint         db:5432
                                addresses        10.0.0.7: refused
                                                 10.0.0.8: refused
                                sqlstate         53300
                                max_connections  100
                                limit_seconds    3
                            1. Lower pool_size in every deployment until all of them together stay below what the server has
                               to give.
                                 SELECT count(*), usename, application_name
                                 FROM pg_stat_activity GROUP BY 2, 3 ORDER BY 1 DESC, 2, 3 -- who has them at this very moment
                            2. Put a pooler in front of the server.
                            runbook  /runbooks/too_many_clients
                        """);
    }

    @Test
    void severalTargetsAndFindingsStandApart() {
        Finding caused = new Finding(Cause.SLOW_SERVER, Evidence.none(), Optional.of(Cause.CERT_EXPIRING));
        TargetReport degraded = SampleReports.degraded("default", SampleReports.finding(Cause.CERT_EXPIRING), caused);
        String table = new ReportTable(SampleReports.WORDS, TerminalColors.PLAIN)
                .of(SampleReports.of(degraded, SampleReports.unseen("archive")));
        assertThat(table).isEqualTo("""
                        ! default  degraded  postgresql://app@db:5432/shop
                          path    dns 0.4 ms → tcp 0.8 ms → tls 3.1 ms → login 5.2 ms → query 0.9 ms
                          server  PostgreSQL 16.4, primary, TLS

                          warning  cert_expiring
                            Summary of cert_expiring
                            runbook  /runbooks/cert_expiring

                          warning  slow_server  because of cert_expiring
                            Summary of slow_server
                            runbook  /runbooks/slow_server

                        ? archive  unknown
                        """);
    }

    @Test
    void unusableUrlBreaksTheFirstLink() {
        assertThat(plain(SampleReports.down(
                        "default",
                        Timings.NONE,
                        SampleReports.finding(Cause.BAD_DATABASE_URL, Phase.URL, Evidence.none()))))
                .contains("  path    url ✗\n");
    }

    @Test
    void standbyWithoutTlsIsNamed() {
        ServerFacts standby = Facts.server("18.1", true, true, 100, true, false);
        TargetReport target =
                SampleReports.target("default", Status.HEALTHY, SampleReports.until(Phase.DNS), Optional.of(standby));
        assertThat(plain(target)).contains("server  PostgreSQL 18.1, standby, read-only by default, no TLS\n");
    }

    @Test
    void whatAServerSaysCannotMoveTheCursor() {
        Evidence evidence = Evidence.of("message", "evil\u001b[2J\nand\u202e more");
        String table = plain(SampleReports.down(
                "default", Timings.NONE, SampleReports.finding(Cause.NOT_POSTGRES, Phase.TLS, evidence)));
        assertThat(table).contains("message  evil [2J and more\n");
    }

    @Test
    void coloursOnlyAddEscapes() {
        TargetReport down = SampleReports.down(
                "default",
                SampleReports.until(Phase.TCP),
                SampleReports.finding(Cause.TOO_MANY_CLIENTS, Phase.AUTH, Evidence.of("sqlstate", "53300")));
        String coloured = new ReportTable(WORDS, TerminalColors.COLOURED).of(SampleReports.of(down));
        assertThat(coloured).contains("\u001b[31mlogin ✗\u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(plain(down));
    }

    private static String plain(TargetReport target) {
        return new ReportTable(WORDS, TerminalColors.PLAIN).of(SampleReports.of(target));
    }
}
