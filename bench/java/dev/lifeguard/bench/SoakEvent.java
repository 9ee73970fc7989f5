package dev.lifeguard.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What may happen to a server during a soak, and what has to be said of it; nothing, where it is no outage. */
enum SoakEvent {
    CRASH(SoakPlace::crash, SoakPlace::startAgain, Set.of("connection_refused", "connection_reset")),
    STOP(
            SoakPlace::stop,
            SoakPlace::startAgain,
            Set.of("connection_refused", "server_shutting_down"),
            "connection_reset"),
    FREEZE(SoakPlace::freeze, SoakPlace::thaw, Set.of("server_unresponsive")),
    FILTER(place -> place.filter(true), place -> place.filter(false), Set.of("connect_timeout")),
    PASSWORD(SoakPlace::changePassword, SoakPlace::restorePassword, Set.of("auth_failed")),
    HOST_NOT_ALLOWED(SoakPlace::refuseHost, SoakPlace::acceptHost, Set.of("no_pg_hba_entry")),
    ROLE_LIMIT(SoakPlace::limitRole, SoakPlace::unlimitRole, Set.of("role_connection_limit")),
    DATABASE_RENAMED(SoakPlace::renameDatabase, SoakPlace::renameBack, Set.of("unknown_database"), SoakEvent.KEPT_OUT),
    FULL(SoakPlace::fill, SoakPlace::leave, Set.of("too_many_clients", "reserved_slots"), SoakEvent.KEPT_OUT),
    READ_ONLY(place -> place.readOnly(true), place -> place.readOnly(false), Set.of("read_only")),

    STALL(place -> place.stall(1)),
    SHORT_STALL(place -> place.stall(0.4)),
    STUTTER(place -> place.stutter(20)),
    SESSION_ENDED(SoakPlace::endSession),
    RELOAD(SoakPlace::reload),
    VISITORS(place -> place.visit(12));

    /** What keeps us out for the moment in which this is done. */
    private static final String KEPT_OUT = "role_connection_limit";

    /** What a server says of itself while it comes back. */
    private static final Set<String> COMING_BACK =
            Set.of("connection_refused", "server_starting_up", "server_shutting_down", "connection_reset");

    private final Step begin;
    private final Step end;
    private final Set<String> causes;
    private final List<String> passing;

    SoakEvent(Step begin) {
        this(begin, place -> {}, Set.of());
    }

    /**
     * An outage.
     *
     * @param causes one of these has to be named
     * @param passing these may be named before
     */
    SoakEvent(Step begin, Step end, Set<String> causes, String... passing) {
        this.begin = begin;
        this.end = end;
        this.causes = causes;
        this.passing = List.of(passing);
    }

    /** Something that is done to a place. */
    @FunctionalInterface
    interface Step {
        void in(SoakPlace place) throws Exception;
    }

    static List<SoakEvent> in(SoakPlace place) {
        return Arrays.stream(values())
                .filter(event -> event != FILTER || place.isLossy())
                .toList();
    }

    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    boolean isOutage() {
        return !causes.isEmpty();
    }

    void begin(SoakPlace place) throws Exception {
        begin.in(place);
    }

    void end(SoakPlace place) throws Exception {
        end.in(place);
    }

    /** Whether this is what has to be named. */
    boolean isNamedBy(String cause) {
        return causes.contains(cause);
    }

    /** Whether this may be the critical root while the event lasts. */
    boolean explains(String cause) {
        return causes.contains(cause) || passing.contains(cause);
    }

    /** The same until all is well again. */
    boolean mayLeave(String cause) {
        return explains(cause) || (isOutage() && COMING_BACK.contains(cause));
    }
}
