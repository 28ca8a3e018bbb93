package io.reeve.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.reeve.mbeans.ObjectNames;
import io.reeve.service.fakes.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that follow a job while the hour changes: the service lives in a time zone where that is soon. */
@Timeout(180)
final class HoursTest {
    private static final String COUNTS = "i=0; while :; do i=$((i+1)); echo $i; sleep 0.005; done";
    private static final int HOUR = 3600;
    private static final int SOON = 10;

    private Path directory;
    private ServiceUnderTest service;

    private Instant change;

    private final StringBuilder live = new StringBuilder();
    private String lastEvent = "";
    private final StringBuilder logged = new StringBuilder();
    private String cursor = "-10000";

    @BeforeEach
    void make() throws IOException {
        directory = Files.createTempDirectory("reeve-hours");
        service = new ServiceUnderTest(directory).set("log.maxFileSize", "8k");
    }

    @AfterEach
    void close() throws IOException {
        service.close();
        Directories.delete(directory);
    }

    @Test
    void followers_see_each_line_once_as_the_hour_changes_and_as_the_clock_goes_back_to_the_hour_before()
            throws Exception {
        int offset = startBeforeTheHour(1);
        service.client().addShell("counts", COUNTS);
        service.client().start("counts");
        followUntilLinesMore(100);
        for (int tries = 2; !followedIntoTheNextHour(); tries++) {
            service.kill9();
            offset = startBeforeTheHour(tries);
        }
        service.kill9();
        startAt(offset - HOUR);
        followUntilLinesMore(500);
        service.stop(true);
        startAt(offset);
        followUntilLinesMore(500);
        assertThat(live.toString()).isEqualTo(numbers(lines(live)));
        assertThat(logged.toString()).isEqualTo(numbers(lines(logged)));
        assertThat(hours()).hasSizeGreaterThan(1);
    }

    /** Starts the service where an hour is about to end, a later one with each try; returns the offset from UTC. */
    private int startBeforeTheHour(int tries) throws IOException {
        Instant now = Instant.now();
        change = now.plusSeconds((long) tries * SOON);
        int offset = (int) (tries * HOUR - tries * SOON - now.getEpochSecond() % HOUR);
        startAt(offset);
        return offset;
    }

    private void startAt(int offset) throws IOException {
        service.set("timezone", ZoneOffset.ofTotalSeconds(offset)).start();
    }

    /** False where the machine was so slow that the hour had changed before anything was printed. */
    private boolean followedIntoTheNextHour() throws IOException {
        while (!Instant.now().isAfter(change)) {
            followUntilLinesMore(100);
        }
        followUntilLinesMore(100);
        return hours().size() > 1;
    }

    /** Both ways: events of the output, and the log files. */
    private void followUntilLinesMore(int count) throws IOException {
        long wanted = lines(live) + count;
        try (Events events = new Events(service, "/api/jobs/counts/output?from=start", lastEvent)) {
            while (lines(live) < wanted) {
                Events.Event event = events.next().orElseThrow();
                live.append(event.text("out"));
                assertThat(event.skipped()).isZero();
                lastEvent = event.id();
            }
        }
        while (lines(logged) < wanted) {
            followLog();
        }
    }

    private void followLog() {
        JsonObject chunk = service.client()
                .exec(ObjectNames.LOG_EXPLORER, "follow", "counts", 1, "OUT", cursor, 1 << 16)
                .getAsJsonObject();
        assertThat(chunk.get("gap").getAsBoolean()).isFalse();
        cursor = chunk.get("next").getAsString();
        chunk.get("text")
                .getAsString()
                .lines()
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .filter(line -> !line.startsWith("Process "))
                .forEach(line -> logged.append(line).append('\n'));
    }

    /** The hours of which there are log files, as their names begin. */
    private List<String> hours() throws IOException {
        return service.logFiles("counts", false).stream()
                .map(file -> file.getFileName().toString().substring(0, 10))
                .distinct()
                .toList();
    }

    private static long lines(StringBuilder text) {
        return text.chars().filter(c -> c == '\n').count();
    }

    private static String numbers(long most) {
        StringBuilder all = new StringBuilder();
        IntStream.rangeClosed(1, (int) most).forEach(i -> all.append(i).append('\n'));
        return all.toString();
    }
}
