/**
 * Probes ask one question of one target and always end in an observation. Below are the families: one package a way of
 * looking. Everything they open is bounded in time and number, and closed by them.
 */
@NullMarked
package dev.lifeguard.probe;

import org.jspecify.annotations.NullMarked;
