package dev.lifeguard.database;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The table {@code urls.txt}: {@code name | text | what is understood | complaints | corrected}. In it {@code {P}} is the
 * planted password, {@code \s \n \t \0} are a blank, a line end, a tab and a zero byte.
 */
final class UrlTable {
    static final String PLANTED = "s3cr3t-Zq9XvWmK";

    private UrlTable() {}

    record Row(String name, String text, String understood, String complaints, String corrected) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Row> rows() {
        try (InputStream in = Objects.requireNonNull(UrlTable.class.getResourceAsStream("urls.txt"))) {
            String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return table.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(UrlTable::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line) {
        String[] cells = line.split("\\|", -1);
        String text = cells[1].strip()
                .replace("{P}", PLANTED)
                .replace("\\s", " ")
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\\0", "\0");
        return new Row(cells[0].strip(), text, cell(cells, 2), cell(cells, 3), cell(cells, 4));
    }

    private static String cell(String[] cells, int index) {
        return index < cells.length ? cells[index].strip() : "";
    }

    /** What was understood, the password included: the planted one as {@code {P}}. */
    static String understood(DatabaseUrl url) {
        if (!url.usable()) {
            return "UNUSABLE";
        }
        String password =
                url.password().map(Secret::reveal).map(text -> ":" + text).orElse("");
        String endpoints = url.endpoints().stream()
                .map(each -> each + each.address().map(address -> "=" + address).orElse(""))
                .collect(joining(","));
        TlsSettings tls = url.tls();
        return (url.dialect() + " " + url.user().orElse("") + password + "@" + endpoints + "/"
                        + url.database().orElse("")
                        + (tls.mode() == SslMode.PREFER ? "" : " " + tls.mode())
                        + tls.rootCert().map(file -> " ca=" + file).orElse("")
                        + tls.cert().map(file -> " cert=" + file).orElse("")
                        + tls.key().map(file -> " key=" + file).orElse("")
                        + (url.wanted() == SessionWanted.ANY ? "" : " " + url.wanted()))
                .replace(PLANTED, "{P}");
    }

    static String complaints(DatabaseUrl url) {
        return url.complaints().stream()
                .map(each -> each.weight() + " " + each.where())
                .collect(joining("; "));
    }

    static String corrected(DatabaseUrl url) {
        return url.complaints().stream()
                .flatMap(each -> each.corrected().stream())
                .distinct()
                .collect(joining("; "));
    }
}
