package dev.lifeguard.explain.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LogTextTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aLineOfQuotedSourceIsNoMessage(String name, String text, String line) {
        assertThat(kind(text, line)).isEqualTo(LineKind.SOURCE);
    }

    static Stream<Arguments> aLineOfQuotedSourceIsNoMessage() {
        return Stream.of(
                arguments("Python", "  File \"a.py\", line 1, in f\n    raise X('gone')\nX: y", "raise X"),
                arguments(
                        "Python, marked",
                        "  File \"a.py\", line 1, in f\n    raise X('gone')\n    ^^^^^^^\nX: y",
                        "^^^^"),
                arguments(
                        "Python, in a container",
                        "app-1  |   File \"a.py\", line 1, in f\napp-1  |     raise X()",
                        "raise X"),
                arguments(
                        "Python, logged line by line",
                        "12:00:01 ERROR a:   File \"a.py\", line 1, in f\n" + "12:00:01 ERROR a:     raise X()",
                        "raise X"),
                arguments("Python, without indentation", "File \"a.py\", line 1, in f\nraise X()\nX: y", "raise X"),
                arguments(
                        "Python, in JSON",
                        "{\"msg\":\"  File \\\"a.py\\\", line 1, in f\\n    raise X()\"}",
                        "raise X"),
                arguments(
                        "Python, by syslog",
                        "Nov 22 10:00:00 h a[1]:   File \"a.py\", line 1, in f#012    raise X()",
                        "raise X"),
                arguments("Node", "/app/a.js:3\n  throw new X('gone')\n  ^\n\nError: y", "throw new X"),
                arguments("Ruby", "a.rb:1:in `f': y (X)\n\n  raise X unless z\n  ^^^^^^^\n", "raise X"),
                arguments("rich", "│ ❱ 12 │   raise X()  │", "raise X"),
                arguments("pytest", ">   raise X()\nE   X: y", "raise X"),
                arguments("Prisma", "→ 7 const a = await prisma.a.findMany(", "findMany"),
                arguments("Laravel", "  825▕   throw new X()", "throw new X"),
                arguments("PostgreSQL", "ERROR:  no\nLINE 1: SELECT gone\n               ^", "LINE 1"),
                arguments("SQLAlchemy", "[SQL: SELECT\n gone\n FROM a]\nafter", "gone"),
                arguments("an ORM of Node", "  sql: 'SELECT gone',", "sql:"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aPlaceInAProgramIsAFrame(String name, String line) {
        assertThat(kind("x\n" + line, line.strip())).isEqualTo(LineKind.FRAME);
    }

    static Stream<Arguments> aPlaceInAProgramIsAFrame() {
        return Stream.of(
                arguments("Java", "\tat org.postgresql.Driver.connect(Driver.java:297)"),
                arguments("Node", "    at Socket.<anonymous> (/app/node_modules/pg/lib/connection.js:76:37)"),
                arguments(".NET", "   at Npgsql.NpgsqlConnector.Open() in /app/a.cs:line 3"),
                arguments("Ruby", "\tfrom pg/connection.rb:639:in `initialize'"),
                arguments("PHP", "#0 /app/index.php(3): PDO->__construct('pgsql:host=db')"),
                arguments("Go", "main.connect(0xc000012)"),
                arguments("Go's file", "\t/app/main.go:42 +0x1d"),
                arguments("Rust", "  12: sqlx_core::pool::inner::connect"),
                arguments("Elixir", "    (postgrex 0.17.1) lib/postgrex/protocol.ex:342: Postgrex.Protocol.connect/1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatAProgramSaysIsAMessage(String name, String line) {
        assertThat(kind("x\n" + line, line.strip())).isEqualTo(LineKind.MESSAGE);
    }

    static Stream<Arguments> whatAProgramSaysIsAMessage() {
        return Stream.of(
                arguments("a cause in Rust", "    0: connection refused"),
                arguments("a cause in Java", "Caused by: java.net.ConnectException: Connection refused"),
                arguments("Ruby's first line", "a.rb:12:in `connect': no (PG::ConnectionBad)"),
                arguments("an address", "10.0.0.5:5432 (db): dial error"),
                arguments("a quotation", "> FATAL: no"));
    }

    @Test
    void aRecordEndsWhereAnotherLoggerSpeaks() {
        assertThat(records("""
                2026-01-01 10:00:00 INFO db: connected
                2026-01-01 10:00:01 ERROR cache: refused
                  at a.b.C(D.java:1)
                """)).isEqualTo(2);
    }

    @Test
    void anExceptionIsNoPartOfARecordThatReportsNoFailure() {
        assertThat(records("INFO db: connected\nRuntimeError: refused")).isEqualTo(2);
        assertThat(records("ERROR db: failed\nRuntimeError: refused")).isEqualTo(1);
        assertThat(records("[Nest] LOG [Orm] ready\nError: refused\n    at a (b.js:1:2)"))
                .isEqualTo(2);
    }

    @Test
    void chainedExceptionsAreOneRecordAndOthersAreNot() {
        String first = "Traceback (most recent call last):\n  File \"a.py\", line 1, in f\nX: y\n";

        assertThat(records(first + "\nDuring handling of the above exception, another exception occurred:\n\n" + first))
                .isEqualTo(1);
        assertThat(records(first + first)).isEqualTo(2);
    }

    @Test
    void linesOfJsonAreRecords() {
        assertThat(records("{\"level\":\"info\",\"msg\":\"a\\nb\"}\n{\"level\":\"error\",\"msg\":\"c\"}"))
                .isEqualTo(2);
    }

    @Test
    void aPrefixThatACollectorAddsToEveryLineMakesNoRecords() {
        assertThat(records("2026-01-01T10:00:00.123456789Z stderr F a\n2026-01-01T10:00:00.123456999Z stderr F b"))
                .isEqualTo(1);
        assertThat(records("web-1  | a\nweb-1  | b")).isEqualTo(1);
    }

    private static LineKind kind(String text, String line) {
        LogText log = LogText.of(text);
        String shown = Spaces.single(line);
        return log.kind(log.shown().indexOf(shown));
    }

    private static long records(String text) {
        LogText log = LogText.of(text);
        return IntStream.range(0, log.shown().length())
                .map(log.lines()::recordStart)
                .distinct()
                .count();
    }
}
