/**
 * The status page for people: plain files, one concept each, that a browser runs against the API of this very sidecar.
 * Nothing is rendered here, and nothing is loaded from elsewhere. A strict policy makes what a database says text, whatever
 * it says.
 */
@NullMarked
package dev.lifeguard.serve.page;

import org.jspecify.annotations.NullMarked;
