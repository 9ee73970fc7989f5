package dev.lifeguard.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.Unseen;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SilenceConfirmationTest {
    private static final Instant AT = ManualScheduler.START;
    private static final Observation ANSWER = PathObservations.answer(AT);
    private static final Observation REFUSED = PathObservations.refused(AT);
    private static final Observation SILENT = PathObservations.silence(AT);
    private static final Observation SILENT_IN_TCP =
            PathObservations.failure(AT, PathObservations.silent(Phase.TCP, 1));
    private static final Observation SILENT_NAMES = PathObservations.failure(AT, PathObservations.silent(Phase.DNS, 1));
    private static final Observation SILENT_NAMES_BEHIND_A_PING =
            PathObservations.failure(AT, PathObservations.silent(Phase.DNS, 2));
    private static final Observation SILENT_TWICE =
            PathObservations.failure(AT, PathObservations.silent(Phase.QUERY, 2));
    private static final Observation TURNED_AWAY = PathObservations.failure(AT, PathObservations.said("28P01"));
    private static final Observation NO_DATABASE = PathObservations.failure(AT, PathObservations.said("3D000"));
    private static final Observation STARTING = PathObservations.failure(AT, PathObservations.said("57P03"));
    private static final Observation UNSEEN = new Unseen(AT, "path", "no");

    static Stream<Arguments> cases() {
        return Stream.of(
                row("an answer decides", true, ANSWER),
                row("a definite failure decides", true, REFUSED),
                row("one silence does not", false, SILENT),
                row("a second silence does", true, SILENT, SILENT),
                row("a second silence in another phase does", true, SILENT, SILENT_IN_TCP),
                row("one round with two opinions does", true, SILENT_TWICE),
                row("a third silence keeps it", true, SILENT, SILENT, SILENT),
                row("two silences of a name server do", true, SILENT_NAMES, SILENT_NAMES),
                row("a name server's is not the server's", false, SILENT_NAMES, SILENT),
                row("however often it was silent", false, SILENT_NAMES, SILENT_NAMES, SILENT),
                row("nor where a ping was, too", false, SILENT_NAMES_BEHIND_A_PING, SILENT),
                row("the server's is not a name server's", false, SILENT_TWICE, SILENT_NAMES),
                row("a name server's takes none of the server's away", true, SILENT, SILENT_NAMES, SILENT),
                row("a server that is reached was found", false, SILENT_NAMES, SILENT, SILENT_NAMES),
                row("an answer forgets the first silence", false, SILENT, ANSWER, SILENT),
                row("a definite failure forgets it", false, SILENT, REFUSED, SILENT),
                row("an answer forgets a decided silence", false, SILENT_TWICE, ANSWER, SILENT),
                row("two do not where a login was turned away", false, TURNED_AWAY, SILENT, SILENT),
                row("nor where the database was missing", false, NO_DATABASE, SILENT, SILENT),
                row("a third does there", true, TURNED_AWAY, SILENT, SILENT, SILENT),
                row("and what follows keeps it", true, TURNED_AWAY, SILENT, SILENT, SILENT, SILENT),
                row("an answer forgets that it was", true, TURNED_AWAY, ANSWER, SILENT, SILENT),
                row("a server that starts was not turning away", true, STARTING, SILENT, SILENT),
                row("nor one that refused", true, REFUSED, SILENT, SILENT),
                row("what was not seen is taken note of", true, UNSEEN),
                row("what was not seen forgets nothing", true, SILENT, UNSEEN, SILENT),
                row("what was not seen is no opinion", false, UNSEEN, SILENT));
    }

    private static Arguments row(String name, boolean decides, Observation... rounds) {
        return Arguments.of(Named.of(name, List.of(rounds)), decides);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void lastRoundDecides(List<Observation> rounds, boolean decides) {
        SilenceConfirmation patience = SilenceConfirmation.FRESH;
        for (Observation round : rounds) {
            patience = patience.after(round);
        }

        assertThat(patience.accepts(rounds.get(rounds.size() - 1))).isEqualTo(decides);
    }
}
