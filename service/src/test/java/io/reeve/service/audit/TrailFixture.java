package io.reeve.service.audit;

import io.reeve.service.gate.Audit.Event;
import io.reeve.service.gate.Audit.Outcome;
import io.reeve.service.output.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A trail whose days pass when the test says so. */
final class TrailFixture {

    final SettableClock clock = new SettableClock(Instant.parse("2025-01-30T10:00:00.007Z"), ZoneOffset.ofHours(1));
    final Path directory;

    TrailFixture(Path parent) {
        directory = parent.resolve("audit");
    }

    AuditTrail open() throws IOException {
        return AuditTrail.open(directory, clock);
    }

    void nextDay() {
        clock.set(clock.instant().plus(Duration.ofDays(1)));
    }

    /** The records 1 to 3 on 30 January, 4 to 6 on the 31st, 7 to 9 on 1 February. */
    AuditTrail threeDays() throws IOException {
        AuditTrail trail = open();
        for (int i = 1; i <= 9; i++) {
            trail.record(event("job-" + i));
            if (i == 3 || i == 6) {
                nextDay();
            }
        }
        return trail;
    }

    static Event event(String on) {
        return new Event("ann", "127.0.0.1", "http", "START", on, Outcome.OK, "");
    }

    Path file(String day) {
        return directory.resolve(day + ".log");
    }

    List<String> lines(String day) throws IOException {
        return Files.readAllLines(file(day));
    }

    void rewrite(String day, UnaryOperator<List<String>> change) throws IOException {
        List<String> lines = change.apply(new ArrayList<>(lines(day)));
        Files.writeString(file(day), lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
    }
}
