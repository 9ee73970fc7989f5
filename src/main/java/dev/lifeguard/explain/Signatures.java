package dev.lifeguard.explain;

import dev.lifeguard.finding.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that can be recognised, read once from the class path. Each file is asked for by its own name, because a native
 * executable can list no directory; there {@code signatures/*.txt} has to be among {@code
 * quarkus.native.resources.includes}.
 */
record Signatures(List<Signature> all, SqlStates states, RootOrder order, SystemNames names, PhraseIndex index) {
    private static final List<String> FAMILIES = List.of(
            "reaching",
            "tls",
            "getting_in",
            "capacity",
            "pool",
            "server_state",
            "migrations",
            "app_code",
            "poolers",
            "managed",
            "server_log",
            "translations",
            "translations_earlier");

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

    /** Every cause that a text can name. */
    Set<Cause> causes() {
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        all.forEach(signature -> causes.add(signature.cause()));
        causes.addAll(states.causes());
        return causes;
    }

    private static String resource(String file) {
        String name = "/signatures/" + file;
        try (InputStream in = Signatures.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing on the class path: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot be read from the class path: " + name, e);
        }
    }
}
