package dev.lifeguard.probe.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class JoiningTest {
    private static final Optional<ClientEnd> HERE = Optional.of(new ClientEnd("10.244.1.7", 40_000));

    @Test
    void anAddressThatChangesAndAPortThatStaysAreAMasquerade() {
        assertThat(Joining.elsewhere(HERE, Optional.of(new ClientEnd("10.0.0.1", 40_000))))
                .isEqualTo("the server sees connections from here come from elsewhere, 10.0.0.1 instead of 10.244.1.7:"
                        + " addresses are rewritten on the way (masquerade)");
    }

    @Test
    void whereBothChangeItMayBeAPoolerToo() {
        assertThat(Joining.elsewhere(HERE, Optional.of(new ClientEnd("10.0.0.1", 1_024))))
                .contains("masquerade")
                .contains("pooler");
    }

    @Test
    void aPoolerBesideTheServerMayUseAUnixSocket() {
        assertThat(Joining.elsewhere(HERE, Optional.empty()))
                .contains("a unix socket instead of 10.244.1.7")
                .contains("pooler");
    }
}
