package dev.lifeguard.fuzz;

import dev.lifeguard.alert.LabelMatcher;
import dev.lifeguard.alert.delivery.AnswerFuzz;
import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.explain.Decoding;
import dev.lifeguard.explain.Explainer;
import dev.lifeguard.incident.JournalFuzz;
import dev.lifeguard.jdbc.MessageFilterFuzz;
import dev.lifeguard.migration.alembic.ScriptFuzz;
import dev.lifeguard.probe.activity.StatementFuzz;
import dev.lifeguard.probe.path.CertificateFuzz;
import dev.lifeguard.probe.path.ServerErrorFuzz;
import dev.lifeguard.probe.socket.SocketLineFuzz;
import dev.lifeguard.serve.webhook.WebhookFuzz;
import dev.lifeguard.testing.FuzzTarget;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** All targets by the names of their folders of inputs. */
final class FuzzTargets {
    private FuzzTargets() {}

    static Map<String, FuzzTarget> all() {
        Explainer explainer = Explainer.load();
        Map<String, FuzzTarget> all = new TreeMap<>();
        all.put("url", input -> DatabaseUrl.parse(text(input)).redacted());
        all.put("explained-text", input -> explainer.explain(Decoding.of(input)));
        all.put("statement", new StatementFuzz());
        all.put("socket-line", new SocketLineFuzz());
        all.put("webhook", new WebhookFuzz());
        all.put("alertmanager-answer", new AnswerFuzz());
        all.put("server-error", new ServerErrorFuzz());
        all.put("alembic-script", new ScriptFuzz());
        all.put("jdbc-message", new MessageFilterFuzz());
        all.put("journal", new JournalFuzz());
        all.put("certificate-chain", new CertificateFuzz());
        all.put(
                "label-matcher",
                input -> LabelMatcher.parse(text(input))
                        .ifPresent(matcher -> matcher.matches(Map.of("severity", "critical"))));
        return all;
    }

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }
}
