package dev.lifeguard.serve.connection;

/** Told to a connection whose request did not arrive in time. */
enum Overdue {
    INSTANCE
}
