package dev.lifeguard.database;

import java.util.List;
import java.util.Optional;

/** A target's own URL: fixed text, or a file that is read again each time. */
final class UrlSource implements ConnectionSource {
    private final String where;
    private final Optional<Secret> text;
    private final String path;
    private final UrlEnvironment around;

    private UrlSource(String where, Optional<Secret> text, String path, UrlEnvironment around) {
        this.where = where;
        this.text = text;
        this.path = path;
        this.around = around;
    }

    static UrlSource text(String where, String text, UrlEnvironment around) {
        return new UrlSource(where, Optional.of(Secret.of(text)), "", around);
    }

    static UrlSource file(String where, String path, UrlEnvironment around) {
        return new UrlSource(where, Optional.empty(), path, around);
    }

    @Override
    public boolean namesFile() {
        return around.namesFile()
                || text.isEmpty()
                || UrlEnvironment.namesFile(text.get().reveal());
    }

    @Override
    public DatabaseUrl read() {
        Variable variable = text.isPresent() ? new Variable(text, List.of()) : Variable.fromFile(where, path);
        return variable.value()
                .map(value -> UrlDefaults.of(value.reveal(), around).namedBy(where))
                .orElseGet(() ->
                        DatabaseUrl.unusable(Dialect.URI, variable.complaints().get(0)));
    }
}
