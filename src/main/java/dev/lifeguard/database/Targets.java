package dev.lifeguard.database;

import java.util.ArrayList;
import java.util.List;

/** The databases to watch, from the environment and the configuration. */
public final class Targets {
    private Targets() {}

    /**
     * The environment's target, called {@code default}, and those configured by name, in their order. One configured as
     * {@code default} takes the place of the environment's; where only named ones are given there is no {@code default};
     * where nothing is given there is one, whose URL is unusable and says what to set.
     */
    public static List<Target> from(UrlEnvironment around, List<NamedUrl> named) {
        List<Target> targets = new ArrayList<>();
        boolean taken = named.stream().anyMatch(each -> each.name().equals(Target.DEFAULT_NAME));
        if (!taken && (named.isEmpty() || EnvironmentSource.isSet(around.environment()))) {
            targets.add(new Target(Target.DEFAULT_NAME, new EnvironmentSource(around), false));
        }
        named.forEach(each -> targets.add(each.target(around)));
        return List.copyOf(targets);
    }

    /** One URL given on the command line, under the name {@code default}; completed as the environment's would be. */
    public static Target of(String url, UrlEnvironment around) {
        return NamedUrl.text(Target.DEFAULT_NAME, "--url", url).target(around);
    }
}
