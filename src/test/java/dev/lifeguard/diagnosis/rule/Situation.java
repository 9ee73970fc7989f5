package dev.lifeguard.diagnosis.rule;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.Dialect;
import dev.lifeguard.database.Endpoint;
import dev.lifeguard.database.Secret;
import dev.lifeguard.database.SessionWanted;
import dev.lifeguard.database.SslMode;
import dev.lifeguard.database.TlsSettings;
import dev.lifeguard.database.UrlProblem;
import dev.lifeguard.observation.Attempt;
import dev.lifeguard.observation.CertificateFacts;
import dev.lifeguard.observation.MigrationObservation;
import dev.lifeguard.observation.MigrationState;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.ServerError;
import dev.lifeguard.observation.ServerFacts;
import dev.lifeguard.observation.Snapshot;
import dev.lifeguard.observation.Timings;
import dev.lifeguard.observation.Unseen;
import dev.lifeguard.testing.ActivityObservations;
import dev.lifeguard.testing.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A snapshot in the making; unless something else is said, a healthy primary seen with every privilege. */
final class Situation {
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private Optional<PathFailure> failure = Optional.empty();
    private List<Endpoint> endpoints = List.of(new Endpoint("db", 5432));
    private List<Attempt> attempts = List.of();
    private String user = "app";
    private Optional<Secret> password = Optional.of(Secret.of("hunter2"));
    private TlsSettings tls = TlsSettings.of(SslMode.PREFER);
    private SessionWanted wanted = SessionWanted.ANY;
    private Dialect dialect = Dialect.URI;
    private Optional<Duration> connectLimit = Optional.empty();
    private Optional<String> options = Optional.empty();
    private List<UrlProblem> complaints = List.of();
    private Optional<Boolean> tlsWorks = Optional.empty();
    private Optional<ServerFacts> server = Optional.of(Facts.server("16.4", false, false, 100, true, true));
    private Optional<CertificateFacts> certificate = Optional.empty();
    private List<Duration> recent = List.of();
    private Timings timings = Timings.NONE;
    private boolean readOnlyTarget;
    private Optional<MigrationObservation> migrations = Optional.empty();
    private final List<Observation> others = new ArrayList<>();

    private Situation() {}

    static Situation healthy() {
        return new Situation();
    }

    static Situation failing(PathFailure failure) {
        Situation situation = new Situation();
        situation.failure = Optional.of(failure);
        return situation;
    }

    /** PostgreSQL itself says no while logging in. */
    static Situation said(String sqlstate, String routine, String message) {
        return failing(new PathFailure.ServerSaid(Phase.AUTH, new ServerError(sqlstate, message, "", "", routine)));
    }

    /** A pooler says no: neither file nor routine. */
    static Situation pooler(String sqlstate, String message) {
        return said(sqlstate, "", message);
    }

    static CertificateFacts certificate(Instant notAfter) {
        return new CertificateFacts("CN=db", "CN=ca", List.of("db", "db.prod"), NOW.minusSeconds(86400), notAfter);
    }

    Situation at(Endpoint... named) {
        endpoints = List.of(named);
        return this;
    }

    Situation tried(Attempt... tried) {
        attempts = List.of(tried);
        return this;
    }

    Situation user(String name) {
        user = name;
        return this;
    }

    Situation withoutPassword() {
        password = Optional.empty();
        return this;
    }

    Situation emptyPassword() {
        password = Optional.of(Secret.of(""));
        return this;
    }

    Situation tls(TlsSettings settings) {
        tls = settings;
        return this;
    }

    Situation inPod() {
        complaints = new ArrayList<>(complaints);
        complaints.add(UrlProblem.ITSELF);
        return this;
    }

    Situation withOptions(String text) {
        options = Optional.of(text);
        return this;
    }

    /** The URL as that driver's users write it, with a time limit of so many seconds or without. */
    Situation driver(Dialect written, Integer... seconds) {
        dialect = written;
        connectLimit = Arrays.stream(seconds).map(Duration::ofSeconds).findFirst();
        return this;
    }

    Situation wanting(SessionWanted session) {
        wanted = session;
        return this;
    }

    Situation complaint(UrlProblem.Weight weight, String where) {
        complaints = new ArrayList<>(complaints);
        complaints.add(new UrlProblem(weight, where, "What is wrong with " + where, Optional.of("postgresql://db")));
        return this;
    }

    Situation tlsWorks(boolean works) {
        tlsWorks = Optional.of(works);
        return this;
    }

    Situation server(boolean inRecovery, boolean readOnly, boolean monitor, boolean encrypted) {
        server = Optional.of(Facts.server("16.4", inRecovery, readOnly, 100, monitor, encrypted));
        return this;
    }

    Situation superuser() {
        server = server.map(facts -> new ServerFacts(
                facts.version(),
                facts.inRecovery(),
                facts.readOnly(),
                facts.maxConnections(),
                Optional.of(true),
                Optional.of(true),
                facts.tls()));
        return this;
    }

    Situation serverThatTellsNothing() {
        server = Optional.of(ServerFacts.unasked(true));
        return this;
    }

    Situation serverUnknown() {
        server = Optional.empty();
        return this;
    }

    Situation presenting(CertificateFacts presented) {
        certificate = Optional.of(presented);
        return this;
    }

    Situation recentMillis(long... times) {
        recent = Arrays.stream(times).mapToObj(Duration::ofMillis).toList();
        return this;
    }

    /** What the TCP handshake took. */
    Situation handshakeMillis(long time) {
        timings = Timings.fresh(Map.of(Phase.TCP, Duration.ofMillis(time)));
        return this;
    }

    Situation readOnlyTarget() {
        readOnlyTarget = true;
        return this;
    }

    Situation migrations(MigrationState... tools) {
        migrations = Optional.of(new MigrationObservation(NOW, List.of(tools), Optional.empty()));
        return this;
    }

    Situation unseen(String probe, String because) {
        return saw(new Unseen(NOW, probe, because));
    }

    /** What another probe saw. */
    Situation saw(Observation other) {
        others.add(other);
        return this;
    }

    Situation saw(ActivityObservations crowd) {
        return saw(crowd.look());
    }

    Snapshot snapshot() {
        DatabaseUrl url = new DatabaseUrl(
                dialect,
                endpoints,
                Optional.of("shop"),
                Optional.of(user),
                password,
                tls,
                wanted,
                connectLimit,
                options.map(Secret::of),
                complaints);
        Snapshot snapshot = Snapshot.empty(NOW, readOnlyTarget)
                .with(new PathObservation(NOW, url, attempts, timings, failure, tlsWorks, server, certificate, recent));
        if (migrations.isPresent()) {
            snapshot = snapshot.with(migrations.get());
        }
        for (Observation other : others) {
            snapshot = snapshot.with(other);
        }
        return snapshot;
    }
}
