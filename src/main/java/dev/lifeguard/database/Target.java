package dev.lifeguard.database;

/**
 * One database the application connects to.
 *
 * @param name short, stable, a label in metrics and alerts; the one from {@code DATABASE_URL} is {@code default}
 * @param source where its URL comes from
 * @param readOnly whether the application only reads there, so that a standby is as good as a primary
 */
public record Target(String name, ConnectionSource source, boolean readOnly) {
    public static final String DEFAULT_NAME = "default";
}
