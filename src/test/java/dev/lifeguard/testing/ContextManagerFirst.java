package dev.lifeguard.testing;

import org.eclipse.microprofile.context.spi.ContextManagerProvider;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Makes Mutiny's context manager before any test does. Of two tests that need it first at the same time, one was told that
 * it is already set. A sidecar's is set before it begins.
 */
public final class ContextManagerFirst implements LauncherSessionListener {
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        ContextManagerProvider.instance();
    }
}
