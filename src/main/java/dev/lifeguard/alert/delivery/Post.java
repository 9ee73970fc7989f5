package dev.lifeguard.alert.delivery;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/** The way to one Alertmanager. */
interface Post {
    /** Who it is, for the log: host and port. */
    String to();

    /** Sends alerts; ends within its own limits, always in an answer and never in a failure. */
    Future<DeliveryAnswer> send(Buffer alerts);

    /** Lets go of connections. */
    void close();
}
