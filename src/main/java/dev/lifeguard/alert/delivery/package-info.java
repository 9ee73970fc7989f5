/**
 * Steps the alerts with what the watch finds, and delivers them to every configured Alertmanager. Each instance has a queue
 * of its own that holds one message per alert, the latest, so it is bounded and an instance that was away hears all that
 * still matters. Everything but reading files and the network itself happens on the watch's thread.
 */
@NullMarked
package dev.lifeguard.alert.delivery;

import org.jspecify.annotations.NullMarked;
