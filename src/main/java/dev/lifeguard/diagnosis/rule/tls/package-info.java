/**
 * Rules for TLS: whether it is wanted, offered and trusted, and how long the certificate is valid.
 */
@NullMarked
package dev.lifeguard.diagnosis.rule.tls;

import org.jspecify.annotations.NullMarked;
