package dev.lifeguard.drill;

import java.util.List;

/**
 * How it ended.
 *
 * @param held whether every request was answered with a status below 400
 * @param statements what it showed and what to set, most important first
 */
public record DrillResult(
        DrillPlan plan, Load load, DatabaseUsage usage, boolean held, List<DrillConclusion> statements) {
    public DrillResult {
        statements = List.copyOf(statements);
    }

    static DrillResult of(DrillPlan plan, Load load, DatabaseUsage usage) {
        boolean held = load.sent() > 0 && load.answered() == load.sent();
        return new DrillResult(plan, load, usage, held, new DrillAssessment(plan, load, usage).statements());
    }
}
