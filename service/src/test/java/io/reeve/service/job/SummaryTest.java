package io.reeve.service.job;

import static io.reeve.mbeans.JobState.BACKOFF;
import static io.reeve.mbeans.JobState.EXITED;
import static io.reeve.mbeans.JobState.FATAL;
import static io.reeve.mbeans.JobState.RUNNING;
import static io.reeve.mbeans.JobState.STARTING;
import static io.reeve.mbeans.JobState.STOPPED;
import static io.reeve.mbeans.JobState.STOPPING;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.DesiredState;
import io.reeve.mbeans.ExitStatus;
import io.reeve.mbeans.InstanceStatus;
import io.reeve.mbeans.JobState;
import io.reeve.mbeans.JobStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SummaryTest {

    @Test
    void the_state_that_says_most_is_that_of_the_job() {
        List<JobState> heavyToLight = List.of(STOPPING, STARTING, RUNNING, BACKOFF, FATAL, EXITED, STOPPED);
        for (int i = 0; i < heavyToLight.size(); i++) {
            List<JobState> lighter = heavyToLight.subList(i, heavyToLight.size());
            assertThat(summary(lighter).state()).isEqualTo(heavyToLight.get(i));
        }
    }

    @Test
    void counts_those_that_run_and_says_of_another_why_it_does_not() {
        JobStatus status = summary(List.of(RUNNING, RUNNING, BACKOFF));
        assertThat(status.running()).isEqualTo(2);
        assertThat(status.instances()).isEqualTo(3);
        assertThat(status.reason()).isEqualTo("2 of 3 instances run; 3 is BACKOFF: because 3");
        assertThat(status.pid()).isEqualTo(101);
        assertThat(status.restarts()).isEqualTo(6);
        assertThat(status.failures()).isEqualTo(3);
    }

    @Test
    void a_single_instance_speaks_for_itself() {
        assertThat(summary(List.of(FATAL)).reason()).isEqualTo("because 1");
    }

    @Test
    void the_errors_are_those_of_the_first_that_was_given_up() {
        assertThat(summary(List.of(RUNNING, FATAL, FATAL)).lastErrors()).containsExactly("error 2");
        assertThat(summary(List.of(RUNNING, EXITED)).lastErrors()).isEmpty();
    }

    @Test
    void carries_the_labels_of_the_job() {
        assertThat(summary(List.of(STOPPED)).labels()).isEqualTo(Map.of("team", "core"));
    }

    private static JobStatus summary(List<JobState> states) {
        List<InstanceStatus> all = new ArrayList<>();
        for (JobState state : states) {
            int number = all.size() + 1;
            all.add(new InstanceStatus(
                    number,
                    state,
                    DesiredState.UP,
                    0,
                    state.hasProcess() ? 100 + number : 0,
                    0,
                    0,
                    number,
                    0,
                    number,
                    0,
                    ExitStatus.NONE,
                    "because " + number,
                    state == FATAL ? List.of("error " + number) : List.of()));
        }
        return Summary.of(JobSpec.of("j", Map.of("command", "a", "labels", Map.of("team", "core"))), all);
    }
}
