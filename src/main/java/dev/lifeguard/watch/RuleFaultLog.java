package dev.lifeguard.watch;

import dev.lifeguard.diagnosis.RuleFault;
import dev.lifeguard.finding.Cause;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** Says once per cause, not per round, that its rule failed. */
final class RuleFaultLog {
    private static final Logger LOG = Logger.getLogger(RuleFaultLog.class);

    private final String target;
    private final Set<Cause> said = EnumSet.noneOf(Cause.class);

    RuleFaultLog(String target) {
        this.target = target;
    }

    void log(List<RuleFault> faults) {
        for (RuleFault fault : faults) {
            if (said.add(fault.cause())) {
                LOG.warnf(
                        "A rule failed; its cause cannot be named target=%s cause=%s fault=%s",
                        target, fault.cause().slug(), fault.what());
            }
        }
    }
}
