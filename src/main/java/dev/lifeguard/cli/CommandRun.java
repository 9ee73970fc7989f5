package dev.lifeguard.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeguard.finding.Wordings;
import dev.lifeguard.time.Time;
import dev.lifeguard.watch.Watch;
import io.quarkus.runtime.QuarkusApplication;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;

/** Runs the command that the arguments name, inside a Quarkus without HTTP. */
public class CommandRun implements QuarkusApplication {
    @Inject
    Watch watch;

    @Inject
    ReportQueue changes;

    @Inject
    Wordings wordings;

    @Inject
    ObjectMapper json;

    @Inject
    Time time;

    @Inject
    Vertx vertx;

    @Override
    public int run(String... arguments) throws InterruptedException {
        Invocation invocation = Invocation.of(arguments);
        if (invocation instanceof Invocation.Run run && run.command() instanceof OneShot command) {
            return command.run(new CommandContext(
                            watch, changes, wordings, JsonText.by(json), time, Terminal.standard(), vertx))
                    .code();
        }
        throw new IllegalStateException("not a command that ends: " + invocation.getClass());
    }
}
