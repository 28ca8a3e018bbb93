package io.reeve.socketapi.command;

import io.reeve.mbeans.OutputLine;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Recent output as php-backend-server showed it: the time of each line feed stands behind it, so that the first line has none,
 * and a text whose last line is complete ends with one.
 */
final class OutputView {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("'['yy-MM-dd HH:mm:ss'] '");

    private final Clock clock;

    /** @param clock in the zone of the times */
    OutputView(Clock clock) {
        this.clock = clock;
    }

    String of(List<OutputLine> lines) {
        StringBuilder text = new StringBuilder();
        for (OutputLine line : lines) {
            text.append(line.text());
            if (line.complete()) {
                text.append('\n').append(stamp(line.atMillis()));
            }
        }
        return text.toString();
    }

    /** What the service does not know any more was before it started; now is as near as it gets. */
    private String stamp(long millis) {
        Instant at = millis == 0 ? clock.instant() : Instant.ofEpochMilli(millis);
        return STAMP.format(at.atZone(clock.getZone()));
    }
}
