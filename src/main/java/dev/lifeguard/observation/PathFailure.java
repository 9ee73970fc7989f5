package dev.lifeguard.observation;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Where and how the way to the database ended. One record a kind, so that rules need no text. */
public sealed interface PathFailure {
    /** The phase that failed. */
    Phase phase();

    /** Before anything was sent. */
    sealed interface OfUrl extends PathFailure {
        @Override
        default Phase phase() {
            return Phase.URL;
        }
    }

    /** Before a connection stood. */
    sealed interface OfTcp extends PathFailure {
        @Override
        default Phase phase() {
            return Phase.TCP;
        }
    }

    /** Before the login began. */
    sealed interface OfTls extends PathFailure {
        @Override
        default Phase phase() {
            return Phase.TLS;
        }
    }

    /** In the login, or by what it led to. */
    sealed interface OfLogin extends PathFailure {
        @Override
        default Phase phase() {
            return Phase.AUTH;
        }
    }

    /** The URL cannot be used; its complaints say why. */
    record UnusableUrl() implements OfUrl {}

    /** Only the application's own driver finds its way: {@code why} is one clause. Nothing was looked at. */
    record NotFollowed(String why) implements OfUrl {}

    /**
     * The login worked, and the server is not what the URL wants, so that the driver leaves it again.
     *
     * @param wanted the value of {@code target_session_attrs}
     * @param standby whether the server is one
     * @param readOnly whether its transactions begin read-only
     */
    record SessionUnwanted(String wanted, boolean standby, boolean readOnly) implements OfLogin {
        /** For example {@code a standby}. */
        public String found() {
            return (standby ? "a standby" : "a primary") + (readOnly ? " that begins transactions read-only" : "");
        }
    }

    /** The resolver answered that the name has no address, or that it cannot tell. */
    record NameUnknown(String host, NameAnswer answer) implements PathFailure {
        @Override
        public Phase phase() {
            return Phase.DNS;
        }
    }

    /** The socket's file is not there, may not be opened, or is no socket: {@code why} is one clause. */
    record SocketMissing(String path, String why) implements OfTcp {}

    /** RST in answer to SYN, or nobody behind a unix socket. */
    record Refused() implements OfTcp {}

    /** The network said that there is no way: no route, host or network unreachable, not permitted. */
    record Unreachable(String why) implements OfTcp {}

    /**
     * Nothing came within the limit.
     *
     * @param opinions how many independent connections were silent: 2 where a held session and a fresh one both were
     */
    record Silent(Phase phase, Duration limit, int opinions) implements PathFailure {
        /** Whether the server was silent, or the way to it; else what tells where it is: a file, or a name server. */
        public boolean ofServer() {
            return phase.compareTo(Phase.TCP) >= 0;
        }
    }

    /**
     * Nothing came because of our own process: it says nothing of the server. The probe could not see, so this is never part of
     * an observation.
     */
    sealed interface OwnFault extends PathFailure {
        /** Why, for one sentence. */
        String clause();
    }

    /** Nothing came, and our own process did not run for {@code absent} of the time {@code waited}. */
    record NotScheduled(Phase phase, Duration absent, Duration waited) implements OwnFault {
        /** For example {@code this process was not scheduled for 3.2 s of 4.0 s}. */
        @Override
        public String clause() {
            return String.format(
                    Locale.ROOT,
                    "this process was not scheduled for %.1f s of %.1f s",
                    absent.toMillis() / 1e3,
                    waited.toMillis() / 1e3);
        }
    }

    /** The server asked for a proof of the password, which our own process had yet to compute after {@code waited}. */
    record ProofOwed(Duration waited) implements OwnFault {
        @Override
        public Phase phase() {
            return Phase.AUTH;
        }

        /** For example {@code this process ... did not finish this one's proof of the password in 4.5 s}. */
        @Override
        public String clause() {
            return String.format(
                    Locale.ROOT,
                    "this process, which computes one login at a time, did not finish this one's proof of the password"
                            + " in %.1f s",
                    waited.toMillis() / 1e3);
        }
    }

    /**
     * The connection was established and then taken away without an answer.
     *
     * @param reset true for RST, false for an orderly end (FIN)
     */
    record Closed(Phase phase, boolean reset) implements PathFailure {}

    /**
     * The handshake was silent with packets of the usual size, twice, and worked with small ones in between.
     *
     * @param limit how long a handshake with packets of the usual size was given
     * @param small the most bytes that the connection that worked let the server send in one packet, nearly
     */
    record LargePacketsLost(Duration limit, int small) implements OfTls {}

    /** Something else answered: {@code received} is the printable form of its first bytes. */
    record NotPostgres(String received) implements OfTls {}

    /** More than any answer of PostgreSQL is, so that the connection was left: {@code what} is one clause. */
    record TooMuchSent(Phase phase, String what) implements PathFailure {}

    /** TLS is required here and the server has it switched off. */
    record TlsRefused() implements OfTls {}

    /** The handshake failed; {@code detail} is one clause without secrets. */
    record TlsFailed(TlsReason reason, String detail) implements OfTls {}

    /** The server reported an error while logging in or querying. */
    record ServerSaid(Phase phase, ServerError error) implements PathFailure {}

    /**
     * The server refused the credentials of this pod's variable and took those of the file that the variable has beside
     * it: the secret has moved on.
     *
     * @param source name of the variable that names the file, for example {@code DATABASE_URL_FILE}
     * @param changed when the file was written
     */
    record SecretMovedOn(ServerError error, String source, Instant changed) implements OfLogin {}

    /** The server asks for a way of logging in that a URL cannot serve, for example {@code GSSAPI}. */
    record MethodUnsupported(String method) implements OfLogin {}

    /**
     * The look itself went wrong, on our side: {@code what} names the exception's class. Never named as a cause.
     */
    record Unexplained(Phase phase, String what) implements PathFailure {}
}
