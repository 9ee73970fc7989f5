/** What tests stand on: a real PostgreSQL that can be broken, peers that misbehave on purpose, and certificates. */
package dev.lifeguard.testing;
