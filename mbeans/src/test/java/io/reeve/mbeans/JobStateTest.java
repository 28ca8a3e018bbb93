package io.reeve.mbeans;

import static io.reeve.mbeans.JobState.BACKOFF;
import static io.reeve.mbeans.JobState.EXITED;
import static io.reeve.mbeans.JobState.FATAL;
import static io.reeve.mbeans.JobState.RUNNING;
import static io.reeve.mbeans.JobState.STARTING;
import static io.reeve.mbeans.JobState.STOPPED;
import static io.reeve.mbeans.JobState.STOPPING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class JobStateTest {

    /**
     * Every edge that there is. EXITED leads to BACKOFF and FATAL for a job that ended while no service looked, or before
     * somebody came to guard it; STOPPING leads to the ends other than STOPPED for one that was ended as it was unhealthy.
     */
    private static final Map<JobState, Set<JobState>> EDGES = Map.of(
            STOPPED, Set.of(STARTING),
            STARTING, Set.of(RUNNING, BACKOFF, STOPPING, EXITED, FATAL),
            RUNNING, Set.of(STOPPING, BACKOFF, EXITED, FATAL),
            BACKOFF, Set.of(STARTING, STOPPED),
            STOPPING, Set.of(STOPPED, BACKOFF, EXITED, FATAL),
            EXITED, Set.of(STARTING, BACKOFF, FATAL),
            FATAL, Set.of(STARTING));

    @Test
    void every_state_has_the_edges_it_should_and_no_other() {
        for (JobState state : JobState.values()) {
            assertThat(state.successors()).as("successors of " + state).isEqualTo(EDGES.get(state));
        }
    }

    @Test
    void every_state_can_be_reached_and_left() {
        Set<JobState> reached = EnumSet.of(STOPPED);
        for (JobState state : JobState.values()) {
            assertThat(state.successors()).isNotEmpty();
            reached.addAll(state.successors());
        }
        assertThat(reached).containsExactlyInAnyOrder(JobState.values());
    }

    @Test
    void a_process_may_exist_from_the_start_to_the_end_of_the_stop_only() {
        assertThat(JobState.values()).filteredOn(JobState::hasProcess).containsExactly(STARTING, RUNNING, STOPPING);
    }
}
