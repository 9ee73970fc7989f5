package dev.lifeguard.testing;

import dev.lifeguard.probe.OpenSession;
import dev.lifeguard.probe.Question;
import dev.lifeguard.probe.SessionEnds;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;

/** A session on which nothing may be asked. */
public final class NeverAsked implements OpenSession {
    @Override
    public Future<List<Row>> ask(Question question) {
        throw new AssertionError();
    }

    @Override
    public Future<List<List<Row>>> askTogether(List<String> statements) {
        throw new AssertionError();
    }

    @Override
    public Optional<SessionEnds> ends() {
        return Optional.empty();
    }
}
