/** A real Chromium, driven over its DevTools protocol by nothing but what the JDK brings. */
package dev.lifeguard.testing.browser;
