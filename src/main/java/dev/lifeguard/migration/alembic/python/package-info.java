/**
 * As much of Python as it takes to read a script: lines of tokens, strings, literal values and calls. What is no Python, or
 * computed, is said to be so; nothing is ever run. JDK only.
 */
@NullMarked
package dev.lifeguard.migration.alembic.python;

import org.jspecify.annotations.NullMarked;
