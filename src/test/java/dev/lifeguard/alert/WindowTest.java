package dev.lifeguard.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.finding.Cause;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTest {
    @ParameterizedTest(name = "{0} covers {1}: {2}")
    @CsvSource({
        "02:00-04:00, 2026-11-22T01:59:59.999Z, false",
        "02:00-04:00, 2026-11-22T02:00:00Z, true",
        "02:00-04:00, 2026-11-22T03:59:59.999Z, true",
        "02:00-04:00, 2026-11-22T04:00:00Z, false",
        "22:00-02:00, 2026-11-22T23:00:00Z, true",
        "22:00-02:00, 2026-11-22T01:59:59Z, true",
        "22:00-02:00, 2026-11-22T02:00:00Z, false",
        "Sun 22:00-02:00, 2026-11-22T21:59:59Z, false",
        "Sun 22:00-02:00, 2026-11-22T22:00:00Z, true",
        "Sun 22:00-02:00, 2026-11-23T01:59:59Z, true",
        "Sun 22:00-02:00, 2026-11-22T01:00:00Z, false",
        "sun 22:00-02:00, 2026-11-22T22:00:00Z, true",
        "2026-12-01T22:00:00Z/2026-12-02T02:00:00Z, 2026-12-01T21:59:59.999Z, false",
        "2026-12-01T22:00:00Z/2026-12-02T02:00:00Z, 2026-12-01T22:00:00Z, true",
        "2026-12-01T22:00:00Z/2026-12-02T02:00:00Z, 2026-12-02T02:00:00Z, false",
    })
    void aWindowCoversItsBeginningAndNotItsEnd(String text, Instant at, boolean covered) {
        assertThat(Window.parse(text).orElseThrow().covers(at)).isEqualTo(covered);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tonight",
                "2:00-4:00",
                "02:00-02:00",
                "25:00-26:00",
                "Foo 02:00-04:00",
                "Sunday 02:00-04:00",
                "2026-12-02T02:00:00Z/2026-12-01T22:00:00Z",
                "2026-12-02/2026-12-03",
                "/"
            })
    void whatIsNoWindowIsNotGuessed(String text) {
        assertThat(Window.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"02:00-04:00", "Sun 22:00-02:00", "2026-12-01T22:00:00Z/2026-12-02T02:00:00Z"})
    void aWindowIsWrittenAsItIsRead(String text) {
        assertThat(Window.parse(text)).map(Window::toString).contains(text);
    }

    @ParameterizedTest
    @CsvSource({
        "slow_server, true, true, false, false",
        "*/slow_server, true, true, false, false",
        "reporting/slow_server, true, false, false, false",
        "reporting/*, true, false, true, false"
    })
    void aMuteIsOfWhatItNamesAndNothingElse(
            String text, boolean slowReporting, boolean slowShop, boolean fullReporting, boolean fullShop) {
        Mute mute = Mute.parse(text).orElseThrow();

        assertThat(mute.covers(new AlertKey("reporting", Cause.SLOW_SERVER))).isEqualTo(slowReporting);
        assertThat(mute.covers(new AlertKey("shop", Cause.SLOW_SERVER))).isEqualTo(slowShop);
        assertThat(mute.covers(new AlertKey("reporting", Cause.DISK_FULL))).isEqualTo(fullReporting);
        assertThat(mute.covers(new AlertKey("shop", Cause.DISK_FULL))).isEqualTo(fullShop);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cert_expiring", "reporting/slow_server", "reporting/*"})
    void aMuteIsWrittenAsItIsRead(String text) {
        assertThat(Mute.parse(text)).map(Mute::toString).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "*/*", "nothing", "default/nothing", "/slow_server", "default/"})
    void whatIsNoMuteMutesNothing(String text) {
        assertThat(Mute.parse(text)).isEmpty();
    }
}
