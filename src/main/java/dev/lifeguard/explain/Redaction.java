package dev.lifeguard.explain;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes passwords, keys and tokens out of a text before anything reads it, and again out of what is quoted of it. It rather
 * takes too much: a line without its end still says what failed. Lines stay lines. Every pattern reads forward within a
 * bound, and is tried only where its first word stands, so that the time is linear.
 */
final class Redaction {
    private static final String NAME =
            "(?:pass(?:word|wd|phrase|code|wort)|(?<!by|com|tres|over)pass|pwd|secret|token|credentials?|amz-signature|(?:api|access|private|signing"
                    + "|encryption|account)[_-]?key)(?:[_-]?(?:access|key|base|value|text|hash|old|new|[0-9]{1,3})){0,3}";
    private static final String QUOTED = "(?:\\\\++[\"'][^\"'\\r\\n]*+[\"']?"
            + "|\"[^\"\\\\\\r\\n]*+(?:\\\\[^\\r\\n][^\"\\\\\\r\\n]*+){0,100}+\"?"
            + "|'[^'\\\\\\r\\n]*+(?:(?:\\\\[^\\r\\n]|'')[^'\\\\\\r\\n]*+){0,100}+'?"
            + "|`[^`\\r\\n]*+`?)";
    /** {@code Some("…")}, {@code os.environ["…"]}, {@code new Secret("…")}. */
    private static final String WRAPPED = "(?:new[ \\t])?(?:[\\w.:$]{1,60}+[\\[(]){1,3}+[uUrRbB]?" + QUOTED
            + "(?:[ \\t]{0,2},[ \\t]{0,2}" + QUOTED + "){0,3}+[)\\]]{0,3}+";

    private static final String VALUE = "(?:" + QUOTED + "|" + WRAPPED + "|[^\\s&\"'`}<>]++)"
            + "(?:[ \\t]{0,4}(?:\\|\\||\\?\\?|\\?:|or)[ \\t]{0,4}" + QUOTED + "){0,3}+";

    /** What {@link #NAME} begins with. */
    private static final String[] NAMES =
            ("pass pwd secret token credential amz-signature api access private signing encryption" + " account")
                    .split(" ");

