package dev.lifeguard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.lifeguard.testing.FuzzTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kept input, and a few hundred mutations of each, the same in every build. */
class FuzzSeedsTest {
    static final Path INPUTS = Path.of("src/test/resources/fuzz");
    private static final String MEANINGFUL = "\0\n\"'\\{}[]()%:@/$;,*+?=";
    private static final int MUTATIONS = 200;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    static Stream<Arguments> inputs() {
        Map<String, FuzzTarget> targets = FuzzTargets.all();
        return targets.entrySet().stream()
                .flatMap(target -> files(target.getKey())
                        .map(file ->
                                Arguments.of(target.getKey(), file.getFileName().toString(), target.getValue())));
    }

    @ParameterizedTest(name = "{0} reads {1}")
    @MethodSource("inputs")
    void whateverIsWrittenIsReadInTimeAndWithoutAFault(String name, String file, FuzzTarget target) throws Exception {
        byte[] seed = Files.readAllBytes(INPUTS.resolve(name).resolve(file));
        assertTimeoutPreemptively(LONGEST, () -> {
            read(target, seed);
            Random random = new Random(seed.length + 31L * file.hashCode());
            for (int i = 0; i < MUTATIONS; i++) {
                read(target, mutated(seed, random));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyTargetHasInputs(String name) {
        assertThat(files(name)).isNotEmpty();
    }

    static List<String> names() {
        return List.copyOf(FuzzTargets.all().keySet());
    }

    private static void read(FuzzTarget target, byte[] input) {
        try {
            target.read(input);
        } catch (Exception | StackOverflowError fault) {
            throw new AssertionError("input " + HexFormat.of().formatHex(input), fault);
        }
    }

    /** Up to four changes: bits, bytes that mean something, pieces taken out, doubled or moved. */
    private static byte[] mutated(byte[] seed, Random random) {
        byte[] input = seed.clone();
        for (int change = 0; change <= random.nextInt(4) && input.length > 0; change++) {
            int at = random.nextInt(input.length);
            int length = 1 + random.nextInt(Math.min(64, input.length - at));
            switch (random.nextInt(4)) {
                case 0 -> input[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> input[at] = (byte) MEANINGFUL.charAt(random.nextInt(MEANINGFUL.length()));
                case 2 ->
                    input = joined(Arrays.copyOf(input, at), Arrays.copyOfRange(input, at + length, input.length));
                default ->
                    input = joined(Arrays.copyOf(input, at + length), Arrays.copyOfRange(input, at, input.length));
            }
        }
        return input;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static Stream<Path> files(String name) {
        try (Stream<Path> files = Files.list(INPUTS.resolve(name))) {
            return files.sorted().toList().stream();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
