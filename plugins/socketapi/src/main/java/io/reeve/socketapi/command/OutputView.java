package io.reeve.socketapi.command;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Recent output as php-backend-server showed it: with a time behind each line feed. */
final class OutputView {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("'['yy-MM-dd HH:mm:ss'] '");

    private OutputView() {}

    static String of(String output, ZonedDateTime now) {
        return output.replace("\n", "\n" + STAMP.format(now));
    }
}
