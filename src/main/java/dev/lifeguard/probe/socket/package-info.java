/**
 * The TCP sockets of this pod, as the kernel lists them. The containers of a pod share a network namespace, so the
 * application's sockets are among them. Nothing here talks to anybody: two small files are read.
 */
@NullMarked
package dev.lifeguard.probe.socket;

import org.jspecify.annotations.NullMarked;
