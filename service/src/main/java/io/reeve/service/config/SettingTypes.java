package io.reeve.service.config;

import io.reeve.service.net.AddressText;
import io.reeve.spi.Durations;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
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

    static Duration sessionTimeout(Object value) {
        Duration timeout = Durations.parse(value);
        if (timeout.compareTo(Duration.ofSeconds(10)) < 0 || timeout.compareTo(Duration.ofDays(365)) > 0) {
            throw expected("a duration from 10s to 365d");
        }
        return timeout;
    }

    static int ringBytes(Object value) {
        String expected = "a power of two from " + Settings.MIN_RING_BYTES + " to " + Settings.MAX_RING_BYTES;
        int bytes = integer(value, Settings.MIN_RING_BYTES, Settings.MAX_RING_BYTES, expected);
        if (Integer.bitCount(bytes) != 1) {
            throw expected(expected);
        }
        return bytes;
    }

    static long bytes(Object value) {
        return Bytes.parse(value.toString()).orElseThrow(() -> expected(Bytes.EXPECTED));
    }

    /** Empty for {@code none}; the complaint about anything else says that this is possible, too. */
    static <T> Optional<T> orNone(Object value, SettingsReader.Type<T> type) {
        if (value.equals("none")) {
            return Optional.empty();
        }
        try {
            return Optional.of(type.of(value));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + "; or none", e);
        }
    }

    static long fileSize(Object value) {
        String expected = Bytes.EXPECTED + ", at least 4k, or none";
        if (value.equals("none")) {
            return Long.MAX_VALUE;
        }
        return Bytes.parse(value.toString()).stream()
                .filter(bytes -> bytes >= 1 << 12)
                .findFirst()
                .orElseThrow(() -> expected(expected));
    }

    /** A literal address, or localhost. Other names are not looked up: they may change. */
    static String host(Object value) {
        String expected = "an address such as 127.0.0.1 or 0.0.0.0, or localhost";
        String host = text(value, expected);
        if (!host.equals("localhost") && AddressText.parse(host).isEmpty()) {
            throw expected(expected);
        }
        return host;
    }

    /** A path; a relative one is meant from the home. */
    static Path path(Path home, Object value) {
        return path(home, value, "a directory");
    }

    private static Path path(Path home, Object value, String expected) {
        String path = text(value, expected);
        try {
            return home.resolve(path).normalize();
        } catch (InvalidPathException e) {
            throw expected(expected);
        }
    }

    static Optional<Path> fileOrNone(Path home, Object value) {
        return value.equals("none") ? Optional.empty() : Optional.of(path(home, value, "a file, or none"));
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

    static boolean flag(Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        String text = value.toString().strip();
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw expected("true or false");
    }

    static long number(Object value, long least, long most) {
        String expected = "a whole number from " + least + " to " + most;
        try {
            long number = Long.parseLong(value.toString().strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected " + expected, e);
        }
        throw expected(expected);
    }

    /** A list, or one text with commas. */
    static List<String> texts(Object value) {
        List<?> list =
                value instanceof List<?> many ? many : List.of(value.toString().split(",", -1));
        return list.stream()
                .map(each -> text(each, "texts, as a list or separated by commas"))
                .toList();
    }

    private static int integer(Object value, int least, int most, String expected) {
        try {
            return (int) number(value, least, most);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("expected " + expected, e);
        }
    }

    static String text(Object value, String expected) {
        if (value instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        throw expected(expected);
    }

    private static IllegalArgumentException expected(String expected) {
        return new IllegalArgumentException("expected " + expected);
    }
}
