package dev.lifeguard.migration.alembic;

import dev.lifeguard.migration.folder.NotReadable;
import java.util.List;

/** One mounted folder of Alembic's, looked at again and again. */
public final class Alembic {
    private final AlembicFolder folder;
    private volatile List<String> before = List.of();

    public Alembic(String path) {
        folder = new AlembicFolder(path);
    }

    /**
     * Reads what changed. Blocks: call it from a worker, and not twice at a time.
     *
     * @throws NotReadable where the folder or a script in it cannot be used, with the reason
     */
    public AlembicReview read() throws NotReadable {
        return new AlembicReview(folder.read(), before);
    }

    /** Where the database was while these scripts knew it; empty before that. */
    public void remember(AlembicReview review, List<String> versions) {
        if (review.knows(versions)) {
            before = List.copyOf(versions);
        }
    }
}
