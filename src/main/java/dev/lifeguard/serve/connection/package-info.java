/**
 * What connections may take before, besides and after a request: their number, their time, and the bytes they hold. The
 * port stays open for those who come in peace by ending what is slowest, not by turning away what is new, so that a probe
 * of the kubelet gets in whatever others hold open.
 */
@NullMarked
package dev.lifeguard.serve.connection;

import org.jspecify.annotations.NullMarked;
