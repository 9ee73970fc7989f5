package dev.lifeguard.serve.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.finding.Place;
import org.junit.jupiter.api.Test;

class PageFilesTest {
    @Test
    void outsideOfKubernetesThePageSpeaksOfTheMachine() {
        PageFiles elsewhere = PageFiles.load(Place.MACHINE);

        assertThat(PageFiles.NAMES)
                .allSatisfy(name ->
                        assertThat(elsewhere.named(name).orElseThrow().text()).doesNotContainIgnoringCase("this pod"));
        assertThat(elsewhere.named("verdict.js").orElseThrow().text()).contains("This machine reaches the database");
        assertThat(elsewhere.named("words.js").orElseThrow().text()).contains("pod: \"hits this machine only\"");
    }
}
