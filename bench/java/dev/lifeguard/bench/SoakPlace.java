package dev.lifeguard.bench;

import dev.lifeguard.testing.PodNetwork;
import dev.lifeguard.testing.RealPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/** A server, the way to it, and everything that a soak does to both. One caller at a time. */
final class SoakPlace implements AutoCloseable {
    /** Of all packets, each way. */
    static final String LOSS = "0.05";

    private static final String HERE = "127.0.0.1";
    private static final String ROLE = "watcher";
    private static final String PASSWORD = "soak-secret";
    private static final String OTHER = "reporting";
    private static final String DATABASE = "soak";
    private static final String OTHER_DATABASE = "soak_elsewhere";
    private static final String EVERYBODY = "host all all all scram-sha-256";
    private static final int SLOTS = 25;
    private static final int LONGEST_STALL_MILLIS = 700;
    private static final int SLACK_MILLIS = 100;

    private final Optional<PodNetwork> network;
    private final RealPostgres postgres;
    private final List<Connection> crowd = new ArrayList<>();
    private boolean overlong;

    private SoakPlace(Optional<PodNetwork> network) {
        this.network = network;
        this.postgres = RealPostgres.start(
                RealPostgres.NEWEST, Map.of("listen_addresses", "*", "max_connections", String.valueOf(SLOTS)));
        postgres.execute(
                "CREATE ROLE " + ROLE + " LOGIN IN ROLE pg_monitor PASSWORD '" + PASSWORD + "'",
                "CREATE ROLE " + OTHER + " LOGIN PASSWORD '" + PASSWORD + "'",
                "CREATE DATABASE " + DATABASE);
        postgres.access(EVERYBODY);
    }

    /** With a network of its own that loses packets, where that is permitted. */
    static SoakPlace open() throws IOException {
        PodNetwork network;
        try {
            network = PodNetwork.create();
        } catch (TestAbortedException notPermitted) {
            return new SoakPlace(Optional.empty());
        }
        SoakPlace place = new SoakPlace(Optional.of(network));
        place.lose(network, "INPUT", "--sport");
        place.lose(network, "OUTPUT", "--dport");
        return place;
    }

    private void lose(PodNetwork between, String chain, String port) {
        String server = String.valueOf(postgres.port());
        between.rule(
                "-A",
                chain,
                "-p",
                "tcp",
                port,
                server,
                "-m",
                "statistic",
                "--mode",
                "random",
                "--probability",
                LOSS,
                "-j",
                "DROP");
    }

    /** Whether packets are lost on the way. */
    boolean isLossy() {
        return network.isPresent();
    }

    MeasuredSidecar watched(Path executable, Path journal) throws IOException {
        String server = network.map(PodNetwork::server).orElse(HERE);
        return MeasuredSidecar.start(
                network.map(PodNetwork::inside).orElse(List.of()),
                network.map(PodNetwork::pod).orElse(HERE),
                executable,
                Map.of(
                        "DATABASE_URL",
                        "postgresql://" + ROLE + ":" + PASSWORD + "@" + server + ":" + postgres.port() + "/" + DATABASE
                                + "?sslmode=disable",
                        "LIFEGUARD_HISTORY_DIR",
                        journal.toString(),
                        "QUARKUS_HTTP_HOST",
                        "0.0.0.0"));
    }

    void crash() {
        postgres.kill();
    }

    void stop() {
        postgres.stopNow();
    }

    void startAgain() {
        postgres.startAgain();
    }

    void freeze() {
        postgres.freeze();
    }

    void thaw() {
        postgres.thaw();
    }

    /** Frozen for so long, up to the longest that must be no outage. */
    void stall(double part) throws InterruptedException {
        BenchStopwatch frozen = new BenchStopwatch();
        postgres.freeze();
        Thread.sleep((long) (LONGEST_STALL_MILLIS * part));
        postgres.thaw();
        overlong |= frozen.elapsed().toMillis() > LONGEST_STALL_MILLIS + SLACK_MILLIS;
    }

    /** Whether the machine was too busy since this was asked last to end a stall when it was meant to. */
    boolean wasOverlong() {
        boolean was = overlong;
        overlong = false;
        return was;
    }

    /** Runs for as short moments as it stands still. */
    void stutter(int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            stall(0.1);
            Thread.sleep(LONGEST_STALL_MILLIS / 10);
        }
    }

    void reload() {
        postgres.execute("SELECT pg_reload_conf()");
    }

    void endSession() {
        postgres.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '" + ROLE + "'");
    }

    void changePassword() {
        postgres.execute("ALTER ROLE " + ROLE + " PASSWORD 'another'");
        endSession();
    }

    void restorePassword() {
        postgres.execute("ALTER ROLE " + ROLE + " PASSWORD '" + PASSWORD + "'");
    }

    void refuseHost() {
        postgres.access("host all " + OTHER + " all scram-sha-256");
        endSession();
    }

    void acceptHost() {
        postgres.access(EVERYBODY);
    }

    void limitRole() {
        postgres.execute("ALTER ROLE " + ROLE + " CONNECTION LIMIT 0");
        endSession();
    }

    void unlimitRole() {
        postgres.execute("ALTER ROLE " + ROLE + " CONNECTION LIMIT -1");
    }

    /** Nobody may be in it meanwhile. */
    void renameDatabase() {
        limitRole();
        rename(DATABASE, OTHER_DATABASE);
        unlimitRole();
    }

    void renameBack() {
        rename(OTHER_DATABASE, DATABASE);
    }

    private void rename(String from, String to) {
        postgres.execute("ALTER DATABASE " + from + " RENAME TO " + to);
    }

    void readOnly(boolean only) {
        postgres.set("default_transaction_read_only", only ? "on" : "off");
    }

    /** Somebody else has every connection that is for all, ours included. */
    void fill() {
        postgres.execute("ALTER ROLE " + ROLE + " CONNECTION LIMIT 0");
        endSession();
        takeAll();
        postgres.execute("ALTER ROLE " + ROLE + " CONNECTION LIMIT -1");
    }

    private void takeAll() {
        while (true) {
            try {
                crowd.add(postgres.connect(OTHER, DATABASE, PASSWORD));
            } catch (SQLException full) {
                return;
            }
        }
    }

    /** Many come at once and most of them leave again. */
    void visit(int visitors) throws SQLException {
        for (int i = 0; i < visitors; i++) {
            crowd.add(postgres.connect(OTHER, DATABASE, PASSWORD));
        }
        leave();
    }

    void leave() {
        for (Connection connection : crowd) {
            try {
                connection.close();
            } catch (SQLException alreadyGone) {
                // the server ended before it
            }
        }
        crowd.clear();
    }

    /** What leaves for the server is lost without a word. Without a network of its own there is nothing to filter. */
    void filter(boolean everything) {
        network.ifPresent(between -> between.rule(
                everything ? "-I" : "-D",
                "OUTPUT",
                "-p",
                "tcp",
                "--dport",
                String.valueOf(postgres.port()),
                "-j",
                "DROP"));
    }

    @Override
    public void close() throws IOException {
        leave();
        postgres.close();
        if (network.isPresent()) {
            network.get().close();
        }
    }
}
