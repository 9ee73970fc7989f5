package dev.lifeguard.probe.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.observation.PodSession;
import dev.lifeguard.observation.PoolFacts;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PoolMemoryTest {
    private final PoolMemory memory = new PoolMemory();

    @Test
    void theSameTransactionIsTheSameHands() {
        look(session("active", "10:00", "10:01"));
        look(session("active", "10:00", "10:02"));

        PodSession told =
                look(session("idle in transaction", "10:00", "10:03")).own().get(0);

        assertThat(told.heldRounds()).isEqualTo(3);
        assertThat(told.quietRounds()).isEqualTo(1);
    }

    @Test
    void anotherTransactionIsOtherHands() {
        look(session("active", "10:00", "10:00"));

        assertThat(look(session("active", "10:01", "10:01")).own().get(0).heldRounds())
                .isEqualTo(1);
    }

    @Test
    void anotherSessionWithTheSamePidIsAnother() {
        look(session("active", "10:00", "10:00"));

        PodSession told = look(session("active", "10:00", "10:00").put("opened", "11:00"))
                .own()
                .get(0);

        assertThat(told.heldRounds()).isEqualTo(1);
    }

    @Test
    void twoLooksInABurstAreOne() {
        look(session("active", "10:00", "10:00"));

        PoolFacts burst = memory.add(List.of(Backend.of(session("active", "10:00", "10:00"))), List.of(), false);

        assertThat(burst.own().get(0).heldRounds()).isEqualTo(1);
        assertThat(burst.steadyRounds()).isEqualTo(1);
    }

    @Test
    void whatWasNotSeenIsForgotten() {
        look(session("active", "10:00", "10:00"));
        memory.forget();

        assertThat(look(session("active", "10:00", "10:00")).own().get(0).heldRounds())
                .isEqualTo(1);
    }

    @Test
    void theCourseOfTheNumberIsKept() {
        assertThat(List.of(1, 2, 4, 4, 4, 3, 3).stream()
                        .map(this::count)
                        .map(facts -> facts.count() + " of " + facts.peak() + ", steady " + facts.steadyRounds()
                                + ", rising " + facts.risingRounds()))
                .containsExactly(
                        "1 of 1, steady 1, rising 1",
                        "2 of 2, steady 1, rising 2",
                        "4 of 4, steady 1, rising 3",
                        "4 of 4, steady 2, rising 3",
                        "4 of 4, steady 3, rising 3",
                        "3 of 4, steady 1, rising 0",
                        "3 of 4, steady 2, rising 0");
    }

    @Test
    void hiddenColumnsAreNoFault() {
        Backend hidden = Backend.of(new JsonObject("{\"pid\":7,\"mine\":null,\"user\":null,\"state\":null,\"age\":null,"
                + "\"stateAge\":null,\"transactionAge\":null,\"opened\":null,\"began\":null,\"changed\":null,"
                + "\"query\":null,\"waiting\":null,\"blockers\":null}"));

        assertThat(memory.add(List.of(hidden), List.of(), true).sessions())
                .singleElement()
                .satisfies(session -> {
                    assertThat(session.own()).isFalse();
                    assertThat(session.busy()).isFalse();
                    assertThat(session.query()).isEmpty();
                });
    }

    private PoolFacts count(int sessions) {
        return memory.add(
                IntStream.range(0, sessions)
                        .mapToObj(
                                pid -> Backend.of(session("idle", null, "10:00").put("pid", pid)))
                        .toList(),
                List.of(),
                true);
    }

    private PoolFacts look(JsonObject session) {
        return memory.add(List.of(Backend.of(session)), List.of(), true);
    }

    private static JsonObject session(String state, String began, String changed) {
        return new JsonObject()
                .put("pid", 7)
                .put("mine", true)
                .put("opened", "09:00")
                .put("state", state)
                .put("began", began)
                .put("changed", changed)
                .put("age", 60.5)
                .put("stateAge", 1);
    }
}
