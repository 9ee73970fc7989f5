package dev.lifeguard.database;

/** A URL as its driver completes it: from libpq's variables and the password file, in that order. Reads small files. */
final class UrlDefaults {
    private UrlDefaults() {}

    static DatabaseUrl of(String text, UrlEnvironment around) {
        return of(UrlParser.parse(text), around);
    }

    static DatabaseUrl of(ParsedUrl draft, UrlEnvironment around) {
        if (!draft.hopeless()) {
            ServiceFile.fill(draft, around.environment());
        }
        if (draft.stack.readsEnvironment && !draft.hopeless()) {
            LibpqEnvironment.fill(draft, around.environment());
        }
        DatabaseUrl url = Passfile.complete(UrlValidator.of(draft), draft, around.environment());
        boolean loopback = url.endpoints().stream().anyMatch(Endpoint::isLoopback);
        return around.inContainer() && loopback ? url.withComplaint(UrlProblem.ITSELF) : url;
    }
}
