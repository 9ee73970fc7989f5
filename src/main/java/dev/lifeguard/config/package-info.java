/**
 * What can be set: one {@code @ConfigMapping} interface a feature, turned into plain records of the domain.
 *
 * <p>The interfaces are not what reports mistakes. SmallRye refuses an unknown key only below a mapped prefix and never
 * one from the environment, stops at the first mapping that fails, and its exception reaches the user as a stack trace
 * that quotes values. So {@link dev.lifeguard.config.ConfigurationProblems} looks at everything that is set before
 * Quarkus starts and names all that is wrong at once; what it lets pass, the interfaces accept. Targets are no mapping,
 * since SmallRye does not find {@code LIFEGUARD_TARGETS_MY_DB_URL} for a name with a hyphen.
 */
@NullMarked
package dev.lifeguard.config;

import org.jspecify.annotations.NullMarked;
