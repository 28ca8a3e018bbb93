package io.reeve.service.job;

import static io.reeve.mbeans.JobState.EXITED;
import static io.reeve.mbeans.JobState.RUNNING;
import static io.reeve.mbeans.JobState.STARTING;
import static io.reeve.mbeans.JobState.STOPPED;
import static io.reeve.mbeans.JobState.STOPPING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.mbeans.JobState;
import io.reeve.mbeans.JobStatus;
import io.reeve.mbeans.OutputStreamName;
import io.reeve.service.process.HostFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class JobRegistryTest {
    private static final String FOREVER = "{shell: true, stopTimeout: 200ms}";

    @TempDir
    Path directory;

    private final Recorder recorder = new Recorder();
    private HostFixture fixture;
    private JobRegistry jobs;

    @BeforeEach
    void open() throws Exception {
        Files.createDirectories(directory.resolve("jobs"));
        fixture = HostFixture.open(directory);
        JobsSetup setup = new JobsSetup(
                directory.resolve("jobs"), directory, fixture.logs(), Map.of("PATH", "/usr/bin:/bin"), Map.of());
        jobs = JobRegistry.open(setup, fixture.host(), JobsFixture.watching(fixture, directory), recorder);
    }

    @AfterEach
    void close() throws Exception {
        jobs.stopAll().get(30, TimeUnit.SECONDS);
        fixture.close();
    }

    @Test
    void a_job_goes_through_its_states_and_tells_of_each() throws Exception {
        Job job = add("j", "sleep 600", FOREVER);
        JobStatus up = job.start().get();
        assertThat(up.state()).isEqualTo(RUNNING);
        assertThat(ProcessHandle.of(up.pid())).isPresent();
        JobStatus again = job.restart().get();
        assertThat(again.pid()).isNotEqualTo(up.pid());
        assertThat(again.restarts()).isEqualTo(1);
        JobStatus down = job.stop().get();
        assertThat(down.pid()).isZero();
        assertThat(down.lastExit().text()).isEqualTo("signal 15 (TERM)");
        assertThat(recorder.states())
                .containsExactly(STARTING, RUNNING, STOPPING, STOPPED, STARTING, RUNNING, STOPPING, STOPPED);
    }

    @Test
    void a_job_that_ends_by_itself_becomes_exited() throws Exception {
        Job job = add("j", "echo bye; exit 4", "{shell: true}");
        job.start().get();
        fixture.await(() -> job.status().state() == EXITED);
        assertThat(job.status().reason()).isEqualTo("ended with exit code 4");
        assertThat(job.reports().read(1, OutputStreamName.OUT)).isEqualTo("bye\n");
        assertThat(job.start().get().restarts()).isEqualTo(1);
    }

    @Test
    void nothing_is_started_any_more_once_the_service_ends_not_even_what_was_about_to_be() throws Exception {
        Job job = add("j", "sleep 600", FOREVER);
        CompletableFuture<JobStatus> starting = job.start();
        jobs.stopAll().get();
        assertThat(starting).isDone();
        assertThat(job.status().pid()).isZero();
        String ending = "the service is ending: job j is not started any more";
        refused(job.start(), IllegalStateException.class, ending);
        refused(job.restart(), IllegalStateException.class, ending);
        refused(job.wakeup(), IllegalStateException.class, ending);
        assertThat(job.status().state()).isEqualTo(STOPPED);
    }

    @Test
    void an_operation_that_the_state_does_not_allow_is_refused_with_state_and_wish() throws Exception {
        Job job = add("j", "sleep 600", FOREVER);
        refused(job.stop(), IllegalStateException.class, "job j is STOPPED: cannot stop");
        refused(job.restart(), IllegalStateException.class, "job j is STOPPED: cannot restart");
        long pid = job.start().get().pid();
        refused(job.start(), IllegalStateException.class, "job j is RUNNING (pid " + pid + "): cannot start");
        refused(jobs.delete("j"), IllegalStateException.class, "job j is RUNNING (pid " + pid + "): cannot delete");
        assertThat(job.status().pid()).isEqualTo(pid);
    }

    @Test
    void a_command_that_cannot_start_is_refused_and_changes_nothing() throws Exception {
        Job job = add("j", "/no/such", "");
        refused(job.start(), IllegalArgumentException.class, "job j cannot start: the file /no/such does not exist");
        assertThat(job.status().state()).isEqualTo(STOPPED);
        assertThat(recorder.states()).isEmpty();
    }

    @Test
    void a_running_job_whose_new_command_cannot_start_is_not_stopped_by_a_restart() throws Exception {
        Job job = add("j", "sleep 600", FOREVER);
        long pid = job.start().get().pid();
        job.update("{command: /no/such, shell: false}").get();
        refused(job.restart(), IllegalArgumentException.class, "cannot start");
        assertThat(job.status().pid()).isEqualTo(pid);
    }

    @Test
    void of_many_starts_at_once_one_wins() throws Exception {
        Job job = add("j", "sleep 600", FOREVER);
        List<CompletableFuture<JobStatus>> starts =
                IntStream.range(0, 20).mapToObj(i -> job.start()).toList();
        assertThat(starts.stream()
                        .filter(start -> start.handle((up, e) -> e == null).join()))
                .hasSize(1);
        assertThat(recorder.states()).containsExactly(STARTING, RUNNING);
    }

    @Test
    void a_job_without_a_process_has_used_no_processor_time() throws Exception {
        Job job = add("j", "while :; do :; done", FOREVER);
        assertThat(job.reports().cpuMillis()).isZero();
        job.start().get();
        fixture.await(() -> job.reports().cpuMillis() > 0);
        job.stop().get();
        assertThat(job.reports().cpuMillis()).isZero();
    }

    @Test
    void another_job_does_not_wait_for_one_that_is_slow_to_stop() throws Exception {
        Job slow = add("slow", "trap '' TERM; echo ready; while :; do sleep 1; done", "{shell: true, stopTimeout: 1d}");
        Job quick = add("quick", "sleep 600", FOREVER);
        slow.start().get();
        fixture.await(() -> slow.reports().read(1, OutputStreamName.OUT).equals("ready\n"));
        CompletableFuture<JobStatus> stopping = slow.stop();
        quick.start().get();
        quick.stop().get();
        assertThat(stopping).isNotDone();
        assertThat(slow.status().state()).isEqualTo(STOPPING);
        ProcessHandle.of(slow.status().pid()).orElseThrow().destroyForcibly();
        assertThat(stopping.get().lastExit().text()).isEqualTo("signal 9 (KILL)");
    }

    @Test
    void the_next_service_finds_jobs_and_processes_as_they_were() throws Exception {
        long pid = add("runs", "sleep 600", FOREVER).start().get().pid();
        Job ended = add("ended", "exit 5", "{shell: true}");
        ended.start().get();
        fixture.await(() -> ended.status().state() == EXITED);
        add("never", "sleep 1", FOREVER);
        fixture.close();
        open();
        assertThat(jobs.all()).extracting(Job::name).containsExactly("ended", "never", "runs");
        assertThat(jobs.get("runs").status().pid()).isEqualTo(pid);
        assertThat(jobs.get("ended").status().lastExit().number()).isEqualTo(5);
        assertThat(jobs.get("ended").status().state()).isEqualTo(EXITED);
        assertThat(jobs.get("never").status().state()).isEqualTo(STOPPED);
    }

    @Test
    void labels_show_as_soon_as_they_are_changed_and_are_those_of_the_next_service_too() throws Exception {
        Job job = add("j", "sleep 600", "{shell: true, labels: {team: billing, tier: web}}");
        assertThat(job.status().labels()).isEqualTo(Map.of("team", "billing", "tier", "web"));
        assertThat(job.definition().labels()).isEqualTo(job.status().labels());
        job.start().get();
        job.update("{labels: {team: mail}}").get();
        assertThat(job.status().labels()).isEqualTo(Map.of("team", "mail"));
        fixture.close();
        open();
        assertThat(jobs.get("j").status().labels()).isEqualTo(Map.of("team", "mail"));
        jobs.get("j").update("{labels: null}").get();
        assertThat(jobs.get("j").status().labels()).isEmpty();
    }

    @Test
    void a_running_job_whose_definition_is_lost_is_kept_as_it_was_started() throws Exception {
        long pid = add("j", "sleep 600", FOREVER).start().get().pid();
        fixture.close();
        Files.writeString(directory.resolve("jobs/j.yaml"), "{{{");
        open();
        assertThat(jobs.get("j").status().pid()).isEqualTo(pid);
        assertThat(jobs.get("j").definition().command()).isEqualTo("sleep 600");
        jobs.get("j").stop().get();
    }

    @Test
    void forgets_what_is_deleted_but_its_logs() throws Exception {
        Job job = add("j", "echo x", "{shell: true}");
        job.start().get();
        fixture.await(() -> job.status().state() == EXITED);
        jobs.delete("j").get();
        assertThat(directory.resolve("jobs/j.yaml")).doesNotExist();
        assertThat(directory.resolve("run/jobs/j")).doesNotExist();
        assertThat(directory.resolve("log/j")).isDirectory();
        refused(job.start(), IllegalArgumentException.class, "job j has been deleted");
        assertThatThrownBy(() -> jobs.get("j")).hasMessage("no job is called 'j'");
    }

    @Test
    void a_name_is_taken_once() throws Exception {
        add("billing", "a", "");
        refused(jobs.add("billing", "b", ""), IllegalArgumentException.class, "job billing exists already");
        assertThatThrownBy(() -> jobs.get("biling")).hasMessage("no job is called 'biling'");
        assertThat(jobs.get("billing").definition().command()).isEqualTo("a");
    }

    @Test
    void a_deletion_waits_until_all_know_of_the_job() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        recorder.whenAdded = told::await;
        CompletableFuture<?> definition = jobs.add("j", "sleep", "");
        fixture.await(() -> recorder.events.contains("telling of j"));
        CompletableFuture<?> deletion = jobs.delete("j");
        letAllBeDone();
        told.countDown();
        definition.get();
        deletion.get();
        assertThat(recorder.events).containsExactly("telling of j", "told of j", "removed j");
    }

    @Test
    void what_cannot_be_forgotten_is_told_of_with_the_reason_and_the_job_is_gone_all_the_same() throws Exception {
        add("j", "sleep", "");
        Path strange = directory.resolve("run/jobs/j/strange");
        Files.createDirectories(strange.resolve("below"));
        refused(
                jobs.delete("j"),
                IOException.class,
                "job j: what is kept of its runs cannot be removed: " + strange + ": the directory is not empty");
        assertThat(recorder.events).endsWith("removed j");
        assertThatThrownBy(() -> jobs.get("j")).hasMessage("no job is called 'j'");
    }

    /** Otherwise it could be deleted before it is defined, and be there for ever, found by nobody. */
    @Test
    void a_job_is_found_by_its_name_only_once_it_is_being_defined() throws Exception {
        CountDownLatch free = new CountDownLatch(1);
        for (int thread = 0; thread < 2; thread++) {
            fixture.workers().submit(() -> free.await(30, TimeUnit.SECONDS));
        }
        CompletableFuture<?> definition = jobs.add("j", "sleep", "");
        assertThatThrownBy(() -> jobs.get("j")).hasMessage("no job is called 'j'");
        CompletableFuture<?> another = jobs.add("j", "sleep", "");
        free.countDown();
        boolean first = definition.handle((defined, failure) -> failure == null).get();
        refused(first ? another : definition, IllegalArgumentException.class, "job j exists already");
        (first ? definition : another).get();
        assertThat(recorder.events).containsExactly("telling of j", "told of j");
        jobs.delete("j").get();
        assertThat(recorder.events).endsWith("removed j");
    }

    @Test
    void a_job_that_depends_on_what_is_not_there_leaves_its_name_to_others() throws Exception {
        refused(jobs.add("j", "sleep", "{dependsOn: [no]}"), IllegalArgumentException.class, "no job is called 'no'");
        assertThatThrownBy(() -> jobs.get("j")).hasMessage("no job is called 'j'");
        add("j", "sleep", "");
    }

    @Test
    void a_job_that_is_wanted_up_while_it_is_deleted_leaves_nothing() throws Exception {
        Job job = add("j", "sleep 600", FOREVER);
        CompletableFuture<?> deletion = jobs.delete("j");
        refused(job.up(), IllegalArgumentException.class, "job j has been deleted");
        deletion.get();
        letAllBeDone();
        assertThat(recorder.states()).isEmpty();
        assertThat(directory.resolve("run/jobs/j")).doesNotExist();
    }

    @Test
    void a_job_is_not_deleted_while_a_guard_brings_it_back() throws Exception {
        Path stay = directory.resolve("stay");
        Job job = add("j", "test -e " + stay + " && exec sleep 600; exit 3", FOREVER);
        job.start().get();
        fixture.await(() -> job.status().state() == EXITED);
        Files.createFile(stay);
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        jobs.guards().add(definition -> {
            asked.countDown();
            return answer.join();
        });
        asked.await();
        CompletableFuture<?> deletion = jobs.delete("j");
        letAllBeDone();
        answer.complete(true);
        refused(deletion, IllegalStateException.class, "job j is RUNNING (pid");
        assertThat(jobs.get("j").status().state()).isEqualTo(RUNNING);
        assertThat(directory.resolve("run/jobs/j")).isDirectory();
    }

    /** What can be done without anybody else, that is. */
    private void letAllBeDone() {
        for (int i = 0; i < 20; i++) {
            fixture.workers().submit(() -> true).join();
        }
    }

    private Job add(String name, String command, String settings) throws Exception {
        jobs.add(name, command, settings).get();
        return jobs.get(name);
    }

    private static void refused(CompletableFuture<?> operation, Class<? extends Exception> type, String message) {
        assertThat(operation)
                .failsWithin(30, TimeUnit.SECONDS)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(type)
                .withMessageContaining(message);
    }

    /** Keeps what it is told, and the states that jobs went through. */
    private static final class Recorder implements JobListener {
        private final List<JobState> states = new CopyOnWriteArrayList<>();
        private final List<String> events = new CopyOnWriteArrayList<>();
        private Wait whenAdded = () -> {};

        List<JobState> states() {
            return states;
        }

        private interface Wait {
            void await() throws InterruptedException;
        }

        @Override
        public void added(Job job) {
            events.add("telling of " + job.name());
            try {
                whenAdded.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            events.add("told of " + job.name());
        }

        @Override
        public void removed(Job job) {
            events.add("removed " + job.name());
        }

        @Override
        public void changed(Job job, JobStatus before, JobStatus after) {
            states.add(after.state());
        }
    }
}
