package dev.lifeguard.migration.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.migration.alembic.AlembicReview.Foreseen;
import dev.lifeguard.migration.alembic.graph.RevisionGraph;
import dev.lifeguard.migration.alembic.graph.RevisionScript;
import dev.lifeguard.migration.alembic.upgrade.UpgradeScript;
import dev.lifeguard.observation.MigrationFact;
import dev.lifeguard.observation.MigrationState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RevisionGraphTest {
    private final List<RevisionScript> scripts = new ArrayList<>();

    @Test
    void circlesAreFoundAndEndNoWalk() {
        add("base");
        add("a", "c");
        add("b", "a");
        add("c", "b", "base");
        add("after", "c");

        assertThat(graph().circle()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(facts("base")).hasOnlyElementsOfType(MigrationFact.Cycle.class);
        assertThat(state("base").pending()).isEmpty();
    }

    @Test
    void aScriptThatComesAfterItselfIsACircle() {
        add("a", "a");

        assertThat(graph().circle()).containsExactly("a");
    }

    @Test
    void severalFilesOfOneRevisionAreNamed() {
        add("a");
        add("a");

        assertThat(facts("a")).containsExactly(new MigrationFact.Duplicate("a", List.of("a.py", "a.py")));
    }

    @Test
    void aRowThatIsAnAncestorOfAnotherIsNamed() {
        add("a");
        add("b", "a");

        assertThat(facts("a", "b")).containsExactly(new MigrationFact.Redundant("a", "b"));
    }

    @Test
    void headsWithLabelsOfTheirOwnAreApartOnPurpose() {
        add("root");
        labelled("a", "left", "root");
        labelled("b", "right", "root");

        assertThat(facts("root")).isEmpty();
        assertThat(state("root").pending()).contains(List.of("a", "b"));
        add("c", "root");
        assertThat(facts("root")).containsExactly(new MigrationFact.Heads(List.of("a", "b", "c")));
    }

    @Test
    void namesAreFoundAsAlembicFindsThem() {
        labelled("abcdef", "left");
        add("fedcba", "abcdef");

        assertThat(graph().find("abcd")).contains("abcdef");
        assertThat(graph().find("abc")).isEmpty();
        assertThat(graph().find("left@head")).contains("fedcba");
        assertThat(graph().find("nothing")).isEmpty();
    }

    private void add(String id, String... parents) {
        scripts.add(new RevisionScript(
                id + ".py", id, List.of(parents), List.of(), List.of(), false, false, UpgradeScript.NOTHING));
    }

    private void labelled(String id, String label, String... parents) {
        scripts.add(new RevisionScript(
                id + ".py", id, List.of(parents), List.of(), List.of(label), false, false, UpgradeScript.NOTHING));
    }

    private RevisionGraph graph() {
        return new RevisionGraph(scripts);
    }

    private List<MigrationFact> facts(String... recorded) {
        return state(recorded).facts();
    }

    private MigrationState state(String... recorded) {
        return new AlembicReview(new AlembicScripts(graph(), AlembicEnvironment.UNKNOWN), List.of())
                .state(Optional.of("t"), List.of(recorded), List.of(), Foreseen.NOTHING);
    }
}
