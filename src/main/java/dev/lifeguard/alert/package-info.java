/**
 * From findings to alerts: a pure step that says what fires and what is resolved. An alert is one cause on one target; it
 * keeps its labels and its start for as long as it holds, does not stand beside its own root, and is silent where the
 * configuration says so. Nothing here sends anything or reads a clock.
 */
@NullMarked
package dev.lifeguard.alert;

import org.jspecify.annotations.NullMarked;
