package dev.lifeguard.migration;

import dev.lifeguard.async.Futures;
import dev.lifeguard.async.WorkerPool;
import dev.lifeguard.probe.Question;
import dev.lifeguard.probe.SharedSession;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/** The two things a look waits for: the database, and work that blocks. */
record MigrationSources(SharedSession session, WorkerPool workers) {
    /** Each is a turn of its own, so that pings come in between. */
    Uni<List<Row>> ask(String select) {
        return session.use(open -> open.ask(select));
    }

    /** The same for what is asked in the same words each time. */
    Uni<List<Row>> askAgain(String select) {
        return session.use(open -> open.ask(new Question(select, List.of())));
    }

    /** Several of one moment. */
    Uni<List<List<Row>>> askTogether(List<String> statements) {
        return session.use(open -> open.askTogether(statements));
    }

    /** On a worker; for files, the driver of JDBC, and what may take more than a moment to work out. */
    <T> Uni<T> work(Callable<T> blocking) {
        return Futures.uni(() -> workers.run(blocking));
    }

    Uni<Void> pause(Duration time) {
        return Uni.createFrom().emitter(caller -> session.time().after(time, () -> caller.complete(null)));
    }
}
