package dev.lifeguard.explain;

import dev.lifeguard.finding.ClassPathText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that can be recognised, read once from the class path.
 */
record Signatures(List<Signature> all, SqlStates states, RootOrder order, SystemNames names, PhraseIndex index) {
    private static final List<String> FAMILIES =
            List.of(("reaching tls getting_in capacity pool server_state migrations app_code poolers managed"
                            + " server_log translations translations_earlier")
                    .split(" "));

    static Signatures load() {
        Activities activities = Activities.parse(resource("activities.txt"));
        List<Signature> all = new ArrayList<>();
        for (String family : FAMILIES) {
            String file = family + ".txt";
            all.addAll(SignatureFile.parse(file, resource(file), activities));
        }
        SqlStates states = SqlStates.parse(resource("sqlstates.txt"));
        SystemNames names = SystemNames.read(Signatures::resource);
        List<Phrase> phrases = Stream.of(
                        all.stream().flatMap(Signature::phrases),
                        states.phrases(),
                        names.phrases(),
                        PlaintextRetries.phrases())
                .flatMap(each -> each)
                .toList();
        return new Signatures(
                List.copyOf(all), states, RootOrder.parse(resource("root_order.txt")), names, new PhraseIndex(phrases));
    }

    private static String resource(String file) {
        return ClassPathText.read("signatures/" + file);
    }
}
