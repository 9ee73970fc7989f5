package dev.lifeguard.finding;

import java.util.Optional;

/**
 * One thing to do about a finding.
 *
 * @param text one sentence
 * @param command what to run or to write, ready to copy; empty where there is none
 */
public record Fix(String text, Optional<String> command) {}
