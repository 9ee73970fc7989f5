package dev.lifeguard.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeguard.observation.SessionState;
import dev.lifeguard.testing.ActivityObservations;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConnectionsViewTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void connectionsAreWrittenAsTheApiPromises() throws JsonProcessingException {
        String json = json(ConnectionsView.of(ActivityObservations.at(NOW)
                .slots(100, 3, 42, 30)
                .role(50, 31)
                .declared(ActivityObservations.pool(5, 5, 1, 5, 1))
                .exhaustedIn(Duration.ofMinutes(30))
                .look()));

        assertThat(json)
                .isEqualTo("{'seenAt':'2026-11-22T10:00:00Z','used':42,'usable':97,'max':100,'reserved':3,"
                        + "'roleLimit':50,'databaseLimit':null,'demand':60,'others':12,'secondsToExhaustion':1800,"
                        + "'byState':{'active':0,'idle':42,'idle_in_transaction':0,'other':0},"
                        + "'holders':[{'application':'shop-api','user':'app','address':'10.0.0.7','state':'idle',"
                        + "'count':42}]}");
    }

    @Test
    void thePodsSessionsAreWrittenAsTheApiPromises() throws JsonProcessingException {
        String json = json(PoolView.of(ActivityObservations.at(NOW)
                .with(ActivityObservations.waiting(ActivityObservations.session(123, SessionState.ACTIVE, 3, 2), 456))
                .with(ActivityObservations.elsewhere(
                        ActivityObservations.session(456, SessionState.IDLE_IN_TRANSACTION, 9, 2)))
                .look()));

        assertThat(json)
                .isEqualTo("{'seenAt':'2026-11-22T10:00:00Z','unseen':null,'ceiling':1,'declared':false,"
                        + "'sessions':[{'pid':123,'state':'active','waiting':'Lock:transactionid','ageSeconds':63,"
                        + "'stateSeconds':3,'transactionSeconds':3,'query':'SELECT ?','blockedBy':[456]}],'stale':0}");
    }

    @Test
    void aPoolThatCannotBeSeenSaysWhy() throws JsonProcessingException {
        String json = json(
                PoolView.of(ActivityObservations.at(NOW).unseen("there is fog").look()));

        assertThat(json)
                .isEqualTo("{'seenAt':'2026-11-22T10:00:00Z','unseen':'because there is fog','ceiling':null,"
                        + "'declared':false,'sessions':[],'stale':0}");
    }

    private static String json(Object view) throws JsonProcessingException {
        return new ObjectMapper().writeValueAsString(view).replace('"', '\'');
    }
}
