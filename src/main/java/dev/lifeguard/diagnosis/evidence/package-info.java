/**
 * What rules of several families read from a snapshot: how far the path came, and what a server or a pooler answered. Pure;
 * nothing here names a cause by itself except the messages of poolers, which no SQLSTATE tells apart.
 */
@NullMarked
package dev.lifeguard.diagnosis.evidence;

import org.jspecify.annotations.NullMarked;
