package dev.lifeguard.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Every button: what it does for real, what to expect, and the causes one of which the sidecar then names first. */
enum Breakage {
    STOP("Stop the server", "Nobody listens any more: connections are refused.", Place::stop, "connection_refused"),
    CRASH(
            "Crash the server",
            "Its main process is killed. The sidecar's session ends with it, so it knows at once.",
            Place::crash,
            "connection_refused"),
    FREEZE(
            "Freeze the server",
            "It still accepts connections and never answers. Silence needs a second look: two seconds or so.",
            Place::freeze,
            "server_unresponsive"),
    FILL(
            "Fill its connections",
            "Another application takes every slot, the reserved ones included.",
            Place::fill,
            "too_many_clients"),
    LEAK(
            "Leak sessions",
            "The shop takes all of its pool, opens transactions and gives nothing back.",
            place -> place.shop().leak(),
            "connection_leak",
            "idle_in_transaction",
            "app_pool_exhausted"),
    LOCK(
            "Hold a lock",
            "Another session locks the table that every customer of the shop reads.",
            Place::lock,
            "lock_contention",
            "app_pool_exhausted"),
    SWALLOW(
            "Swallow packets",
            "The way leads through something that accepts and passes nothing on, as a broken proxy or firewall does.",
            Place::swallow,
            "server_unresponsive"),
    EXPIRE(
            "Expire the certificate",
            "The server presents a certificate whose time is over.",
            Place::expireCertificate,
            "cert_expired"),
    REQUIRE_TLS(
            "Require TLS",
            "The server takes only encrypted connections, and the URL says sslmode=disable.",
            Place::requireTls,
            "ssl_required_by_server"),
    PASSWORD(
            "Change the password", "The role has another password than the URL.", Place::changePassword, "auth_failed"),
    MIGRATIONS(
            "Leave migrations behind",
            "The code brings a revision that the database has not seen.",
            Place::leaveMigrationsBehind,
            "migration_not_applied");

    private final String title;
    private final String expectation;
    private final Consumer<Place> action;
    private final List<String> causes;

    Breakage(String title, String expectation, Consumer<Place> action, String... causes) {
        this.title = title;
        this.expectation = expectation;
        this.action = action;
        this.causes = List.of(causes);
    }

    /** As in {@code POST /break/<what>}. */
    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String title() {
        return title;
    }

    String expectation() {
        return expectation;
    }

    /** One of these becomes the root. */
    List<String> causes() {
        return causes;
    }

    void in(Place place) {
        action.accept(place);
    }

    static Optional<Breakage> of(String slug) {
        return Arrays.stream(values()).filter(each -> each.slug().equals(slug)).findFirst();
    }
}
