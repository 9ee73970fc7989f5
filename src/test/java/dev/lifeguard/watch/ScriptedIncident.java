package dev.lifeguard.watch;

import dev.lifeguard.observation.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A scripted incident: what the server does and when, played in virtual time to a watch, and written down as Markdown
 * together with what the watch made of it.
 */
final class ScriptedIncident {
    private final String name;
    private final Scene scene = new Scene();
    private final List<String> rows = new ArrayList<>();
    private int told;

    private ScriptedIncident(String name) {
        this.name = name;
    }

    static ScriptedIncident named(String name) {
        return new ScriptedIncident(name);
    }

    /** Plays on until this long after the start. */
    ScriptedIncident at(Duration time) {
        scene.scheduler.advance(time.minus(scene.scheduler.elapsed()));
        return this;
    }

    ScriptedIncident answers() {
        return server("answers", Scene.INSTANT, PathObservations::answer);
    }

    /** The server is back; nothing tells the watch. */
    ScriptedIncident recovers() {
        return server("recovers", Scene.INSTANT, PathObservations::answer);
    }

    /** The process is gone: the held session ends, which raises the alarm, and new ones are refused. */
    ScriptedIncident refuses() {
        server("refuses", Scene.INSTANT, PathObservations::refused);
        scene.probe.alarms();
        return this;
    }

    ScriptedIncident startsUp() {
        return server(
                "is starting up", Scene.INSTANT, at -> PathObservations.failure(at, PathObservations.said("57P03")));
    }

    /** Accepts, and never answers. */
    ScriptedIncident freezes() {
        return server("freezes", Scene.CADENCE.timeout(), PathObservations::silence);
    }

    ScriptedIncident rejectsThePassword() {
        return server(
                "rejects the password",
                Duration.ofMillis(5),
                at -> PathObservations.failure(at, PathObservations.said("28P01")));
    }

    ScriptedIncident takes(Duration query) {
        return server("takes " + query.toMillis() + " ms", query, at -> PathObservations.answer(at, query));
    }

    /** One round is lost on the way; the next is answered again. */
    ScriptedIncident losesOneRound() {
        return server("answers after one lost round", Scene.CADENCE.timeout(), at -> {
            scene.probe.answersAfter(Scene.INSTANT, PathObservations::answer);
            return PathObservations.silence(at);
        });
    }

    private ScriptedIncident server(String does, Duration time, Function<Instant, Observation> ending) {
        row("*the server " + does + "*", "", "");
        scene.probe.answersAfter(time, ending);
        scene.watch.start();
        return this;
    }

    /** The report, once everything up to then has been played. */
    String until(Duration end) {
        at(end);
        row("*end*", scene.status().label(), causes(scene.target()));
        return "# " + name + "\n\n| second | what | status | causes |\n|---:|---|---|---|\n"
                + String.join("", rows)
                + "\nLooks: " + scene.probe.looks().size() + ", decided: "
                + scene.changes.size() + " changes. Longest from one look to the next: "
                + seconds(longestGap()) + " s.\n\n```\n"
                + scene.changes.stream()
                        .map(change ->
                                (TransitionLog.worse(change) ? "WARN " : "INFO ") + TransitionLog.line(change) + "\n")
                        .collect(Collectors.joining())
                + "```\n";
    }

    private Duration longestGap() {
        return RoundsTest.gaps(scene.probe.looks()).stream()
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private void row(String what, String status, String causes) {
        tellChanges();
        rows.add(line(scene.scheduler.elapsed(), what, status, causes));
    }

    private void tellChanges() {
        for (; told < scene.changes.size(); told++) {
            Change change = scene.changes.get(told);
            rows.add(line(
                    scene.changedAt.get(told),
                    "changed",
                    change.after().status().label(),
                    causes(change.after())));
        }
    }

    private static String line(Duration at, String... cells) {
        return "| " + seconds(at) + " | " + String.join(" | ", cells) + " |\n";
    }

    private static String causes(TargetReport report) {
        return report.findings().stream()
                .map(active -> active.finding().cause().slug() + " since "
                        + seconds(Duration.between(ManualScheduler.START, active.since())))
                .collect(Collectors.joining(", "));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e9);
    }
}
