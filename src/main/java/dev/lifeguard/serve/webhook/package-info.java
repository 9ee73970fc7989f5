/**
 * What Alertmanagers report: their webhook, version 4. A message is read piece by piece, so that ten thousand alerts take no
 * more memory than one; alerts are mapped to targets by their labels; and each target that is concerned is looked into at
 * once, while the answer does not wait.
 */
@NullMarked
package dev.lifeguard.serve.webhook;

import org.jspecify.annotations.NullMarked;
