package dev.lifeguard.migration.flyway;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.util.Set;
import org.flywaydb.core.internal.scanner.classpath.ClassPathScanner;

/**
 * In native executables Flyway finds nothing on the class path, which is none there; its ways through the modules of
 * application servers would want their classes. Scripts are handed to it.
 */
@TargetClass(ClassPathScanner.class)
final class NoClassPathScan {
    private NoClassPathScan() {}

    @Substitute
    @SuppressWarnings("UnusedMethod")
    private Set<?> findResourceNamesAndParentURLs() {
        return Set.of();
    }
}
