package dev.lifeguard.drill;

import java.util.List;

/**
 * How it ended.
 *
 * @param held whether every request was answered with a status below 400
 * @param statements what it showed and what to set, most important first
 */
public record DrillResult(DrillPlan plan, Load load, Sight sight, boolean held, List<Statement> statements) {
    public DrillResult {
        statements = List.copyOf(statements);
    }

    static DrillResult of(DrillPlan plan, Load load, Sight sight) {
        boolean held = load.sent() > 0 && load.answered() == load.sent();
        return new DrillResult(plan, load, sight, held, new Judgement(plan, load, sight).statements());
    }
}
