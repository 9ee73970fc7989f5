/**
 * What can be set: each {@link dev.lifeguard.config.Setting} is declared once, with type, bounds, default and the sentence
 * of the manual, and read by {@link dev.lifeguard.config.SettingValues}.
 *
 * <p>SmallRye's mappings would refuse an unknown key only below a mapped prefix and never one from the environment, stop
 * at the first mapping that fails, and quote values in a stack trace. So {@link
 * dev.lifeguard.config.ConfigurationProblems} looks at everything that is set before Quarkus starts and names all that is
 * wrong at once.
 */
@NullMarked
package dev.lifeguard.config;

import org.jspecify.annotations.NullMarked;
