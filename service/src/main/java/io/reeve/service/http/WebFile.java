package io.reeve.service.http;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * A file as browsers see it.
 *
 * @param path its path in the folder that it is served from
 */
record WebFile(String path, Content content) {

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html;charset=utf-8"),
            Map.entry("js", "text/javascript;charset=utf-8"),
            Map.entry("mjs", "text/javascript;charset=utf-8"),
            Map.entry("css", "text/css;charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("txt", "text/plain;charset=utf-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("ttf", "font/ttf"),
            Map.entry("woff2", "font/woff2"));

    /** What bundlers put into a name that stands for one content for ever: {@code main.cbde73c6.js}, {@code a-K5XQ2WZL.js}. */
    private static final Pattern HASHED = Pattern.compile(".*(\\.[0-9a-f]{8,32}|-[0-9A-Z]{8})\\.[\\w.]+");

    String type() {
        String ending = path.substring(path.lastIndexOf('.') + 1);
        return TYPES.getOrDefault(ending, "application/octet-stream");
    }

    /** How long a browser may go on without asking. */
    String caching() {
        return HASHED.matcher(path).matches() ? "public, max-age=31536000, immutable" : "no-cache";
    }

    String tag() {
        return '"' + content.tag() + '"';
    }
}
