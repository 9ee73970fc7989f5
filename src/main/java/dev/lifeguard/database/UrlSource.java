package dev.lifeguard.database;

import java.util.List;
import java.util.Optional;

/** A target's own URL: fixed text, or a file that is read again each time. */
record UrlSource(NamedUrl named, UrlEnvironment around) implements ConnectionSource {
    @Override
    public boolean namesFile() {
        return around.namesFile()
                || named.isFile()
                || UrlEnvironment.namesFile(named.url().reveal());
    }

    @Override
    public DatabaseUrl read() {
        Variable variable = named.isFile()
                ? Variable.fromFile(named.where(), named.url().reveal())
                : new Variable(Optional.of(named.url()), List.of());
        return variable.value()
                .map(value -> UrlDefaults.of(value.reveal(), around).namedBy(named.where()))
                .orElseGet(() ->
                        DatabaseUrl.unusable(Dialect.URI, variable.complaints().get(0)));
    }
}
