package dev.lifeguard.cli;

import dev.lifeguard.finding.Wordings;
import dev.lifeguard.time.Time;
import dev.lifeguard.watch.Watch;
import io.vertx.core.Vertx;

/**
 * What a command works with.
 *
 * @param changes what the watch reports while a command listens
 * @param vertx for what a command does over the network itself
 */
record CommandContext(
        Watch watch,
        ReportQueue changes,
        Wordings wordings,
        JsonText json,
        Time time,
        Terminal terminal,
        Vertx vertx) {}
