package dev.lifeguard.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.explain.text.Folding;
import dev.lifeguard.explain.text.LogText;
import dev.lifeguard.finding.Finding;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Each entry of the catalogue has a text that it names, and texts alike that it must not name. */
@Execution(ExecutionMode.CONCURRENT)
class SignatureCatalogueTest {
    private static final Signatures SIGNATURES = Signatures.load();
    private static final Explainer EXPLAINER = Explainer.load();
    private static final Pattern GAP = Pattern.compile("\\{\\p{Alpha}[^}]*\\}|…");

    @Test
    void everyEntryNamesItsText() {
        assertThat(SIGNATURES.all())
                .filteredOn(each -> !names(each, itsText(each)))
                .isEmpty();
    }

    @Test
    void noEntryNamesItsWordsInQuotedSource() {
        assertThat(SIGNATURES.all())
                .filteredOn(each -> !EXPLAINER.explain(source(each)).isEmpty())
                .isEmpty();
    }

    @Test
    void noEntryThatOthersPrintTooNamesAnotherSystemsWords() {
        assertThat(uncertain(Certainty.LIKELY, Certainty.NEEDED))
                .filteredOn(each -> names(
                        each,
                        "redis.exceptions.ConnectionError: redis:6379 " + words(each.phrase()) + " redis.connection"))
                .isEmpty();
    }

    @Test
    void noEntryThatNeedsPostgresNamesAnythingBesideAHealthyOne() {
        assertThat(uncertain(Certainty.NEEDED))
                .filteredOn(each -> names(each, "INFO postgres: connected\nERROR app: " + words(each.phrase())))
                .isEmpty();
    }

    @Test
    void noEntryIsFoundInWordsThatDifferInOneLetter() {
        assertThat(SIGNATURES.all())
                .filteredOn(each -> found(each, around(each.needed()) + misspelt(each.phrase())))
                .isEmpty();
    }

    @Test
    void noEntryIsFoundWhereOneOfTheThingsStandsThatItMustNotStandBeside() {
        assertThat(SIGNATURES.all())
                .filteredOn(each -> each.without().stream()
                        .anyMatch(other -> found(each, itsText(each) + " " + words(other) + " ")))
                .isEmpty();
    }

    @Test
    void noEntryIsFoundWithoutWhatItNeeds() {
        assertThat(SIGNATURES.all())
                .filteredOn(each -> each.needed().stream()
                        .filter(group -> group.stream().noneMatch(other -> holds(itsText(each, group), other)))
                        .anyMatch(group -> found(each, itsText(each, group))))
                .isEmpty();
    }

    private static boolean found(Signature signature, String text) {
        LogText log = LogText.of(text);
        Occurrences places = SIGNATURES.index().in(log);
        return signature
                .in(log, places, new NamedSystems(log, SIGNATURES.names(), places))
                .isPresent();
    }

    /** Its words with another first letter. */
    private static String misspelt(Phrase phrase) {
        String start = phrase.start();
        String other = (start.charAt(0) == 'q' ? 'w' : 'q') + start.substring(1);
        return Folding.of(words(phrase)).replace(start, other);
    }

    /** Those whose words neither name PostgreSQL nor hold those of an entry that proves more. */
    private static Stream<Signature> uncertain(Certainty... certainties) {
        List<Certainty> wanted = List.of(certainties);
        return SIGNATURES.all().stream()
                .filter(each -> wanted.contains(each.trust()) && each.needed().isEmpty())
                .filter(each -> !speaksOfPostgres(words(each.phrase())))
                .filter(each -> !words(each.phrase()).contains("sqlstate"))
                .filter(each -> {
                    Occurrences found = SIGNATURES.index().in(LogText.of(words(each.phrase())));
                    return SIGNATURES.all().stream()
                            .filter(other -> other.cause() == each.cause() && !wanted.contains(other.trust()))
                            .allMatch(other -> found.of(other.phrase()).isEmpty());
                });
    }

    private static boolean holds(String text, Phrase phrase) {
        return !SIGNATURES.index().in(LogText.of(text)).of(phrase).isEmpty();
    }

    private static String itsText(Signature signature) {
        return around(signature.needed()) + words(signature.phrase());
    }

    /** Its text without what one of its groups asks for. */
    private static String itsText(Signature signature, List<Phrase> without) {
        List<List<Phrase>> others = signature.needed().stream()
                .filter(group -> !group.equals(without))
                .toList();
        return around(others) + words(signature.phrase());
    }

    private static String around(List<List<Phrase>> needed) {
        return needed.stream().map(group -> words(group.get(0)) + "\n").collect(Collectors.joining()) + "postgres: ";
    }

    private static String source(Signature signature) {
        return "  File \"/app/main.py\", line 1, in main\n    raise Failure('" + words(signature.phrase()) + "')\n";
    }

    private static String words(Phrase phrase) {
        return GAP.matcher(phrase.toString()).replaceAll("x7");
    }

    private static boolean speaksOfPostgres(String text) {
        LogText log = LogText.of(text);
        Occurrences found = SIGNATURES.index().in(log);
        return Stream.of(SIGNATURES.names().postgres(), SIGNATURES.names().databases())
                .flatMap(List::stream)
                .anyMatch(name -> !found.of(name).isEmpty());
    }

    private static boolean names(Signature signature, String text) {
        return EXPLAINER.explain(text).stream().map(Finding::cause).anyMatch(signature.cause()::equals);
    }
}
