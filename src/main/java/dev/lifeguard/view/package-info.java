/**
 * The report as people and programs read it: records that Jackson writes exactly as the API promises. Shared by what is
 * served and by the command line. Sentences are built here, from the wording of each cause and its evidence.
 */
@NullMarked
package dev.lifeguard.view;

import org.jspecify.annotations.NullMarked;
