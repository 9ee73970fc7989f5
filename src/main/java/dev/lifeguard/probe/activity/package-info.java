/**
 * Who is connected, and what this pod's own pool does, from outside. One bounded question is asked of the server, and its
 * backends are joined with this pod's sockets. The application is neither asked nor touched.
 */
@NullMarked
package dev.lifeguard.probe.activity;

import org.jspecify.annotations.NullMarked;
