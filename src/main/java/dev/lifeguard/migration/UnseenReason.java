package dev.lifeguard.migration;

import dev.lifeguard.migration.folder.NotReadable;
import dev.lifeguard.probe.QuestionFailure;

/** Why a look saw nothing, as one clause. */
final class UnseenReason extends Exception {
    UnseenReason(String clause) {
        super(clause, null, false, false);
    }

    /** A directory that was configured cannot be used. */
    static UnseenReason directory(String key, NotReadable why) {
        return new UnseenReason("the directory of " + key + " " + why.why());
    }

    /** The same of what any look failed with. */
    static String clause(Throwable failure) {
        return failure instanceof UnseenReason own
                ? String.valueOf(own.getMessage())
                : QuestionFailure.because(failure);
    }
}
