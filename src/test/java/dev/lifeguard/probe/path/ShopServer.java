package dev.lifeguard.probe.path;

import dev.lifeguard.testing.RealPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A real server that lets in the role {@code app}, from loopback and through its unix socket. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ShopServer {
    RealPostgres postgres;

    @BeforeAll
    void start() {
        postgres = RealPostgres.ofShop(RealPostgres.NEWEST);
        postgres.access("host all all 127.0.0.1/32 scram-sha-256", "local all all scram-sha-256");
    }

    @AfterAll
    void stop() {
        postgres.close();
    }
}
