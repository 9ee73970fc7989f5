package dev.lifeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InvocationTest {
    private static final String PASSWORD = "geheim-4711";
    private static final String URL = "postgresql://app:" + PASSWORD + "@db/shop";

    @Test
    void noArgumentsMeanTheSidecar() {
        assertThat(command()).isInstanceOf(TopCommand.class).matches(Command::serves);
        assertThat(command("serve")).isInstanceOf(ServeCommand.class).matches(Command::serves);
    }

    @Test
    void checkTakesAUrlAndAFormat() {
        CheckCommand usual = (CheckCommand) command("check");
        assertThat(usual.url()).isEmpty();
        assertThat(usual.output).isEqualTo(Output.TABLE);
        assertThat(usual.serves()).isFalse();

        CheckCommand json = (CheckCommand) command("check", "--url", URL, "-o", "json");
        assertThat(json.url())
                .hasValueSatisfying(url -> assertThat(url.reveal()).isEqualTo(URL));
        assertThat(json.output).isEqualTo(Output.JSON);
    }

    @Test
    void urlIsTakenAsItIs() {
        CheckCommand strange = (CheckCommand) command("check", "--url=@/etc/passwd ${HOME} \"'");
        assertThat(strange.url())
                .hasValueSatisfying(url -> assertThat(url.reveal()).isEqualTo("@/etc/passwd ${HOME} \"'"));
    }

    @Test
    void waitHasAGoalAndATimeout() {
        WaitCommand usual = (WaitCommand) command("wait");
        assertThat(usual.goal).isEqualTo(WaitGoal.HEALTHY);
        assertThat(usual.timeout).isEqualTo(Duration.ofSeconds(60));

        WaitCommand patient = (WaitCommand) command("wait", "--for=reachable", "--timeout", "PT1M");
        assertThat(patient.goal).isEqualTo(WaitGoal.REACHABLE);
        assertThat(patient.timeout).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void drillHasBoundsOfItsOwn() {
        DrillCommand usual = (DrillCommand) command("drill", "--url", "http://localhost:8000/health");
        assertThat(usual.plan().requests()).isEqualTo(500);
        assertThat(usual.plan().concurrency()).isEqualTo(100);
        assertThat(usual.plan().limit()).isEqualTo(Duration.ofSeconds(60));

        DrillCommand small = (DrillCommand) command("drill", "--url", "http://localhost:8000/health", "-n", "5");
        assertThat(small.plan().concurrency()).isEqualTo(5);
    }

    @ParameterizedTest
    @MethodSource
    void helpAndVersionAreAnswered(String expected, String[] arguments) {
        Invocation.Answer answer = answer(arguments);
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.text()).startsWith(expected);
    }

    static Stream<Arguments> helpAndVersionAreAnswered() {
        return Stream.of(
                argumentSet("help", "Usage: lifeguard [-h", arguments("--help")),
                argumentSet("help of a command", "Usage: lifeguard check", arguments("check", "-h")),
                argumentSet("help before a command", "Usage: lifeguard [-h", arguments("--help", "check")),
                argumentSet("version", "lifeguard ", arguments("--version")));
    }

    @ParameterizedTest
    @MethodSource
    void wrongUseIsExplainedWithoutItsValues(String complaint, String[] arguments) {
        Invocation.Answer answer = answer(arguments);
        assertThat(answer.exitCode()).isEqualTo(3);
        assertThat(answer.text())
                .startsWith("lifeguard: " + complaint)
                .contains("Usage: lifeguard")
                .doesNotContain(PASSWORD);
    }

    static Stream<Arguments> wrongUseIsExplainedWithoutItsValues() {
        return Stream.of(
                argumentSet("unknown command", "there is no command chek\n", arguments("chek")),
                argumentSet("URL for a command", "there is an argument too many\n", arguments(URL)),
                argumentSet("URL without --url", "there is an argument too many\n", arguments("check", URL)),
                argumentSet("unknown option", "there is no option --ulr\n", arguments("check", "--ulr=" + URL)),
                argumentSet("its value apart", "there is no option --ulr\n", arguments("check", "--ulr", URL)),
                argumentSet("password glued on", "there is an argument", arguments("check", "-p" + PASSWORD)),
                argumentSet("unknown at the top", "there is no option --url", arguments("--url", URL)),
                argumentSet(
                        "missing value", "Missing required parameter for option '--url'", arguments("check", "--url")),
                argumentSet("twice", "option '--url' (URL) should", arguments("check", "--url", URL, "--url", URL)),
                argumentSet(
                        "wrong format",
                        "Invalid value for option '--output': give table or json\n",
                        arguments("check", "-o", URL)),
                argumentSet(
                        "wrong goal",
                        "Invalid value for option '--for': give reachable or healthy or migrated\n",
                        arguments("wait", "--for", "happy")),
                argumentSet("no port", "give a port from 1 to 65535\n", arguments("ready", "--port", "65536")),
                argumentSet(
                        "nothing to be ready for",
                        "Invalid value for option '--for': give ready or started\n",
                        arguments("ready", "--for", "alive")),
                argumentSet("no address", "Missing required option: '--url=URL'", arguments("drill")),
                argumentSet(
                        "no web address",
                        "give a URL that begins with http:// or https://\n",
                        arguments("drill", "--url", URL)),
                argumentSet(
                        "too many requests",
                        "give 1 to 10000 requests\n",
                        arguments("drill", "--url", "http://localhost/", "-n", "10001")),
                argumentSet(
                        "too many at once",
                        "give 1 to 500 at once\n",
                        arguments("drill", "--url", "http://localhost/", "-n", "500", "-c", "501")),
                argumentSet(
                        "wrong time",
                        "Invalid value for option '--timeout': give a time such as 500ms",
                        arguments("wait", "--timeout", URL)));
    }

    private static String[] arguments(String... all) {
        return all;
    }

    private static Command command(String... arguments) {
        return ((Invocation.Run) Invocation.of(arguments)).command();
    }

    private static Invocation.Answer answer(String... arguments) {
        return (Invocation.Answer) Invocation.of(arguments);
    }
}
