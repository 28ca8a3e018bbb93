package io.reeve.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.service.fakes.Directories;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that follow what a job prints. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class LiveOutputTest {
    private static final String COUNTS = "i=0; while :; do i=$((i+1)); echo $i; sleep 0.002; done";

    private Path directory;
    private ServiceUnderTest service;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @BeforeEach
    void start() throws IOException {
        directory = Files.createTempDirectory("reeve-live");
        service = new ServiceUnderTest(directory).set("log.maxFileSize", "4k").start();
    }

    @AfterEach
    void close() throws IOException {
        threads.shutdownNow();
        service.close();
        Directories.delete(directory);
    }

    @Test
    void a_follower_sees_each_line_once_through_kills_and_restarts_of_the_service() throws Exception {
        service.client().addShell("counts", COUNTS);
        service.client().start("counts");
        StringBuilder seen = new StringBuilder();
        String last = read(seen, "?from=start", "", 200);
        service.kill9();
        service.start();
        last = read(seen, "", last, 400);
        service.stop(true);
        service.start();
        last = read(seen, "", last, 600);
        service.kill9();
        service.start();
        read(seen, "", last, 1000);
        assertThat(seen.toString()).startsWith(numbers(1000));
        assertThat(service.logFiles("counts", false)).as("it was rotated").hasSizeGreaterThan(3);
    }

    /** Follows until so many lines have been seen; returns the id of the last event. */
    private String read(StringBuilder seen, String query, String lastEvent, int lines) throws IOException {
        String id = lastEvent;
        try (Events events = new Events(service, "/api/jobs/counts/output" + query, lastEvent)) {
            while (seen.chars().filter(c -> c == '\n').count() < lines) {
                Events.Event event = events.next().orElseThrow();
                seen.append(event.text("out"));
                id = event.id();
            }
        }
        return id;
    }

    private static String numbers(int most) {
        return IntStream.rangeClosed(1, most).mapToObj(i -> i + "\n").collect(Collectors.joining());
    }

    @Test
    void both_streams_come_as_they_are_printed_and_those_who_come_later_begin_where_they_like() throws Exception {
        service.client().addShell("both", "echo one; echo zwei >&2; printf 'h\\303\\266\\033[1m\\001'; sleep 600");
        service.client().start("both");
        try (Events events = new Events(service, "/api/jobs/both/output?from=start", "")) {
            StringBuilder out = new StringBuilder();
            StringBuilder err = new StringBuilder();
            while (!out.toString().endsWith("\u0001") || !err.toString().endsWith("\n")) {
                Events.Event event = events.next().orElseThrow();
                out.append(event.text("out"));
                err.append(event.text("err"));
            }
            assertThat(out).hasToString("one\nh\u00f6\u001b[1m\u0001");
            assertThat(err).hasToString("zwei\n");
        }
        try (Events events = new Events(service, "/api/jobs/both/output?from=-1&stream=err", "")) {
            Events.Event first = events.next().orElseThrow();
            assertThat(first.text("err") + first.text("out")).isEqualTo("zwei\n");
        }
        try (Events events = new Events(service, "/api/jobs/both/output", "")) {
            assertThat(events.next().orElseThrow().text("out"))
                    .as("from now on")
                    .isEmpty();
        }
    }

    @Test
    void many_followers_of_one_job_see_all_of_it_and_a_second_instance_is_another() throws Exception {
        String counts = "until test -e go$REEVE_INSTANCE; do sleep 0.01; done; i=0;"
                + " while test $i -lt 2000; do i=$((i+1)); echo $i; done; sleep 600";
        service.client().add("pair", counts, Map.of("shell", true, "instances", 2, "directory", directory.toString()));
        service.client().start("pair");
        List<CompletableFuture<String>> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Events events = new Events(service, "/api/jobs/pair/output?instance=2", "");
            all.add(CompletableFuture.supplyAsync(() -> until(events, "2000\n"), threads));
        }
        Files.createFile(directory.resolve("go2"));
        for (CompletableFuture<String> each : all) {
            assertThat(each.get()).isEqualTo(numbers(2000));
        }
    }

    private static String until(Events events, String end) {
        try (events) {
            StringBuilder seen = new StringBuilder();
            while (!seen.toString().endsWith(end)) {
                seen.append(events.next().orElseThrow().text("out"));
            }
            return seen.toString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void a_follower_that_does_not_read_is_told_what_it_skipped_and_holds_nobody_up() throws Exception {
        long bytes = 64L << 20;
        service.client()
                .addShell(
                        "floods",
                        "until test -e '" + directory.resolve("go") + "'; do sleep 0.01; done;" + " head -c " + bytes
                                + " /dev/zero | tr '\\0' 'x'; echo done >&2; sleep 600");
        service.client().start("floods");
        try (Events slow = new Events(service, "/api/jobs/floods/output", "")) {
            Files.createFile(directory.resolve("go"));
            Await.until("all is printed", () -> service.client()
                    .job("floods", "readErrors")
                    .getAsString()
                    .equals("done\n"));
            long seen = 0;
            long skipped = 0;
            while (seen + skipped < bytes) {
                Events.Event event = slow.next().orElseThrow();
                seen += event.text("out").length();
                skipped += event.skipped();
            }
            assertThat(seen + skipped).isEqualTo(bytes);
            assertThat(skipped).isPositive();
        }
    }

    @Test
    void a_follower_of_a_job_that_is_deleted_or_of_a_service_that_ends_comes_to_an_end() throws Exception {
        service.client().addShell("short", "echo x");
        service.client().addShell("other", "echo x");
        try (Events events = new Events(service, "/api/jobs/short/output", "");
                Events others = new Events(service, "/api/jobs/other/output", "")) {
            events.next();
            others.next();
            service.client().delete("short");
            assertThat(events.next().orElseThrow().data().toString())
                    .isEqualTo("{\"error\":\"the job has been deleted\"}");
            assertThat(events.next()).isEmpty();
            service.stop(false);
            assertThat(others.next()).isEqualTo(Optional.empty());
        }
    }

    @Test
    void nonsense_is_refused_with_its_status() {
        service.client().addShell("j", "echo x");
        assertThatThrownBy(() -> new Events(service, "/api/jobs/none/output", ""))
                .isInstanceOf(FileNotFoundException.class);
        for (String query : List.of("?from=x", "?from=-0", "?stream=in", "?instance=0", "?instance=2", "?form=start")) {
            assertThatThrownBy(() -> new Events(service, "/api/jobs/j/output" + query, ""))
                    .as(query)
                    .hasMessageContaining("400");
        }
        assertThatThrownBy(() -> new Events(service, "/api/jobs/j/output", "out=1,err="))
                .hasMessageContaining("400");
    }
}
