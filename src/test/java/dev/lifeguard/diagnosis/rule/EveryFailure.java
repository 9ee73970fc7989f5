package dev.lifeguard.diagnosis.rule;

import dev.lifeguard.observation.NameAnswer;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.ServerError;
import dev.lifeguard.observation.Snapshot;
import dev.lifeguard.observation.TlsReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every kind of failure, crossed with whatever could make two rules claim the same one. */
final class EveryFailure {
    private static final List<String> SQLSTATES = List.of(
            "53100", "53200", "53300", "57P01", "57P02", "57P03", "57P05", "57014", "28P01", "28000", "3D000", "42501",
            "08P01", "XX000", "55000", "");
    private static final List<String> ROUTINES = List.of(
            "",
            "InitializeSessionUserId",
            "CheckMyDatabase",
            "InitPostgres",
            "InitProcess",
            "ProcessStartupPacket",
            "BackendInitialize",
            "ClientAuthentication",
            "auth_failed",
            "recv_password_packet",
            "ProcessInterrupts");
    private static final List<String> MESSAGES = List.of(
            "",
            "the database system is starting up",
            "el sistema de base de datos está apagándose",
            "no pg_hba.conf entry for host \"10.0.0.9\", no encryption",
            "connection requires a valid client certificate",
            "certificate authentication failed for user \"app\"",
            "Peer authentication failed for user \"app\"",
            "用户 \"app\" Ident 认证失败",
            "GSSAPI authentication failed for user \"app\"",
            "password authentication failed for user \"app\"",
            "role \"app\" is not permitted to log in",
            "no more connections allowed (max_client_conn)",
            "no such database: app",
            "no such user: app",
            "SSL required",
            "server login failed: FATAL password authentication failed",
            "sorry, too many clients already");

    private static final ServerError LOCKS_FULL = new ServerError(
            "53200",
            "out of shared memory",
            "You might need to increase max_locks_per_transaction.",
            "lock.c",
            "LockAcquireExtended");

    private EveryFailure() {}

    static List<PathFailure> kinds() {
        List<PathFailure> all = new ArrayList<>(List.of(
                new PathFailure.NameUnknown("db", NameAnswer.UNTOLD),
                new PathFailure.SocketMissing("/s", "gone"),
                new PathFailure.Refused(),
                new PathFailure.Unreachable("no route"),
                new PathFailure.SecretMovedOn(
                        new ServerError(
                                "28P01", "password authentication failed for user \"app\"", "", "", "auth_failed"),
                        "DATABASE_URL_FILE",
                        Situation.NOW),
                new PathFailure.NotPostgres("HTTP"),
                new PathFailure.TooMuchSent(Phase.AUTH, "more than 262144 bytes in one answer"),
                new PathFailure.LargePacketsLost(Duration.ofSeconds(3), 500),
                new PathFailure.TlsRefused(),
                new PathFailure.SessionUnwanted("standby", false, false),
                new PathFailure.SessionUnwanted("primary", true, false),
                new PathFailure.NotFollowed("only the driver knows where"),
                new PathFailure.MethodUnsupported("GSSAPI")));
        for (Phase phase : Phase.values()) {
            all.add(new PathFailure.Silent(phase, Duration.ofSeconds(1), 2));
            all.add(new PathFailure.Closed(phase, true));
            all.add(new PathFailure.Unexplained(phase, "E"));
        }
        for (TlsReason reason : TlsReason.values()) {
            all.add(new PathFailure.TlsFailed(reason, "detail"));
        }
        all.add(new PathFailure.ServerSaid(Phase.QUERY, LOCKS_FULL));
        for (String sqlstate : SQLSTATES) {
            for (String routine : ROUTINES) {
                for (String message : MESSAGES) {
                    ServerError error = new ServerError(sqlstate, message, "", "", routine);
                    all.add(new PathFailure.ServerSaid(Phase.AUTH, error));
                    if (routine.isEmpty() || routine.equals("ProcessInterrupts")) {
                        all.add(new PathFailure.ServerSaid(Phase.QUERY, error));
                    }
                }
            }
        }
        return all;
    }

    /** Each failure with and without a password, and with every answer to whether TLS would help. */
    static Stream<Snapshot> snapshots() {
        return kinds().stream()
                .flatMap(failure -> Stream.of(
                        Situation.failing(failure),
                        Situation.failing(failure).withoutPassword(),
                        Situation.failing(failure).tlsWorks(true),
                        Situation.failing(failure).tlsWorks(false),
                        Situation.failing(failure)
                                .server(true, true, false, true)
                                .recentMillis(900, 900, 900)
                                .presenting(Situation.certificate(Situation.NOW))))
                .map(Situation::snapshot);
    }
}
