/**
 * One rule a cause, each a pure function of the snapshot that stands alone. They decide by SQLSTATE and by the fields of
 * an error that no server translates. {@link dev.lifeguard.diagnosis.rule.RuleBook} lists them.
 */
@NullMarked
package dev.lifeguard.diagnosis.rule;

import org.jspecify.annotations.NullMarked;
