package dev.lifeguard.database;

import dev.lifeguard.database.UrlProblem.Weight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A URL while it is read: its parts under libpq's keywords ({@code host}, {@code port}, {@code dbname} …) as libpq
 * itself keeps them, and the flaws found so far. Never printed, since it holds the password. One thread.
 */
final class ParsedUrl {
    /** Kept apart from libpq's, under which a corrected URL would write it down. */
    static final String JAVAS_LIMIT = "connectTimeout";

    private static final Pattern RAW = Pattern.compile("[;=?&#:\"\\\\\\x01-\\x1f\\x7f]");

    final DriverFamily stack;
    /** Scheme the corrected form is written with, for example {@code postgresql+asyncpg}. */
    final String scheme;

    private final Map<String, String> keywords = new LinkedHashMap<>();
    private final List<Flaw> flaws = new ArrayList<>();

    /**
     * A complaint before the corrected form of the whole URL is known.
     *
     * @param correctable whether that form answers it
     */
    record Flaw(Weight weight, String where, String what, boolean correctable) {}

    ParsedUrl(DriverFamily stack, String scheme) {
        this.stack = stack;
        this.scheme = scheme;
    }

    /** Takes a value; an empty one counts as not given, as in libpq. */
    void put(String keyword, String value) {
        if (!value.isEmpty()) {
            keywords.put(keyword, value);
        }
    }

    /** Hosts of {@code h1:1,h2} form: what has no port of its own keeps the default. */
    void putHosts(List<HostText> hosts) {
        put("host", String.join(",", hosts.stream().map(HostText::host).toList()));
        if (hosts.stream().anyMatch(each -> !each.port().isEmpty())) {
            put("port", String.join(",", hosts.stream().map(HostText::port).toList()));
        }
    }

    Optional<String> get(String keyword) {
        return Optional.ofNullable(keywords.get(keyword));
    }

    boolean has(String keyword) {
        return keywords.containsKey(keyword);
    }

    /** The first reason for each part is enough. */
    void unusable(String where, String what) {
        if (flaws.stream()
                .noneMatch(
                        flaw -> flaw.weight() == Weight.UNUSABLE && flaw.where().equals(where))) {
            flaws.add(new Flaw(Weight.UNUSABLE, where, what, false));
        }
    }

    /**
     * Judges a name in which something stands raw that ends a part of a URL in one dialect or another: what follows may be a
     * password in a wrong place, so that neither is shown. Percent-encoded or quoted it is part of the name.
     *
     * @param written the name before anything was decoded
     */
    void judgeName(String part, String written) {
        if (RAW.matcher(written).find()) {
            unusable(
                    part,
                    "one of ; = ? & : # \" \\ or a control character stands in it as it is, and a password may follow;"
                            + " parameters begin with ? and are separated by &, and in a name such characters are"
                            + " percent-encoded");
        }
    }

    /**
     * How long a URL lets its driver connect: seconds, in {@code connect_timeout} or pgjdbc's {@code connectTimeout}. Empty
     * where it sets none, or none that is a number; libpq takes one below zero for none.
     */
    Optional<Duration> connectLimit() {
        return get(stack == DriverFamily.JDBC ? JAVAS_LIMIT : "connect_timeout")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Long::parseLong)
                .map(Duration::ofSeconds);
    }

    /** Nothing is wrong, and only the application's own driver finds its way: {@code what} is one clause. */
    void unfollowed(String where, String what) {
        flaws.add(new Flaw(Weight.UNFOLLOWED, where, what, false));
    }

    /** Takes what another text says of keywords that this one leaves out, with its flaws. */
    void fillFrom(ParsedUrl other) {
        boolean placed = has("host") || has("hostaddr");
        other.keywords.forEach((keyword, value) -> {
            if (!(placed && keyword.equals("hostaddr"))) {
                keywords.putIfAbsent(keyword, value);
            }
        });
        flaws.addAll(other.flaws);
    }

    boolean isUnfollowed() {
        return flaws.stream().anyMatch(flaw -> flaw.weight() == Weight.UNFOLLOWED);
    }

    /** The driver refuses or misreads it; the corrected form answers that. */
    void breaks(String where, String what) {
        flaw(Weight.BREAKS_DRIVER, where, what);
    }

    /** It may surprise elsewhere; the corrected form answers that. */
    void risk(String where, String what) {
        flaw(Weight.RISK, where, what);
    }

    /** A flaw that the corrected form answers. */
    void flaw(Weight weight, String where, String what) {
        flaws.add(new Flaw(weight, where, what, true));
    }

    /** A flaw for which no corrected form can be guessed. */
    void puzzle(Weight weight, String where, String what) {
        flaws.add(new Flaw(weight, where, what, false));
    }

    List<Flaw> flaws() {
        return flaws;
    }

    boolean hopeless() {
        return flaws.stream().anyMatch(flaw -> flaw.weight() == Weight.UNUSABLE);
    }
}
