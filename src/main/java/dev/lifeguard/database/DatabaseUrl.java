package dev.lifeguard.database;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A database as the application names it, whatever the dialect. What is wrong with it is data in {@link #complaints()};
 * making one never throws. Holds the password only as a {@link Secret}.
 *
 * @param dialect how it was written
 * @param endpoints servers in the order they are tried; empty where unusable
 * @param database database name; empty where the URL names none (libpq then takes the user's name)
 * @param user role to log in as
 * @param password empty where the URL has none
 * @param tls what is asked of TLS
 * @param wanted which of several servers is acceptable
 * @param connectLimit how long the driver may take to connect, where the URL says so; zero means for ever
 * @param options what the driver sends the server in the startup packet's {@code options}; a value there may be a secret
 * @param complaints what is wrong with it, worst first
 */
public record DatabaseUrl(
        Dialect dialect,
        List<Endpoint> endpoints,
        Optional<String> database,
        Optional<String> user,
        Optional<Secret> password,
        TlsSettings tls,
        SessionWanted wanted,
        Optional<Duration> connectLimit,
        Optional<Secret> options,
        List<UrlProblem> complaints) {

    public DatabaseUrl {
        endpoints = List.copyOf(endpoints);
        complaints = List.copyOf(complaints);
    }

    /** Reads a URL of any dialect. What the environment or a password file would add is left out. Never throws. */
    public static DatabaseUrl parse(String text) {
        return UrlValidator.of(UrlParser.parse(text));
    }

    /** A URL that cannot be used at all, and why. */
    public static DatabaseUrl unusable(Dialect dialect, UrlProblem complaint) {
        return new DatabaseUrl(
                dialect,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                TlsSettings.of(SslMode.PREFER),
                SessionWanted.ANY,
                Optional.empty(),
                Optional.empty(),
                List.of(complaint));
    }

    /** Stands for a URL that has not been read, or whose reading did not end in time. */
    public static DatabaseUrl unreadable() {
        return unusable(Dialect.URI, UrlProblem.unusable("url", "The database URL could not be read."));
    }

    /** Whether a connection can be attempted. */
    public boolean usable() {
        return !endpoints.isEmpty();
    }

    /** Why nothing can be looked at although nothing is wrong: only the application's own driver finds its way. */
    public Optional<UrlProblem> unfollowed() {
        return complaints.stream()
                .filter(each -> each.weight() == UrlProblem.Weight.UNFOLLOWED)
                .findFirst();
    }

    /** Who logs in: the user named, else the operating system's, as libpq does. */
    public String effectiveUser() {
        return user.orElseGet(() -> System.getProperty("user.name", "postgres"));
    }

    /** The database asked for: the one named, else the one called like the user. */
    public String effectiveDatabase() {
        return database.orElseGet(this::effectiveUser);
    }

    /**
     * The URL as people may see it: {@code postgresql://app@db:5432/shop}, never with the password or a parameter. Empty
     * where the URL cannot be used, since then no part of it is known to be free of the password.
     */
    public String redacted() {
        return Hosts.redacted(this);
    }

    public DatabaseUrl withComplaints(List<UrlProblem> others) {
        return new DatabaseUrl(
                dialect, endpoints, database, user, password, tls, wanted, connectLimit, options, others);
    }

    /** This URL with one complaint more, worst first. */
    public DatabaseUrl withComplaint(UrlProblem more) {
        return withComplaints(Stream.concat(complaints.stream(), Stream.of(more))
                .sorted(Comparator.comparing(UrlProblem::weight))
                .toList());
    }

    /** This URL with the complaints about the text as a whole put down to the variable or key that holds it. */
    DatabaseUrl namedBy(String variable) {
        return withComplaints(complaints.stream()
                .map(each -> each.where().equals("url")
                        ? new UrlProblem(each.weight(), variable, each.what(), each.corrected())
                        : each)
                .toList());
    }

    /** Whether the other URL leads to the same place, with another role or password. */
    boolean differsInLoginOnly(DatabaseUrl other) {
        return usable()
                && endpoints.equals(other.endpoints)
                && effectiveDatabase().equals(other.effectiveDatabase())
                && !(effectiveUser().equals(other.effectiveUser()) && password.equals(other.password));
    }

    /** Whether a session opened by the other URL is one that this one would open: the password matters at login alone. */
    public boolean opensTheSameAs(DatabaseUrl other) {
        return endpoints.equals(other.endpoints)
                && effectiveDatabase().equals(other.effectiveDatabase())
                && effectiveUser().equals(other.effectiveUser())
                && options.equals(other.options);
    }

    /** The same servers and role, another database. */
    public DatabaseUrl withDatabase(String other) {
        return new DatabaseUrl(
                dialect, endpoints, Optional.of(other), user, password, tls, wanted, connectLimit, options, complaints);
    }

    public DatabaseUrl withPassword(Secret other) {
        return new DatabaseUrl(
                dialect, endpoints, database, user, Optional.of(other), tls, wanted, connectLimit, options, complaints);
    }
}
