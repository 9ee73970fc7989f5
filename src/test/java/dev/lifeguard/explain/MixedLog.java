package dev.lifeguard.explain;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** A seeded log of many systems, healthy PostgreSQL among them, with or without one fault of PostgreSQL. */
record MixedLog(long seed) {
    private static final int LINES = 2000;

    /** What stands for a time is set for each line. */
    private static final List<String> OTHERS = List.of(
            "%s INFO  [com.zaxxer.hikari.HikariDataSource] HikariPool-1 - Added connection org.postgresql.jdbc.PgConnection@1b2c",
            "%s INFO  [sqlalchemy.engine.Engine] BEGIN (implicit)",
            "%s DEBUG [org.postgresql.jdbc.PgStatement] rows fetched: 17 from 10.0.0.7:5432",
            "%s INFO  [alembic.runtime.migration] Context impl PostgresqlImpl.",
            "%s WARN  [org.apache.kafka.clients.NetworkClient] Connection to node -1 (kafka/10.1.1.1:9092) could not be established",
            "%s ERROR [redis.clients.jedis] JedisConnectionException: Failed to connect to 10.1.1.2:6379: Connection refused",
            "%s ERROR [app.mail] ConnectionRefusedError: [Errno 111] Connection refused",
            "%s ERROR [app.payments] ssl.SSLCertVerificationError: certificate verify failed while calling https://api.stripe.com/v1",
            "%s ERROR [o.s.web.client.RestTemplate] I/O error on GET request for \"http://inventory:8081/items\": Connection reset",
            "%s WARN  [org.jgroups.protocols.TCP] JGRP000032: no physical address for app-0: java.net.ConnectException: Connection refused",
            "%s ERROR [io.opentelemetry.exporter] Failed to export spans: UNAVAILABLE io exception otel-collector/10.1.1.3:4317",
            "%s ERROR [grpc] rpc error: code = Unavailable desc = transport: Error while dialing: dial tcp 10.1.1.4:50051: i/o timeout",
            "%s ERROR [app.search] Get \"http://search:9200\": dial tcp: lookup search on 10.96.0.10:53: no such host",
            "%s ERROR [celery] consumer: Cannot connect to amqp://guest:**@rabbit:5672//: [Errno 104] Connection reset by peer",
            "%s WARN  [kubelet] Readiness probe failed: Get \"http://10.1.2.3:8080/health\": context deadline exceeded",
            "%s ERROR [app.legacy] com.mysql.cj.jdbc.exceptions.CommunicationsException: Communications link failure, timed out",
            "%s ERROR [app.docs] MongoNetworkError: connect ETIMEDOUT 10.1.1.5:27017",
            "%s ERROR [app.ldap] javax.naming.CommunicationException: ldap.example.com:389 Connection timed out",
            "%s ERROR [app.files] S3: Put \"https://minio:9000/b/k\": x509: certificate has expired or is not yet valid",
            "%s INFO  [app.orders] order 53300 was paid, 40001 points, 57014 in total");

    private static final List<String> TRACE = List.of(
            "%s ERROR [app.http] upstream failed",
            "Traceback (most recent call last):",
            "  File \"/app/.venv/lib/python3.12/site-packages/httpcore/_backends/anyio.py\", line 114, in connect_tcp",
            "    with map_exceptions(exc_map): # asyncpg.TooManyConnectionsError is not for here",
            "httpx.ConnectError: [Errno -2] Name or service not known");

    String withoutFault() {
        return text(List.of());
    }

    /** @param fault lines that come once, each after a time and a logger */
    String with(List<String> fault) {
        return text(fault);
    }

    private String text(List<String> fault) {
        Random random = new Random(seed);
        int at = random.nextInt(LINES);
        StringBuilder log = new StringBuilder();
        for (int line = 0; line < LINES; line++) {
            if (line == at) {
                add(log, fault, line);
            }
            boolean trace = random.nextInt(50) == 0;
            add(log, trace ? TRACE : List.of(OTHERS.get(random.nextInt(OTHERS.size()))), line);
        }
        return log.toString();
    }

    private static void add(StringBuilder log, List<String> lines, int second) {
        String time = String.format("2026-01-01 %02d:%02d:%02d,000", second / 3600, second / 60 % 60, second % 60);
        log.append(lines.stream().map(line -> line.replace("%s", time) + "\n").collect(Collectors.joining()));
    }
}
