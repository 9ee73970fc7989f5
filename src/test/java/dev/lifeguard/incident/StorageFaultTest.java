package dev.lifeguard.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class StorageFaultTest {
    /** A server tells names as it likes, and they are logged. */
    @Test
    void aNameForgesNoLineOfTheLog() {
        StorageFault fault = new StorageFault("role a\n2026-01-01 ERROR x may not", Optional.of("GRANT\u0085b"), false);

        assertThat(fault.because()).isEqualTo("role a 2026-01-01 ERROR x may not");
        assertThat(fault.grant()).contains("GRANT b");
        assertThat(StorageFault.lasting("x".repeat(1000)).because()).hasSize(500);
    }
}
