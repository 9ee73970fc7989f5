package dev.lifeguard.bench;

import dev.lifeguard.bench.Verdicts.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Faults by chance for a long time, with every verdict judged. Arguments: the jar or native executable, the minutes, and a
 * seed that repeats the order of the faults. Ends with 1 where anything was judged wrongly.
 */
public final class Soak {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_PAUSE_MILLIS = 6_000;
    private static final int MOST_HELD_MILLIS = 4_000;
    private static final Duration WARM = Duration.ofMinutes(2);

    private final SoakPlace place;
    private final MeasuredSidecar sidecar;
    private final Verdicts verdicts;
    private final Random random;
    private final Map<SoakEvent, Samples> named = new EnumMap<>(SoakEvent.class);
    private final Map<SoakEvent, Samples> healed = new EnumMap<>(SoakEvent.class);
    private int overlong;
    private String last = "the start";
    private final List<String> wrong = new ArrayList<>();

    private Soak(SoakPlace place, MeasuredSidecar sidecar, Verdicts verdicts, Random random) {
        this.place = place;
        this.sidecar = sidecar;
        this.verdicts = verdicts;
        this.random = random;
    }

    public static void main(String[] arguments) throws Exception {
        Duration span = Duration.ofMinutes(Long.parseLong(arguments[1]));
        long seed = arguments.length > 2 && !arguments[2].isEmpty() ? Long.parseLong(arguments[2]) : System.nanoTime();
        System.exit(run(Path.of(arguments[0]), span, seed) ? 0 : 1);
    }

    /** Whether all was judged rightly. */
    private static boolean run(Path executable, Duration span, long seed) throws Exception {
        Path journal = Files.createTempDirectory("lifeguard-soak");
        try (SoakPlace place = SoakPlace.open();
                MeasuredSidecar sidecar = place.watched(executable, journal);
                Verdicts verdicts = Verdicts.of(sidecar.api())) {
            Table table = new Table();
            String losses = place.isLossy()
                    ? ", 5 % of packets lost each way"
                    : ", no losses: needs root, iproute2 and iptables";
            table.title(sidecar.describe() + ", seed " + seed + losses);
            Soak soak = new Soak(place, sidecar, verdicts, new Random(seed));
            soak.run(span, journal, table);
            return soak.wrong.isEmpty();
        }
    }

    private void run(Duration span, Path journal, Table table) throws Exception {
        BenchStopwatch age = new BenchStopwatch();
        wanted("at the start", Verdict::works);
        verdicts.taken();
        List<SoakEvent> events = SoakEvent.in(place);
        boolean warm = false;
        while (age.elapsed().compareTo(span) < 0) {
            if (!warm && age.elapsed().compareTo(WARM) > 0) {
                warm = true;
                table.row("after " + Table.shown(WARM), Held.by(sidecar.process(), journal), "");
            }
            happen(events.get(random.nextInt(events.size())));
        }
        table.row("at the end", Held.by(sidecar.process(), journal), "no more");
        tell(table);
    }

    private void happen(SoakEvent event) throws Exception {
        Thread.sleep(random.nextInt(MOST_PAUSE_MILLIS));
        judge("between " + last + " and " + event, Verdict::works);
        last = event.title();
        BenchStopwatch since = new BenchStopwatch();
        event.begin(place);
        if (place.wasOverlong()) {
            overlong++;
            wanted("health after an overlong " + event, Verdict::works);
            verdicts.taken();
            return;
        }
        if (event.isOutage()) {
            if (wanted(event + " to be named", verdict -> event.isNamedBy(verdict.critical()))) {
                named.computeIfAbsent(event, first -> new Samples()).add(since.elapsed());
            }
        }
        Thread.sleep(random.nextInt(MOST_HELD_MILLIS));
        judge(event.toString(), verdict -> event.isOutage() ? isPartOf(event, verdict) : verdict.works());
        BenchStopwatch mending = new BenchStopwatch();
        event.end(place);
        wanted("health after " + event, Verdict::works);
        healed.computeIfAbsent(event, first -> new Samples()).add(mending.elapsed());
        judge(
                "after " + event,
                verdict -> verdict.works() || verdict.critical().isEmpty() || event.mayLeave(verdict.critical()));
    }

    /** Until the cause is known it may be well, or without one. */
    private static boolean isPartOf(SoakEvent event, Verdict verdict) {
        return verdict.critical().isEmpty() || event.explains(verdict.critical());
    }

    private boolean wanted(String what, Predicate<Verdict> verdict) throws InterruptedException {
        boolean came = verdicts.await(verdict, PATIENCE);
        if (!came) {
            wrong(what + ": not within " + PATIENCE.toSeconds() + " s");
        }
        return came;
    }

    private void judge(String when, Predicate<Verdict> right) {
        verdicts.taken().stream().filter(right.negate()).forEach(verdict -> wrong(when + ": " + verdict));
    }

    private void wrong(String sentence) {
        wrong.add(sentence);
        System.out.println(Instant.now() + " WRONG " + sentence);
    }

    private void tell(Table table) {
        healed.forEach((event, times) -> table.row(
                event.title() + ", " + times.count() + " times",
                (named.containsKey(event) ? "named: " + named.get(event) + "; " : "no outage; ") + "well again: "
                        + times,
                ""));
        table.row("stalls that this machine was too busy to end in time, not judged", overlong, "");
        table.row("judged wrongly", wrong.size(), "0");
    }
}
