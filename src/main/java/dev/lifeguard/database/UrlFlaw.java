package dev.lifeguard.database;

import dev.lifeguard.database.UrlProblem.Weight;

/**
 * A complaint before the corrected form of the whole URL is known.
 *
 * @param correctable whether that form answers it
 */
record UrlFlaw(Weight weight, String where, String what, boolean correctable) {}
