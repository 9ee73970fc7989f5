/**
 * Rules about the schema and the history tables of migration tools. They say nothing while the database itself does not
 * answer.
 */
@NullMarked
package dev.lifeguard.diagnosis.rule.migration;

import org.jspecify.annotations.NullMarked;
