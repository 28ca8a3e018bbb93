package io.reeve.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.reeve.mbeans.JobState;
import io.reeve.mbeans.JobStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many operations, one after the other and all at once. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class ManyOperationsTest {
    private static final ExecutorService CALLERS = Executors.newCachedThreadPool();
    private static final String FOR_EVER = "echo ready; while :; do sleep 100; done";

    @RegisterExtension
    static final SharedService SHARED = new SharedService();

    private final Client client = SHARED.client();

    @AfterAll
    static void dismissCallers() {
        CALLERS.shutdownNow();
    }

    @Test
    void a_thousand_short_runs_of_a_job_are_all_seen_and_leave_nothing() throws Exception {
        client.addShell("short", "echo $REEVE_RUN; exit 5");
        for (int i = 0; i < 1000; i++) {
            client.start("short");
            Await.until("it has ended", () -> client.status("short").state() == JobState.EXITED);
            assertThat(client.status("short").lastExit().number()).isEqualTo(5);
        }
        String log = SHARED.service().log("short", false);
        assertThat(Pattern.compile(
                                "(?m)^Process \"short\" starts\\.\n\\d+\nProcess \"short\" ended with exit code 5\\.\n")
                        .matcher(log)
                        .results()
                        .count())
                .isEqualTo(1000);
        assertThat(log.lines()).hasSize(3000);
    }

    @Test
    void of_many_starts_at_once_one_wins() throws Exception {
        client.addShell("wanted", FOR_EVER);
        List<Object> outcomes = allAtOnce(20, () -> client.start("wanted"));
        assertThat(outcomes.stream().filter(JobStatus.class::isInstance)).hasSize(1);
        assertThat(outcomes.stream().filter(Refused.class::isInstance).map(Refused.class::cast))
                .hasSize(19)
                .allSatisfy(refused -> {
                    assertThat(refused.status()).isEqualTo(409);
                    assertThat(refused.getMessage()).matches("job wanted is RUNNING \\(pid \\d+\\): cannot start");
                });
        assertThat(SHARED.processes("wanted").stream()
                        .filter(found -> found.command().contains("shim.sh")))
                .hasSize(1);
    }

    @Test
    void operations_that_race_leave_a_state_that_is_true() throws Exception {
        client.addShell("torn", FOR_EVER);
        for (int round = 0; round < 5; round++) {
            allAtOnce(5, () -> client.start("torn"), () -> client.stop("torn"), () -> client.restart("torn"));
            JobStatus status = client.status("torn");
            boolean runs = status.state() == JobState.RUNNING;
            assertThat(status.state()).isIn(JobState.RUNNING, JobState.STOPPED);
            assertThat(SHARED.processes("torn").stream()
                            .filter(found -> found.command().contains("shim.sh")))
                    .hasSize(runs ? 1 : 0);
            assertThat(status.pid() != 0).isEqualTo(runs);
        }
    }

    @Test
    void a_stop_right_after_the_start_is_heard() {
        client.add("brief", "/bin/sleep", Map.of("params", "1000", "stopTimeout", "1h"));
        for (int i = 0; i < 100; i++) {
            client.start("brief");
            assertThat(client.stop("brief").lastExit().text()).isEqualTo("signal 15 (TERM)");
        }
    }

    @Test
    void a_job_may_be_deleted_and_defined_again_while_others_do_the_same() throws Exception {
        allAtOnce(4, () -> {
            for (int i = 0; i < 15; i++) {
                ignoringRefusals(() -> client.addShell("phoenix", "echo ready; exit 4"));
                ignoringRefusals(() -> client.start("phoenix"));
                ignoringRefusals(() -> client.delete("phoenix"));
            }
            return true;
        });
        SHARED.removeAll();
        client.addShell("phoenix", "echo ready; exit 4");
        client.start("phoenix");
        assertThat(SHARED.awaitEnd("phoenix").lastExit().text()).isEqualTo("exit code 4");
        assertThat(client.read("phoenix")).isEqualTo("ready\n");
    }

    @Test
    void jobs_start_and_stop_while_the_stops_of_others_wait_for_their_timeouts() throws Exception {
        List<String> deaf =
                Stream.iterate(0, i -> i + 1).limit(30).map(i -> "deaf-" + i).toList();
        for (String job : deaf) {
            // Every other one leaves a deaf child behind and is itself gone at once.
            String line = deaf.indexOf(job) % 2 == 0
                    ? "trap '' TERM; " + FOR_EVER
                    : "(trap '' TERM; " + FOR_EVER + ") & trap 'exit 0' TERM; while :; do wait; done";
            client.add(job, line, Map.of("shell", true, "stopTimeout", "10m"));
            client.start(job);
            SHARED.awaitOutput(job, "ready");
        }
        List<CompletableFuture<?>> stops = new ArrayList<>();
        deaf.forEach(job -> stops.add(CompletableFuture.runAsync(() -> client.stop(job), CALLERS)));
        deaf.forEach(job -> Await.until(job + " stops", () -> client.status(job).state() == JobState.STOPPING));
        for (int i = 0; i < 20; i++) {
            client.addShell("nimble-" + i, FOR_EVER);
            client.start("nimble-" + i);
            assertThat(client.stop("nimble-" + i).state()).isEqualTo(JobState.STOPPED);
        }
        assertThat(stops).allSatisfy(ManyOperationsTest::isStillWaiting);
        deaf.forEach(SHARED::killProcesses);
        CompletableFuture.allOf(stops.toArray(CompletableFuture[]::new)).get(2, TimeUnit.MINUTES);
        assertThat(deaf).allSatisfy(job -> assertThat(SHARED.processes(job)).isEmpty());
    }

    @Test
    void hundreds_of_callers_who_wait_keep_nobody_else_out() throws Exception {
        client.add("deaf", "trap '' TERM; " + FOR_EVER, Map.of("shell", true, "stopTimeout", "1h"));
        client.start("deaf");
        SHARED.awaitOutput("deaf", "ready");
        List<CompletableFuture<?>> stops = Stream.generate(
                        () -> CompletableFuture.runAsync(() -> client.stop("deaf"), CALLERS))
                .limit(300)
                .collect(Collectors.toList());
        Await.until("it stops", () -> client.status("deaf").state() == JobState.STOPPING);
        for (int i = 0; i < 20; i++) {
            assertThat(client.jobs()).containsExactly("deaf");
        }
        assertThat(stops).allSatisfy(ManyOperationsTest::isStillWaiting);
        SHARED.killProcesses("deaf");
        stops.forEach(stop -> ignoringRefusals(() -> await(stop)));
    }

    private static void await(CompletableFuture<?> call) {
        try {
            call.orTimeout(2, TimeUnit.MINUTES).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Refused refused) {
                throw refused;
            }
            throw e;
        }
    }

    private static void isStillWaiting(CompletableFuture<?> call) {
        if (call.isDone()) {
            assertThatCode(call::join).as("a call that should be waiting").doesNotThrowAnyException();
        }
        assertThat(call).isNotDone();
    }

    private static void ignoringRefusals(Runnable wish) {
        try {
            wish.run();
        } catch (Refused e) {
            assertThat(e.status()).as(e.getMessage()).isIn(400, 404, 409);
        }
    }

    /** Makes each call so many times, all at once; returns what came of them, answers and refusals. */
    private static List<Object> allAtOnce(int times, Callable<?>... calls) throws Exception {
        List<Callable<Object>> tasks = new ArrayList<>();
        for (Callable<?> call : calls) {
            for (int i = 0; i < times; i++) {
                tasks.add(() -> {
                    try {
                        return call.call();
                    } catch (Refused e) {
                        return e;
                    }
                });
            }
        }
        List<Object> outcomes = new ArrayList<>();
        for (var outcome : CALLERS.invokeAll(tasks)) {
            outcomes.add(outcome.get());
        }
        return outcomes;
    }
}
