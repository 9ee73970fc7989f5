package dev.lifeguard.incident;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** A process of its own that writes incidents until it is killed, and says of each when it is kept. */
final class JournalWriter {
    private static final int HELD = 40;
    private static final long SIZE = 128 * 1024;

    private JournalWriter() {}

    /** @param arguments folder and number of the first incident */
    public static void main(String[] arguments) throws Exception {
        Deque<Incident> latest = new ArrayDeque<>();
        Journal journal = new Journal(Path.of(arguments[0]), SIZE, () -> List.copyOf(latest));
        List<Incident> earlier = journal.open().incidents();
        earlier.stream().sorted(Comparator.comparing(Incident::id)).forEach(each -> hold(latest, each));
        for (int number = Integer.parseInt(arguments[1]); ; number++) {
            Incident incident = Stories.incident(number);
            hold(latest, incident);
            journal.keep(List.of(incident));
            System.out.println(number);
        }
    }

    private static void hold(Deque<Incident> latest, Incident incident) {
        latest.addFirst(incident);
        if (latest.size() > HELD) {
            latest.removeLast();
        }
    }
}
