package dev.lifeguard.probe.activity;

import io.vertx.sqlclient.Row;

/**
 * Backends that have a database, counted without a look at any of them. Workers are among them, so it is how these numbers
 * change that says something of clients.
 *
 * @param all of the server
 * @param role of the application's role
 * @param database of the target's database
 * @param own of the application, with whatever else its role does there
 */
record Counted(int all, int role, int database, int own) {
    /**
     * Whom to count.
     *
     * @param role its object id
     * @param roleKnown whether it is the application's; else all of the database's are taken for its own
     * @param database its object id
     */
    record Whose(long role, boolean roleKnown, long database) {}

    static Counted of(Row row) {
        return new Counted(
                row.getInteger("all_backends"),
                row.getInteger("role_backends"),
                row.getInteger("database_backends"),
                row.getInteger("own_backends"));
    }
}
