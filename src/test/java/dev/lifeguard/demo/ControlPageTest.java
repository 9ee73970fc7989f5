package dev.lifeguard.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the playground says of its buttons. */
class ControlPageTest {
    private static final DemoPorts PORTS = new DemoPorts(9432, 9433, 9434);

    @Test
    void whatIsBrokenDoesNotReadAsAnOrder() {
        assertThat(ControlPage.of(Optional.of(Breakage.PASSWORD), PORTS))
                .contains("<p>Broken by: Change the password. Keep ");
        assertThat(ControlText.all(Optional.of(Breakage.PASSWORD), PORTS))
                .startsWith("Broken by: Change the password\n");
    }

    @Test
    void causesAreSaidToBeExpected() {
        assertThat(ControlPage.of(Optional.empty(), PORTS))
                .contains(
                        "<br>expect: <code>auth_failed</code><br>",
                        "<br>expect: <code>lock_contention</code> or <code>app_pool_exhausted</code><br>")
                .contains("<p>Nothing is broken. Keep ");
    }
}
