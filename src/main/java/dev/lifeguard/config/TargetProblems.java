package dev.lifeguard.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is wrong with the additional targets. Their URLs are not looked at: a bad one is a finding, not a mistake. */
final class TargetProblems {
    private TargetProblems() {}

    static List<String> find(Set<String> names, SettingValues values) {
        List<String> problems = new ArrayList<>();
        if (names.size() > TargetSettings.MOST) {
            problems.add("lifeguard.targets names " + names.size() + " targets; accepted are at most "
                    + TargetSettings.MOST);
        }
        names.forEach(name -> problems.addAll(find(name, values)));
        return problems;
    }

    private static List<String> find(String name, SettingValues values) {
        String key = TargetSettings.PREFIX + name;
        if (!TargetSettings.NAME.matcher(name).matches()) {
            return List.of(key + " is no target's name; accepted are up to 40 lower case letters, digits and hyphens,"
                    + " beginning with a letter or digit");
        }
        List<String> problems = new ArrayList<>();
        if (!values.isSet(key + ".url") && !values.isSet(key + ".url-file")) {
            problems.add(key + " has no URL; set " + key + ".url or " + key + ".url-file");
        }
        if (values.isSet(key + ".url") && values.isSet(key + ".url-file")) {
            problems.add(key + " has both url and url-file; accepted is one of them");
        }
        WrongValue.find(new Setting(key + "." + MigrationSettings.EXPECTED, SettingType.REVISIONS), values)
                .ifPresent(problems::add);
        WrongValue.find(new Setting(key + ".read-only", SettingType.YES_OR_NO), values)
                .ifPresent(problems::add);
        return problems;
    }
}
