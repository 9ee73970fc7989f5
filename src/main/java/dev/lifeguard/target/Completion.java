package dev.lifeguard.target;

import dev.lifeguard.target.Complaint.Weight;
import java.util.Optional;

/** A URL as its driver completes it: from libpq's variables and the password file, in that order. Reads small files. */
final class Completion {
    private Completion() {}

    static DatabaseUrl of(String text, Surroundings around) {
        return of(UrlParser.parse(text), around);
    }

    static DatabaseUrl of(Draft draft, Surroundings around) {
        if (draft.stack.readsEnvironment && !draft.hopeless()) {
            LibpqEnvironment.fill(draft, around.environment());
        }
        DatabaseUrl url = Passfile.complete(Settlement.of(draft), draft, around.environment());
        boolean loopback = url.endpoints().stream().anyMatch(Endpoint::isLoopback);
        return around.inContainer() && loopback ? url.withComplaint(loopback()) : url;
    }

    private static Complaint loopback() {
        String what =
                "localhost in a container is the pod itself, not the machine it runs on: right only where a proxy or"
                        + " the database runs in the same pod";
        return new Complaint(Weight.RISK, "host", what, Optional.empty());
    }
}
