package io.reeve.socketapi.command;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Logs as php-backend-server wrote them: {@code [26-11-22 03:00:00] text} for {@code 2026-11-22T03:00:00.000+00:00 text}. */
final class LogView {

    private static final Pattern STAMP =
            Pattern.compile("(?m)^\\d\\d(\\d\\d-\\d\\d-\\d\\d)T(\\d\\d:\\d\\d:\\d\\d)\\.\\d{3}[+-]\\d\\d:\\d\\d ");

    private LogView() {}

    static String of(String log) {
        return STAMP.matcher(log).replaceAll("[$1 $2] ");
    }

    /** The last lines, each behind a line feed. */
    static String recent(String log) {
        return of(log).lines().map(line -> "\n" + line).collect(Collectors.joining());
    }
}
