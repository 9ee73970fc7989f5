/**
 * Who is connected, and what this pod's own pool does, from outside. One bounded question is asked of the server, and its
 * backends are joined with this pod's sockets. The application is neither asked nor touched.
 */
package dev.lifeguard.probe.activity;
