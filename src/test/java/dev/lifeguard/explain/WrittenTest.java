package dev.lifeguard.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.finding.Finding;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts of more stacks than can be run in one place, as they are and as they get into logs. */
@Execution(ExecutionMode.CONCURRENT)
class WrittenTest {
    private static final Explainer EXPLAINER = Explainer.load();

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.lifeguard.explain.Written#all")
    void theRootIsNamedFirst(Written written) {
        assertThat(first(written.text())).isEqualTo(written.cause());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.lifeguard.explain.Written#all")
    void aPrefixOfDockerComposeChangesNothing(Written written) {
        same(written, line -> "app-1  | " + line);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.lifeguard.explain.Written#all")
    void aTimestampAndColoursChangeNothing(Written written) {
        same(written, line -> "\u001b[2m2026-11-22T10:00:00.123456Z\u001b[0m \u001b[31mERROR\u001b[0m app: " + line);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.lifeguard.explain.Written#all")
    void beingQuotedInJsonChangesNothing(Written written) {
        String quoted = written.text()
                .replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\t", "\\t");

        assertThat(first("{\"time\":\"2026-11-22T10:00:00Z\",\"level\":\"error\",\"msg\":\"" + quoted + "\"}"))
                .isEqualTo(written.cause());
    }

    @Test
    void nineteenOfTwentyAreRightAndNoOtherSystemIsTakenForPostgres() {
        List<Written> ours = Written.all().stream()
                .filter(written -> !written.cause().equals("none"))
                .toList();
        long right = ours.stream()
                .filter(written -> first(written.text()).equals(written.cause()))
                .count();

        assertThat(ours).hasSizeGreaterThan(100);
        assertThat(right).isGreaterThanOrEqualTo(ours.size() * 95L / 100);
        assertThat(Written.all())
                .filteredOn(written -> written.cause().equals("none"))
                .hasSizeGreaterThanOrEqualTo(40)
                .allMatch(written -> first(written.text()).equals("none"));
    }

    private static void same(Written written, UnaryOperator<String> carried) {
        String text = String.join("\r\n", written.text().lines().map(carried).toList());
        assertThat(first(text)).isEqualTo(written.cause());
    }

    private static String first(String text) {
        return EXPLAINER.explain(text).stream()
                .map(Finding::cause)
                .map(cause -> cause.slug())
                .findFirst()
                .orElse("none");
    }
}
