package dev.lifeguard.explain;

/** How much a phrase proves by itself. */
enum Trust {
    /** Only PostgreSQL, or what talks to it, prints this. */
    CERTAIN {
        @Override
        boolean holds(Surroundings around, int position) {
            return true;
        }
    },
    /** Other systems' clients print it too: it counts unless the text speaks of one of them, closer by. */
    LIKELY {
        @Override
        boolean holds(Surroundings around, int position) {
            return !around.foreign(position);
        }
    },
    /** Anything may print it: it counts only where the text speaks of PostgreSQL, and closer by than of another system. */
    NEEDED {
        @Override
        boolean holds(Surroundings around, int position) {
            return around.postgres(position) && !around.foreign(position);
        }
    };

    abstract boolean holds(Surroundings around, int position);
}
