/**
 * Who may ask: a token, a certificate of the client, and the names under which a browser may reach the port. Health is
 * asked by the kubelet, which has none of these, and tells no more than a probe's result.
 */
@NullMarked
package dev.lifeguard.serve.access;

import org.jspecify.annotations.NullMarked;
