package dev.lifeguard.serve.api;

/** A page to read, in the face of the status page and with a way back to it. It runs nothing. */
final class TextPage {
    /** Only what this sidecar serves itself; no script, no frame, no form. */
    static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'";

    private static final String FLAG = "<svg class=\"flag\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">"
            + "<path class=\"pole\" d=\"M5 2v20\"/>"
            + "<path class=\"cloth\" d=\"M5.8 3c4-1.6 7 1.6 14.2 0v9c-7.2 1.6-10.2-1.6-14.2 0z\"/></svg>";

    private TextPage() {}

    /**
     * The whole page.
     *
     * @param root the way to the status page from where this one is: also behind a proxy that serves it below a path
     * @param main as HTML
     */
    static String of(String title, String root, String main) {
        return """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark"><title>Lifeguard: %1$s</title>
            <link rel="icon" type="image/svg+xml" href="%2$spage/unknown.svg">
            <link rel="stylesheet" href="%2$spage/base.css"><link rel="stylesheet" href="%2$spage/text.css"></head>
            <body data-status="unknown"><header><a class="brand" href="%2$s">%3$s Lifeguard</a>
            <nav><a href="%2$s">Status</a> <a href="%2$sapi/v1/causes">Causes</a></nav></header>
            <main>
            %4$s</main></body></html>
            """.formatted(escaped(title), root, FLAG, main);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
