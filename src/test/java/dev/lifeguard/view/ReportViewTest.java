package dev.lifeguard.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.finding.Place;
import dev.lifeguard.finding.Wordings;
import dev.lifeguard.observation.CertificateFacts;
import dev.lifeguard.observation.MigrationObservation;
import dev.lifeguard.observation.MigrationState;
import dev.lifeguard.observation.MigrationTool;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.Timings;
import dev.lifeguard.testing.Facts;
import dev.lifeguard.watch.ActiveFinding;
import dev.lifeguard.watch.Report;
import dev.lifeguard.watch.Status;
import dev.lifeguard.watch.TargetReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportViewTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Wordings WORDINGS = Wordings.onClassPath(Place.POD);

    private static final MigrationObservation MIGRATIONS = new MigrationObservation(
            NOW,
            List.of(
                    new MigrationState(
                            MigrationTool.ALEMBIC,
                            Optional.of("public.alembic_version"),
                            List.of("ae10"),
                            Optional.empty(),
                            List.of("bf20"),
                            Optional.of(List.of("af00", "bf20")),
                            List.of(),
                            Optional.of("one clause")),
                    new MigrationState(
                            MigrationTool.DJANGO,
                            Optional.of("public.django_migrations"),
                            List.of(),
                            Optional.of(0L),
                            List.of(),
                            Optional.empty(),
                            List.of(),
                            Optional.empty())),
            Optional.empty());

    @Test
    void aReportIsWrittenAsTheApiPromises() throws JsonProcessingException {
        Evidence evidence =
                Evidence.of("sqlstate", "53300").and("max_connections", 100).and("endpoint", "db:5432");
        Finding finding =
                new Finding(Cause.TOO_MANY_CLIENTS, evidence, Optional.of(Cause.SLOW_SERVER), Optional.of(Phase.AUTH));
        TargetReport target = new TargetReport(
                "default",
                "postgresql://app@db:5432/shop",
                Status.DOWN,
                NOW.minusSeconds(5),
                Facts.of(
                                NOW,
                                Timings.fresh(Map.of(
                                        Phase.DNS,
                                        Duration.ofNanos(400_400),
                                        Phase.TCP,
                                        Duration.ofMillis(1500),
                                        Phase.TLS,
                                        Duration.ofSeconds(10))),
                                Optional.of(Facts.server("16.4", false, false, 100, true, true)),
                                Optional.of(new CertificateFacts(
                                        "CN=db", "CN=ca", List.of("db"), NOW, NOW.plusSeconds(60))))
                        .with(MIGRATIONS),
                List.of(new ActiveFinding(finding, NOW.minusNanos(1_500_000), NOW)),
                Optional.of(NOW),
                Duration.ofSeconds(10),
                true);

        String json = json(ReportView.of(new Report(NOW, List.of(target)), WORDINGS, NOW));

        assertThat(json)
                .startsWith("{'generatedAt':'2026-11-22T10:00:00Z','targets':[{'name':'default',"
                        + "'url':'postgresql://app@db:5432/shop','status':'down','since':'2026-11-22T09:59:55Z',"
                        + "'phases':{'dns':0.0004,'tcp':1.5,'tls':10,'auth':null,'query':null,'connectedAt':null,'queriedAt':null},"
                        + "'server':{'version':'16.4','inRecovery':false,'readOnly':false,'maxConnections':100,"
                        + "'monitor':true,'tls':true},"
                        + "'certificate':{'subject':'CN=db','issuer':'CN=ca','names':['db'],"
                        + "'notBefore':'2026-11-22T10:00:00Z','notAfter':'2026-11-22T10:01:00Z'},'connections':null,'pool':null,"
                        + "'migrations':[{'tool':'alembic','current':['ae10'],'wanted':['bf20'],'pending':2,"
                        + "'state':'pending','detail':'one clause'},{'tool':'django','current':[],'wanted':[],"
                        + "'pending':null,'state':'unknown','detail':null}],"
                        + "'root':'too_many_clients',"
                        + "'findings':[{'cause':'too_many_clients','severity':'critical','scope':'server',"
                        + "'phase':'auth','summary':'")
                .contains(
                        "'evidence':{'sqlstate':'53300','max_connections':100,'endpoint':'db:5432'},'fixes':[{'text':'")
                .endsWith("'causedBy':'slow_server','since':'2026-11-22T09:59:59.998Z',"
                        + "'lastSeen':'2026-11-22T10:00:00Z','runbook':'/runbooks/too_many_clients'}]}]}");
    }

    @Test
    void whatIsNotKnownIsNull() throws JsonProcessingException {
        TargetReport unseen = TargetReport.unseen("default", NOW, Duration.ofSeconds(10));

        String json = json(ReportView.of(new Report(NOW, List.of(unseen)), WORDINGS, NOW));

        assertThat(json)
                .isEqualTo(
                        "{'generatedAt':'2026-11-22T10:00:00Z','targets':[{'name':'default','url':'',"
                                + "'status':'unknown','since':'2026-11-22T10:00:00Z',"
                                + "'phases':{'dns':null,'tcp':null,'tls':null,'auth':null,'query':null,'connectedAt':null,'queriedAt':null},"
                                + "'server':null,'certificate':null,'connections':null,'pool':null,'migrations':[],'root':null,'findings':[]}]}");
    }

    @Test
    void theCatalogueNamesEveryCauseOnce() {
        assertThat(CauseView.all(WORDINGS))
                .extracting(CauseView::cause)
                .containsExactlyElementsOf(
                        List.of(Cause.values()).stream().map(Cause::slug).toList());
    }

    private static String json(Object view) throws JsonProcessingException {
        return new ObjectMapper().writeValueAsString(view).replace('"', '\'');
    }
}
