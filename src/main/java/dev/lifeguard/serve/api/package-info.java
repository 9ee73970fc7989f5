/**
 * The API: the report, the catalogue of causes, the runbooks. All of it runs on the event loop, since it only reads what
 * is in memory. Every error is {@code application/problem+json}, with what was wrong and what is accepted.
 */
@NullMarked
package dev.lifeguard.serve.api;

import org.jspecify.annotations.NullMarked;
