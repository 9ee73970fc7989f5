package dev.lifeguard.database;

/**
 * One more target as configured: {@code lifeguard.targets.<name>.url}, or the file of it.
 *
 * @param where the configuration key, for complaints
 * @param url the URL or the path; may hold a password, so never printed
 * @param isFile whether {@code url} is the path of a file that holds the URL
 */
public record NamedUrl(String name, String where, Secret url, boolean isFile, boolean readOnly) {
    public static NamedUrl text(String name, String where, String url) {
        return new NamedUrl(name, where, Secret.of(url), false, false);
    }

    Target target(UrlEnvironment around) {
        return new Target(name, new UrlSource(this, around), readOnly);
    }
}
