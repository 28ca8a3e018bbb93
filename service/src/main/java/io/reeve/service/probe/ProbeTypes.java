package io.reeve.service.probe;

import io.reeve.service.config.ShellWords;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The types that settings of probes have. Each method throws IllegalArgumentException, saying what was expected. */
final class ProbeTypes {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int HIGHEST_PORT = 65535;
    private static final Pattern TARGET = Pattern.compile("(?:(\\[[0-9A-Fa-f:.%]+]|[^\\s:\\[\\]/@]+):)?([0-9]{1,5})");
    private static final Pattern STATUSES = Pattern.compile("([1-5][0-9]{2})(?:\\s*-\\s*([1-5][0-9]{2}))?");

    /** From the lowest status that is expected to the highest. */
    record Statuses(int lowest, int highest) {
        static final Statuses DEFAULT = new Statuses(200, 399);
    }

    private ProbeTypes() {}

    static Probe tcp(Object value) {
        Matcher target = TARGET.matcher(scalar(value).strip());
        int port = target.matches() ? Integer.parseInt(target.group(2)) : 0;
        if (port < 1 || port > HIGHEST_PORT) {
            throw Section.expected("a port from 1 to 65535, or host:port", value);
        }
        String host = target.group(1) == null ? LOOPBACK : target.group(1);
        return new Probe.Tcp(host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port);
    }

    static URI url(Object value) {
        URI url = uri(value);
        if (url.getRawUserInfo() != null) { // and its password is not repeated
            throw new IllegalArgumentException("expected a URL without user and password, which would not be sent");
        }
        boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        if (!web || url.getHost() == null || url.getPort() == 0 || url.getPort() > HIGHEST_PORT) {
            throw notAnUrl(value);
        }
        return url;
    }

    private static URI uri(Object value) {
        try {
            return new URI(scalar(value).strip());
        } catch (URISyntaxException e) {
            throw notAnUrl(value);
        }
    }

    private static IllegalArgumentException notAnUrl(Object value) {
        return Section.expected("a URL such as http://127.0.0.1:8080/health", value);
    }

    static Statuses statuses(Object value) {
        Matcher range = STATUSES.matcher(scalar(value).strip());
        if (range.matches()) {
            int lowest = Integer.parseInt(range.group(1));
            int highest = range.group(2) == null ? lowest : Integer.parseInt(range.group(2));
            if (lowest <= highest) {
                return new Statuses(lowest, highest);
            }
        }
        throw Section.expected("a status such as 200, or a range such as 200-299", value);
    }

    static Probe exec(Object value) {
        List<String> words = value instanceof List<?> list
                ? list.stream().map(ProbeTypes::scalar).toList()
                : split(value);
        if (words.isEmpty() || words.get(0).isBlank()) {
            throw Section.expected("a command and its arguments, as a text or a list", value);
        }
        if (words.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
            throw new IllegalArgumentException("a NUL character cannot be passed to a process");
        }
        return new Probe.Exec(words);
    }

    private static List<String> split(Object value) {
        return ShellWords.split(scalar(value));
    }

    static Pattern pattern(Object value) {
        String regex = scalar(value);
        if (regex.isEmpty()) {
            throw Section.expected("a regular expression", value);
        }
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "expected a regular expression, not '" + Brief.text(regex) + "': " + Brief.text(e.getDescription()),
                    e);
        }
    }

    static boolean yes(Object value) {
        if (Boolean.TRUE.equals(value)) {
            return true;
        }
        throw Section.expected("true", value);
    }

    static int failures(Object value) {
        if (value instanceof Long number && number >= 1 && number <= LivenessSettings.MOST_FAILURES) {
            return number.intValue();
        }
        throw Section.expected("a number from 1 to " + LivenessSettings.MOST_FAILURES, value);
    }

    private static String scalar(Object value) {
        if (value instanceof String || value instanceof Number) {
            return value.toString();
        }
        throw Section.expected("a text", value);
    }
}
