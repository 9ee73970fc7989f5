package dev.lifeguard.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** In a process of its own with the log manager of the product, since Java reads the setting but once. */
class NameCachingTest {
    @Test
    void neitherAnAddressNorItsAbsenceIsRemembered() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "--add-exports=java.base/sun.net=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Asked.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(printed).contains("addresses: 0", "absences: 0");
    }

    /** What Java goes by, after it was told. */
    static final class Asked {
        private Asked() {}

        public static void main(String[] none) throws ReflectiveOperationException, IOException {
            NameCaching.off();
            InetAddress.getByName("localhost");
            System.out.println("addresses: " + seconds("get") + ", absences: " + seconds("getNegative"));
        }

        private static Object seconds(String name) throws ReflectiveOperationException {
            Method method = Class.forName("sun.net.InetAddressCachePolicy").getMethod(name);
            return method.invoke(null);
        }
    }
}
