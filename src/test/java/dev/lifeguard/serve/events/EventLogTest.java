package dev.lifeguard.serve.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When an event is written, and to whom it is sent. */
class EventLogTest {
    private final EventLog log = new EventLog();
    private final List<String> written = new ArrayList<>();

    private String data() {
        written.add("data");
        return "{}";
    }

    @Test
    void anEventIsNotWrittenWhileNobodyListens() {
        log.add(7, "status", this::data);

        assertThat(written).isEmpty();
    }

    @Test
    void anEventIsWrittenOnceForAllThatListenAndAllThatMissedIt() {
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        List<String> late = new ArrayList<>();
        log.add(6, "status", () -> "[]");
        log.listen(Optional.empty(), first::add);
        log.listen(Optional.empty(), second::add);

        log.add(7, "status", this::data);
        log.listen(Optional.of(6L), late::add);

        assertThat(written).hasSize(1);
        assertThat(first).containsExactly("event: status\nid: 7\ndata: {}\n\n");
        assertThat(second).isEqualTo(first);
        assertThat(late).isEqualTo(first);
    }
}
