package dev.lifeguard.explain;

/** How much a phrase proves by itself. */
enum Certainty {
    /** Only PostgreSQL, or what talks to it, prints this. */
    CERTAIN {
        @Override
        boolean holds(NamedSystems around, int start, int end) {
            return true;
        }
    },
    /** Other systems' clients print it too: it counts unless the text speaks of one of them, closer by. */
    LIKELY {
        @Override
        boolean holds(NamedSystems around, int start, int end) {
            return !around.foreign(start, end);
        }
    },
    /** Anything may print it: it counts only where the text speaks of PostgreSQL, and closer by than of another system. */
    NEEDED {
        @Override
        boolean holds(NamedSystems around, int start, int end) {
            return around.postgres(start) && !around.foreign(start, end);
        }
    };

    abstract boolean holds(NamedSystems around, int start, int end);
}
