package io.reeve.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.reeve.mbeans.JobState;
import io.reeve.service.fakes.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a service knows of the time before it, and of the time in which there was none. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class HistoryTest {
    private static final String FOREVER = "exec sleep 600";
    private static final Map<String, ?> FAR_AWAY = Map.of("initial", "1h", "max", "1h", "jitter", 0);

    private Path directory;
    private ServiceUnderTest service;

    @BeforeEach
    void start() throws IOException {
        directory = Files.createTempDirectory("reeve-history");
        service = new ServiceUnderTest(directory).start();
    }

    @AfterEach
    void close() throws IOException {
        service.close();
        Directories.delete(directory);
    }

    private void begin(String job, String command, Map<String, ?> settings, JobState awaited) throws IOException {
        service.client().add(job, command, settings);
        service.client().start(job);
        Await.until(
                job + " is " + awaited,
                () -> states(job).get(states(job).size() - 1).equals(awaited.name()));
    }

    private JsonObject timeline(String job) {
        return service.client().job(job, "timeline").getAsJsonObject();
    }

    private List<String> states(String job) {
        List<String> states = new ArrayList<>();
        for (JsonElement change : timeline(job).getAsJsonArray("changes")) {
            states.add(change.getAsJsonObject().get("state").getAsString());
        }
        return states;
    }

    /** Whether each gap tells what was in it. */
    private List<Boolean> gaps(String job) {
        List<Boolean> known = new ArrayList<>();
        JsonArray gaps = timeline(job).getAsJsonArray("gaps");
        for (JsonElement gap : gaps) {
            JsonObject told = gap.getAsJsonObject();
            assertThat(told.get("fromMillis").getAsLong())
                    .isLessThanOrEqualTo(told.get("toMillis").getAsLong());
            known.add(told.get("known").getAsBoolean());
        }
        return known;
    }

    private void awaitWritten(String job) {
        Path file = service.home().resolve("data/history/states.jsonl");
        int changes = states(job).size();
        Await.until(
                "what became of " + job + " is written",
                () -> Files.exists(file)
                        && Files.readAllLines(file).stream()
                                        .filter(line -> line.contains("\"" + job + "\"") && line.contains("state"))
                                        .count()
                                >= changes);
    }

    @Test
    void a_killed_service_leaves_the_next_one_its_timelines_with_their_gaps() throws Exception {
        Map<String, Object> plain = Map.of("shell", true);
        begin("goes-on", FOREVER, plain, JobState.RUNNING);
        begin("lost", FOREVER, plain, JobState.RUNNING);
        begin("crashes", "exit 3", Map.of("shell", true, "restart", "always", "backoff", FAR_AWAY), JobState.BACKOFF);
        Await.until(
                "the first try, which is at once, has failed as well",
                () -> service.client().status("crashes").failures() == 2);
        List<String> crashed = states("crashes");
        assertThat(crashed).startsWith("STOPPED", "STARTING").endsWith("STARTING", "RUNNING", "BACKOFF");
        for (String job : List.of("goes-on", "lost", "crashes")) {
            awaitWritten(job);
        }

        service.kill9();
        Processes.ofJob(service.mark(), "lost").forEach(process -> Processes.kill(process.pid()));
        service.start();

        assertThat(states("goes-on")).containsExactly("STOPPED", "STARTING", "RUNNING");
        assertThat(gaps("goes-on")).containsExactly(true);
        Await.until("what was taken over turns out to be gone", () -> states("lost")
                .equals(List.of("STOPPED", "STARTING", "RUNNING", "EXITED")));
        assertThat(gaps("lost")).as("nobody saw how it ended, or when").containsExactly(false);
        assertThat(states("crashes")).isEqualTo(crashed);
        assertThat(gaps("crashes"))
                .as("it waited, and nothing else can have been")
                .containsExactly(true);
        JsonObject restarts = service.client().server("restartsAll").getAsJsonObject();
        assertThat(restarts.keySet()).containsExactly("crashes");
        assertThat(restarts.get("crashes").getAsInt()).isOne();
    }

    @Test
    void restarts_that_somebody_asked_for_do_not_count_and_a_deleted_job_is_forgotten() throws Exception {
        begin("job", FOREVER, Map.of("shell", true, "restart", "always", "instances", 2), JobState.RUNNING);
        service.client().restart("job");
        assertThat(service.client().server("restartsAll").getAsJsonObject().keySet())
                .isEmpty();
        long pid = service.client().status("job").pid();
        Processes.kill((int) pid);
        Await.until(
                "one of two instances is brought back, of which the job's state tells nothing",
                () -> service.client().server("restartsAll").getAsJsonObject().has("job"));
        service.client().stop("job");
        service.client().delete("job");
        service.client().add("job", "sleep", Map.of("params", "600"));
        assertThat(states("job")).containsExactly("STOPPED");
        assertThat(service.client().server("restartsAll").getAsJsonObject().keySet())
                .isEmpty();
    }
}
