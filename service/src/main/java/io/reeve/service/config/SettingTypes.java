package io.reeve.service.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The types of settings. What they throw says what was expected. */
final class SettingTypes {

    private SettingTypes() {}

    static int port(Object value) {
        return integer(value, 0, 65_535, "a port from 1 to 65535, or 0 for any free one");
    }

    static int ringBytes(Object value) {
        String expected = "a power of two from " + Settings.MIN_RING_BYTES + " to " + Settings.MAX_RING_BYTES;
        int bytes = integer(value, Settings.MIN_RING_BYTES, Settings.MAX_RING_BYTES, expected);
        if (Integer.bitCount(bytes) != 1) {
            throw expected(expected);
        }
        return bytes;
    }

    /** An address of this machine alone. Names other than localhost are not looked up: they may change. */
    static String loopback(Object value) {
        String host = text(value, "a loopback address such as 127.0.0.1");
        boolean literal = host.matches("[0-9.]+|[0-9a-fA-F]*:[0-9a-fA-F:.]*");
        try {
            if (host.equals("localhost")
                    || (literal && InetAddress.getByName(host).isLoopbackAddress())) {
                return host;
            }
        } catch (UnknownHostException e) {
            throw expected("a loopback address such as 127.0.0.1");
        }
        throw expected(
                "a loopback address such as 127.0.0.1: without access control, other hosts must not reach Reeve");
    }

    /** A path; a relative one is meant from the home. */
    static Path path(Path home, Object value) {
        String path = text(value, "a directory");
        try {
            return home.resolve(path).normalize();
        } catch (InvalidPathException e) {
            throw expected("a directory");
        }
    }

    static Optional<Path> pathOrAuto(Path home, Object value) {
        return value.equals("auto") ? Optional.empty() : Optional.of(path(home, value));
    }

    static <E extends Enum<E>> E choice(Class<E> type, Object value) {
        List<String> names = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        String name = value.toString().toLowerCase(Locale.ROOT);
        if (!names.contains(name)) {
            String choices = names.stream().collect(Collectors.joining(", "));
            throw expected("one of " + choices + Suggestion.question(name, names));
        }
        return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    }

    static ZoneId timezone(Object value) {
        if (value.equals("system")) {
            return ZoneId.systemDefault();
        }
        String name = text(value, "a time zone");
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw expected("a time zone such as Europe/Berlin, or system"
                    + Suggestion.question(name, ZoneId.getAvailableZoneIds()));
        }
    }

    /** A command with its options: a line that is split as a shell does, or a list. */
    static List<String> words(Object value) {
        boolean line = value instanceof String;
        if (!line && !(value instanceof List<?>)) {
            throw expected("a command, such as java -jar");
        }
        List<String> words = value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : ShellWords.split(value.toString());
        if (words.isEmpty() || words.get(0).isEmpty()) {
            throw expected("a command, such as java -jar");
        }
        return words;
    }

    private static int integer(Object value, int least, int most, String expected) {
        try {
            int number = Integer.parseInt(value.toString().strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected " + expected, e);
        }
        throw expected(expected);
    }

    private static String text(Object value, String expected) {
        if (value instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        throw expected(expected);
    }

    private static IllegalArgumentException expected(String expected) {
        return new IllegalArgumentException("expected " + expected);
    }
}
