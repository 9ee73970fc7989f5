package dev.lifeguard.serve.api;

import dev.lifeguard.alert.Alert;
import dev.lifeguard.alert.LabelMatcher;
import dev.lifeguard.alert.RegularExpression;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which alerts are asked for, in the words of Alertmanager's API v2.
 *
 * @param matchers all of which have to match
 * @param active whether alerts that are sent are wanted
 * @param silenced whether those that a setting keeps quiet are
 * @param inhibited whether those told by their root are
 * @param receiver an expression that the receiver's name has to match
 */
record AlertFilter(
        List<LabelMatcher> matchers, boolean active, boolean silenced, boolean inhibited, Predicate<String> receiver) {
    static final String RECEIVER = "lifeguard";
    private static final int MOST = 32;

    /**
     * The filter of a query.
     *
     * @throws RequestRefused where one of them cannot be read
     */
    static AlertFilter of(MultivaluedMap<String, String> query) {
        bool(query, "unprocessed"); // there are none, but a wrong value is told all the same
        return new AlertFilter(
                matchers(query),
                bool(query, "active"),
                bool(query, "silenced"),
                bool(query, "inhibited"),
                Optional.ofNullable(query.getFirst("receiver"))
                        .map(AlertFilter::expression)
                        .orElse(any -> true));
    }

    private static List<LabelMatcher> matchers(MultivaluedMap<String, String> query) {
        List<String> filters = query.getOrDefault("filter", List.of());
        if (filters.size() > MOST) {
            throw new RequestRefused(400, "There are too many filters; accepted are up to " + MOST);
        }
        List<LabelMatcher> matchers = new ArrayList<>();
        for (String filter : filters) {
            matchers.add(LabelMatcher.parse(filter)
                    .orElseThrow(() -> new RequestRefused(
                            400,
                            "A filter cannot be read; accepted is a label's name, one of = != =~ !~, and a value, such as"
                                    + " severity=\"critical\"")));
        }
        return matchers;
    }

    private static Predicate<String> expression(String receiver) {
        return RegularExpression.parse(receiver)
                .orElseThrow(() -> new RequestRefused(400, "The receiver is wrong; accepted is a regular expression"));
    }

    private static boolean bool(MultivaluedMap<String, String> query, String name) {
        String value = Optional.ofNullable(query.getFirst(name)).orElse("true");
        if (!value.equals("true") && !value.equals("false")) {
            throw new RequestRefused(400, "The value of " + name + " is wrong; accepted are true and false");
        }
        return value.equals("true");
    }

    boolean wants(Alert alert, Map<String, String> labels) {
        boolean state = alert.isActive()
                ? active
                : (alert.silencedBy().isEmpty() || silenced)
                        && (alert.inhibitedBy().isEmpty() || inhibited);
        return state && receiver.test(RECEIVER) && matchers.stream().allMatch(each -> each.matches(labels));
    }
}