    static final List<SecretPattern> SECRETS = List.of(
            // postgres://user:secret@host, whatever the secret has in it
            new SecretPattern(
                    Pattern.compile("(://[^\\s/@:\"']{0,200}+:)\\S{1,1000}(?=@)"), SecretPattern::urlWithUser),
            // … and cut before its @, where what follows the colon is no port
            SecretPattern.of("(://[^\\s/@:\"',\\[*]{1,200}+:)(?!\\d{1,5}(?:[^\\w@]|$))[^\\s\"'@*$]++", "://"),
            // app:secret@db without a scheme
            new SecretPattern(
                    Pattern.compile("(?i)((?<![\\w/:.@-])[a-z_][\\w.-]{0,62}:)(?!//)[^\\s\"']{1,200}(?=@[\\w\\[])"),
                    SecretPattern::name),
            // password: | and its value: on the next line
            SecretPattern.named(
                    "(" + NAME + "[\"']?[ \\t]{0,4}:[ \\t]{0,4}(?:[|>][+-]?[ \\t]{0,4})?\\r?\\n[ \\t]{1,40}+)"
                            + "[^\\s:][^\\r\\n:]*+(?=[\\r\\n]|\\z)",
                    "\"':",
                    NAMES),
            // password=…, "PGPASSWORD": …, :password=>"…", ['pwd'] = …, {Password:"…"}
            SecretPattern.named(
                    "(" + NAME + "[\"'`\\\\\\] \\t]{0,5}(?:=>|:=|[=:])[ \\t]{0,4}[uUrRbB]?(?=[\"'])|" + NAME
                            + "[\"'`\\\\\\] \\t]{0,5}(?:=>|:=|[=:])[ \\t]{0,4})" + VALUE,
                    "\"'`\\]:=",
                    NAMES),
            // ("password", "…"), {:password, "…"}, setPassword("…")
            SecretPattern.named(
                    "(" + NAME + "(?:\\\\{0,3}[\"']?[ \\t]{0,2},|\\()[ \\t]{0,2}[uUrRbB]?)" + QUOTED, "\\\"',(", NAMES),
            // <password>…</password>, <property name="password">…</property>
            SecretPattern.of("(<[\\w:.-]{0,40}" + NAME + ">)[^<\\r\\n]++", "<"),
            SecretPattern.named("(" + NAME + "\\w{0,20}[\"'][ \\t]{0,4}>)[^<\\r\\n]++", "\"'", NAMES),
            // CREATE ROLE … PASSWORD '…', IDENTIFIED BY '…', but no revision that is identified by its number
            SecretPattern.of(
                    "(\\b(?:password|(?<!revision )identified[ \\t]{1,4}by)[ \\t]{1,4}E?)(?:'(?:[^'\\r\\n]*+'')*?[^'\\r\\n]*+'?)",
                    "password",
                    "identified"),
            SecretPattern.of("(\\bpassword(?:[ \\t](?:is|was))?[ \\t]{1,4})\"[^\"\\r\\n]++\"?", "password"),
            SecretPattern.of("(\\bpassword[ \\t]{1,4})\\$(\\w{0,20})\\$[^\\r\\n$]*+(?:\\$\\2\\$)?", "password"),
            // --password …, ENV PGPASSWORD …
            SecretPattern.of("(--(?:[a-z]{1,20}-){0,3}" + NAME + "[ \\t]{1,4})" + VALUE, "--"),
            SecretPattern.of("(\\bENV[ \\t]{1,4}\\w{0,40}?" + NAME + "[ \\t]{1,4})(?!=)" + VALUE, "env"),
            // curl -u app:…, sshpass -p …, login app password …
            SecretPattern.of("((?<![\\w-])-u[ \\t]{0,4}[\"']?[\\w.@-]{1,63}+:)[^\\s\"']++", "-u"),
            SecretPattern.of(
                    "(--(?:proxy-)?user[ \\t=]{1,4}[\"']?[\\w.@-]{1,63}+:)[^\\s\"']++", "--user", "--proxy-user"),
            SecretPattern.of("(\\bsshpass[ \\t]{1,4}-p[ \\t]{0,4})" + VALUE, "sshpass"),
            SecretPattern.of("(\\blogin[ \\t]{1,4}\\S{1,63}[ \\t]{1,4}password[ \\t]{1,4})\\S++", "login"),
            // name: DB_PASSWORD, and its value: on the next line
            SecretPattern.of(
                    "(\\b(?:name|key)[\"']?[ \\t]{0,4}[:=][ \\t]{0,4}[\"']?[\\w.-]{0,60}?" + NAME
                            + "\\w{0,20}[\"']?,?\\s{1,80}[\"']?value[\"']?[ \\t]{0,4}[:=][ \\t]{0,4})" + VALUE,
                    "name",
                    "key"),
            // PDO->__construct('pgsql:…', 'user', '…') and its like
            SecretPattern.of(
                    "((?:\\bPDO(?:->|::)(?:__construct|connect)|new \\\\?PDO|\\bpg_p?connect|\\bgetConnection|\\bconnect)\\("
                            + "[ \\t]{0,4})(?:[^()'\"\\r\\n]{0,200}+" + QUOTED + "){1,12}+",
                    "pdo",
                    "new ",
                    "pg_",
                    "getconnection",
                    "connect"),
            // Authorization: Basic …, Bearer …
            SecretPattern.of(
                    "(\\bauthorization[\"'\\\\\\]]{0,4}[ \\t]{0,4}(?:=>|[=:,])[ \\t]{0,4}[\"'\\\\]{0,4}(?:[a-z]{1,20}[ \\t]{1,4})?)"
                            + "[^\\s\"',]++",
                    "authorization"),
            SecretPattern.of(
                    "(\\bBearer[ \\t]{1,4})(?!(?:tokens?|auth\\w*|realm\\S*|error\\S*|scope\\S*)\\b)[^\\s\"',]++",
                    "bearer"),
            // what is recognised by itself: signed tokens, keys in base64, verifiers of passwords, tokens with a known
            // beginning
            SecretPattern.of("(\\beyJ)[\\w-]{8,4000}+\\.[\\w-]{8,}+(?:\\.[\\w-]*+)?", "eyj"),
            SecretPattern.of("(\\bLS0tLS1CRUdJTi)[\\w+/=]++", "ls0tls1crudjti"),
            SecretPattern.of("(\\bSCRAM-SHA-256\\$\\d{1,7}:)\\S++", "scram-sha-256$"),
            SecretPattern.of("(\\bmd5)[0-9a-f]{32}\\b", "md5"),
            SecretPattern.of(
                    "(\\b(?:gh[oprsu]_|github_pat_|glpat-|xox[abeprs]-|[rs]k_live_|npg_|hvs\\.))[\\w.-]{8,}+",
                    "gho_",
                    "ghp_",
                    "ghr_",
                    "ghs_",
                    "ghu_",
                    "glpat-",
                    "xox",
                    "rk_live_",
                    "sk_live_",
                    "npg_",
                    "hvs.",
                    "github_pat_"),
            // Cookie: …, …?sig=…
            SecretPattern.of("(\\b(?:set-)?cookie[\"']?[ \\t]{0,4}[:=][ \\t]{0,4})[^\\r\\n]++", "cookie", "set-cookie"),
            SecretPattern.of("([?&]sig=)[^\\s&\"']++", "?sig=", "&sig="),
            // a line of a password file
            new SecretPattern(
                    Pattern.compile(
                            "(?m)(^[ \\t]{0,8}[\\w.*-]{1,253}:(?:\\d{1,5}|\\*):[^:\\s]{1,63}:[^:\\s]{1,63}:)\\S++(?=[ \\t]*$)"),
                    SecretPattern::line));

    /** The body of a private key: letters, line ends, and what a log writes before each line; to its end or as far as it goes. */
    private static final Pattern KEY =
            Pattern.compile("(-----BEGIN [A-Z0-9 ]{0,40}KEY-----)((?:(?!-----END)[\\s\\S]){1,8000}+)(-----END)?");

    private Redaction() {}

    static String of(String text) {
        String clean = text.indexOf("-----BEGIN ") < 0
                ? text
                : KEY.matcher(text)
                        .replaceAll(found -> found.group(1)
                                + found.group(2).replaceAll("[^\\r\\n]+", "***")
                                + (found.group(3) == null ? "" : found.group(3)));
        LetterTriples letters = new LetterTriples(clean);
        for (SecretPattern secret : SECRETS) {
            clean = secret.isPossible(letters) ? secret.hidden(clean) : clean;
        }
        return clean;
    }
}
