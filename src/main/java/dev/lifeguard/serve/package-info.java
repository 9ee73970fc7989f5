/**
 * What is offered over HTTP: views of the one published report. Nothing here asks a database anything, except where a
 * request explicitly orders a look; whatever a request gets wrong is answered with a problem of RFC 9457.
 */
@NullMarked
package dev.lifeguard.serve;

import org.jspecify.annotations.NullMarked;
