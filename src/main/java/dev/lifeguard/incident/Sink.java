package dev.lifeguard.incident;

import java.util.List;

/** A place where incidents are kept. Blocks, so belongs on a worker; one call at a time. */
interface Sink {
    /** Its name in the log. */
    String name();

    /** Keeps the latest revision of each, however often it is called with the same. */
    void keep(List<Incident> incidents) throws StorageException;
}
