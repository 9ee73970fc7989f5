package dev.lifeguard.cli;

/** How a result is printed. */
enum Output {
    TABLE,
    JSON
}
