package dev.lifeguard.migration.alembic;

import java.io.File;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The section {@code [alembic]} of an {@code alembic.ini}, as Python's configparser reads it.
 *
 * @see <a href="https://alembic.sqlalchemy.org/en/latest/tutorial.html#editing-the-ini-file">Editing the .ini file</a>
 */
record AlembicIni(Map<String, String> values) {
    /** @param here what {@code %(here)s} stands for: the directory of the file */
    static AlembicIni parse(String text, String here) {
        Map<String, String> values = new HashMap<>();
        boolean ours = false;
        String key = "";
        for (String line : text.lines().toList()) {
            String content = line.strip();
            boolean continued = !line.isEmpty() && Character.isWhitespace(line.charAt(0)) && !key.isEmpty();
            if (content.isEmpty() || content.startsWith("#") || content.startsWith(";")) {
                continue;
            }
            if (content.startsWith("[") && content.endsWith("]")) {
                ours = content.equals("[alembic]");
                key = "";
            } else if (ours && continued) {
                values.merge(key, content, (before, more) -> before + "\n" + more);
            } else if (ours) {
                key = add(content, values);
            }
        }
        values.replaceAll(
                (name, value) -> withoutRemark(value).replace("%(here)s", here).replace("%%", "%"));
        return new AlembicIni(values);
    }

    private static String add(String line, Map<String, String> values) {
        int equals = line.indexOf('=');
        int colon = line.indexOf(':');
        int end = equals < 0 || (colon >= 0 && colon < equals) ? colon : equals;
        if (end <= 0) {
            return "";
        }
        String key = line.substring(0, end).strip().toLowerCase(Locale.ROOT);
        values.put(key, line.substring(end + 1).strip());
        return key;
    }

    /** Alembic's own template has remarks behind values. */
    private static String withoutRemark(String value) {
        int remark = value.indexOf(" #");
        return remark < 0 ? value : value.substring(0, remark).strip();
    }

    Optional<String> scriptLocation() {
        return Optional.ofNullable(values.get("script_location")).filter(value -> !value.isEmpty());
    }

    /** Directories of revisions; empty where they are in {@code versions/} below the scripts. */
    List<String> versionLocations() {
        String value = values.getOrDefault("version_locations", "");
        return Arrays.stream(value.split(separator()))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    boolean recursive() {
        return values.getOrDefault("recursive_version_locations", "false").equalsIgnoreCase("true");
    }

    /** Without either key, spaces and commas; {@code path_separator} is the newer one. */
    private String separator() {
        String chosen = values.getOrDefault("path_separator", values.getOrDefault("version_path_separator", ""));
        return switch (chosen) {
            case "space" -> " +";
            case "newline" -> "\n";
            case "os" -> File.pathSeparator;
            case ":", ";" -> chosen;
            default -> ", *|\\s+";
        };
    }
}
