package dev.lifeguard.cli;

import dev.lifeguard.drill.DrillPlan;
import java.io.PrintStream;

/** A bar on standard error, for people only: {@code ██████░░░░  300/500}. */
final class DrillProgress {
    private static final int WIDTH = 30;

    private final PrintStream out;
    private final int requests;
    private final boolean shown;
    private int filled = -1;

    DrillProgress(PrintStream out, int requests, boolean shown) {
        this.out = out;
        this.requests = requests;
        this.shown = shown;
    }

    static DrillProgress onTerminal(DrillPlan plan) {
        return new DrillProgress(System.err, plan.requests(), Terminal.isTerminal(2));
    }

    /** Draws only when the bar grows, since a terminal is slower than a drill. */
    synchronized void done(int ended) {
        int now = ended * WIDTH / requests;
        if (shown && (now != filled || ended == requests)) {
            filled = now;
            out.print("\r" + "█".repeat(now) + "░".repeat(WIDTH - now) + "  " + ended + "/" + requests);
            out.flush();
        }
    }

    /** Leaves the line empty for the result. */
    synchronized void end() {
        if (shown) {
            out.print("\r\u001b[K");
            out.flush();
        }
    }
}
