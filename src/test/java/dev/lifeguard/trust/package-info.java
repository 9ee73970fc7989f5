/** What those try whom nobody has to trust: the owner of a database, and a server. */
package dev.lifeguard.trust;
