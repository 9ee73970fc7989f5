package dev.lifeguard.target;

import dev.lifeguard.target.Complaint.Weight;

/**
 * A complaint before the corrected form of the whole URL is known.
 *
 * @param correctable whether that form answers it
 */
record Flaw(Weight weight, String where, String what, boolean correctable) {}
