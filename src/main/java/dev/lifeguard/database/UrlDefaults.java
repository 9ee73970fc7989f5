package dev.lifeguard.database;

import dev.lifeguard.database.UrlProblem.Weight;
import java.util.Optional;

/** A URL as its driver completes it: from libpq's variables and the password file, in that order. Reads small files. */
final class UrlDefaults {
    private UrlDefaults() {}

    static DatabaseUrl of(String text, UrlEnvironment around) {
        return of(UrlParser.parse(text), around);
    }

    static DatabaseUrl of(ParsedUrl draft, UrlEnvironment around) {
        if (draft.stack.readsEnvironment && !draft.hopeless()) {
            LibpqEnvironment.fill(draft, around.environment());
        }
        DatabaseUrl url = Passfile.complete(UrlValidator.of(draft), draft, around.environment());
        boolean loopback = url.endpoints().stream().anyMatch(Endpoint::isLoopback);
        return around.inContainer() && loopback ? url.withComplaint(loopback()) : url;
    }

    private static UrlProblem loopback() {
        String what =
                "localhost in a container is the pod itself, not the machine it runs on: right only where a proxy or"
                        + " the database runs in the same pod";
        return new UrlProblem(Weight.RISK, "host", what, Optional.empty());
    }
}
