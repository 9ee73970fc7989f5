/**
 * The closed list of causes and what a finding of one is made of: data, from which sentences are built where they are
 * shown. The wording of a cause stands at the head of its runbook.
 */
@NullMarked
package dev.lifeguard.finding;

import org.jspecify.annotations.NullMarked;
