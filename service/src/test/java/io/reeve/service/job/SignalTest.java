package io.reeve.service.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.mbeans.JobState;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Signals to real processes. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SignalTest {

    @TempDir
    Path directory;

    private JobsFixture fixture;

    @BeforeEach
    void open() throws Exception {
        fixture = new JobsFixture(directory);
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    @Test
    void every_instance_hears_it_and_goes_on() throws Exception {
        Job job = fixture.add(
                "j",
                "trap 'echo heard' HUP; echo ready; while :; do sleep 0.01; done",
                "instances: 2, readiness: {log: ready}");
        job.start().get();
        fixture.await(job, status -> status.running() == 2);
        assertThat(job.signal("hup").state()).isEqualTo(JobState.RUNNING);
        fixture.awaitOutput(job, 1, "heard");
        fixture.awaitOutput(job, 2, "heard");
        assertThat(job.status().running()).isEqualTo(2);
    }

    @Test
    void what_follows_an_end_by_a_signal_the_restart_policy_says() throws Exception {
        Job job = fixture.add("j", "exec sleep 600", "restart: on-failure, backoff: {initial: 0}");
        long first = job.start().get().pid();
        job.signal("9");
        fixture.await(job, status -> status.state() == JobState.RUNNING && status.pid() != first);
        assertThat(job.status().restarts()).isEqualTo(1);
    }

    @Test
    void a_job_that_is_being_stopped_hears_it_too() throws Exception {
        Job job = fixture.add(
                "j", "trap '' TERM; echo ready; exec sleep 600", "stopTimeout: 1h, readiness: {log: ready}");
        job.start().get();
        fixture.await(job, status -> status.state() == JobState.RUNNING);
        var stop = job.stop();
        fixture.await(job, status -> status.state() == JobState.STOPPING);
        job.signal("KILL");
        assertThat(stop.get().state()).isEqualTo(JobState.STOPPED);
    }

    @Test
    void one_without_a_process_and_an_unknown_signal_are_refused() throws Exception {
        Job job = fixture.add("j", "exec sleep 600", "");
        assertThatThrownBy(() -> job.signal("HUP"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("job j is STOPPED: cannot signal");
        assertThatThrownBy(() -> job.signal("NONE"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no signal is called 'NONE'");
        assertThatThrownBy(() -> job.signal("0")).hasMessage("no signal is called '0'");
    }
}
