package dev.lifeguard.demo;

import java.util.Optional;

/** What the playground says on a terminal. */
final class ControlText {
    private ControlText() {}

    static String broken(Breakage breakage, DemoPorts ports) {
        return breakage.title() + ": " + breakage.expectation() + "\nexpect: "
                + String.join(" or ", breakage.causes()) + "\nwatch:  " + ports.page() + "\nheal:   curl -X POST "
                + ports.buttons() + "heal\n";
    }

    static String healed(DemoPorts ports) {
        return "Everything is as it was.\nexpect: healthy\nwatch:  " + ports.page() + "\n";
    }

    /** What the page says, too: a title alone would read as an order. */
    static String broken(Breakage breakage) {
        return "Broken by: " + breakage.title();
    }

    /** To a browser that was led to what only a button, or a POST, does. */
    static String notPosted(DemoPorts ports) {
        return "Use POST, or the button on " + ports.buttons() + "\n";
    }

    static String nothing(DemoPorts ports) {
        return "There is nothing here; there are\n" + list(ports);
    }

    static String all(Optional<Breakage> broken, DemoPorts ports) {
        return broken.map(breakage -> broken(breakage)).orElse("Nothing is broken.") + "\n" + list(ports);
    }

    private static String list(DemoPorts ports) {
        StringBuilder text = new StringBuilder();
        for (Breakage breakage : Breakage.values()) {
            text.append("  curl -X POST ")
                    .append(ports.buttons())
                    .append("break/")
                    .append(breakage.slug());
            text.append("   # ").append(breakage.title()).append('\n');
        }
        return text.append("  curl -X POST ")
                .append(ports.buttons())
                .append("heal\n")
                .toString();
    }
}
