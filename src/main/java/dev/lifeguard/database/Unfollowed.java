package dev.lifeguard.database;

import java.util.Map;
import java.util.Optional;

/**
 * Parameters that send the application's own driver where the rest of the URL does not lead, or have it log in with what
 * the URL does not hold. Whatever is found at the URL's host would be about another place, so nothing is looked at.
 */
final class Unfollowed {
    /** JDBC's own parameter for a class that opens sockets, and the one class whose way is known. */
    private static final String FACTORY = "socketFactory";

    private static final String UNIX_FACTORY = "org.newsclub.net.unix.AFUNIXSocketFactory$FactoryArg";
    private static final String PLAIN_FACTORY = "javax.net.DefaultSocketFactory";

    private static final Map<String, String> PLUGINS = Map.of(
            "iam", "a token of IAM",
            "awsSecretsManager", "what AWS Secrets Manager holds",
            "federatedAuth", "a token of an identity provider",
            "okta", "a token of Okta");

    private Unfollowed() {}

    static void judge(ParsedUrl draft) {
        boolean jdbc = draft.stack == DriverFamily.JDBC;
        if (jdbc) {
            factory(draft);
            plugins(draft);
            if (draft.scheme.equals("jdbc:secretsmanager:postgresql")) {
                draft.unfollowed(
                        "scheme",
                        "the driver logs in with what AWS Secrets Manager holds, which is not looked up here");
            }
        }
        boolean gss = draft.get("gssencmode").orElse("").equals("require");
        if (gss) {
            draft.unfollowed("gssencmode", "the connection is encrypted by GSSAPI, which is not spoken here");
        }
        boolean alone = draft.get("require_auth").map(String::strip).orElse("").matches("gss|sspi|oauth");
        if (alone) {
            draft.unfollowed("require_auth", "the driver logs in by a method that is not spoken here");
        }
    }

    private static void factory(ParsedUrl draft) {
        String name = draft.get(FACTORY).orElse("");
        Optional<String> file = draft.get("socketFactoryArg").filter(arg -> arg.contains("/.s.PGSQL."));
        if (name.equals(UNIX_FACTORY) && file.isPresent()) {
            HostText socket = new HostText(file.get(), "").withoutSocketFile();
            draft.put("host", socket.host());
            draft.put("port", socket.port());
        } else if (draft.has("cloudSqlInstance") || !(name.isEmpty() || name.equals(PLAIN_FACTORY))) {
            draft.unfollowed(
                    draft.has(FACTORY) ? FACTORY : "cloudSqlInstance",
                    "a socket factory connects somewhere else than the URL's host says, and only the driver knows where");
        }
    }

    private static void plugins(ParsedUrl draft) {
        draft.get("wrapperPlugins")
                .flatMap(names -> PLUGINS.entrySet().stream()
                        .filter(plugin -> (',' + names.replace(" ", "") + ',').contains(',' + plugin.getKey() + ','))
                        .findFirst())
                .ifPresent(plugin -> draft.unfollowed(
                        "wrapperPlugins",
                        "the driver logs in with " + plugin.getValue() + ", which is not obtained here"));
        if (draft.has("authenticationPluginClassName")) {
            draft.unfollowed(
                    "authenticationPluginClassName", "a plugin of the driver makes the password, and is not run here");
        }
    }
}
