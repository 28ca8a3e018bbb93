package io.reeve.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.JobState;
import io.reeve.mbeans.JobStatus;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Programs that do not play by the rules. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class BadCitizensTest {
    @RegisterExtension
    static final SharedService SHARED = new SharedService();

    /** What no signal but KILL ends. */
    private static final String STUBBORN = "trap \"\" TERM HUP INT QUIT; while :; do sleep 100; done";

    @Test
    void one_that_ignores_the_stop_signal_is_killed_after_its_timeout() {
        SHARED.client()
                .add(
                        "deaf",
                        "trap '' TERM; echo ready; while :; do sleep 100; done",
                        shell(Map.of("stopTimeout", "300ms")));
        SHARED.client().start("deaf");
        SHARED.awaitOutput("deaf", "ready");
        JobStatus stopped = SHARED.client().stop("deaf");
        assertThat(stopped.state()).isEqualTo(JobState.STOPPED);
        assertThat(stopped.lastExit().text()).isEqualTo("signal 9 (KILL)");
        assertThat(SHARED.processes("deaf")).isEmpty();
    }

    @Test
    void one_that_uses_its_whole_stop_timeout_ends_as_it_likes() {
        SHARED.startShell("slow", "trap 'sleep 1; exit 33' TERM; echo ready; while :; do sleep 0.1; done");
        assertThat(SHARED.client().stop("slow").lastExit().text()).isEqualTo("exit code 33");
    }

    @Test
    void stubborn_grandchildren_in_sessions_of_their_own_go_with_a_job_that_is_stopped() {
        leaveGrandchildren("parent", "wait");
        SHARED.client().update("parent", Map.of("stopTimeout", "500ms"));
        assertThat(SHARED.client().stop("parent").state()).isEqualTo(JobState.STOPPED);
        assertThat(SHARED.processes("parent")).isEmpty();
    }

    @Test
    void stubborn_grandchildren_in_sessions_of_their_own_go_with_a_job_that_ends() {
        leaveGrandchildren("mayfly", "exit 3");
        JobStatus ended = SHARED.awaitEnd("mayfly");
        assertThat(ended.state()).isEqualTo(JobState.EXITED);
        assertThat(ended.lastExit().number()).isEqualTo(3);
        assertThat(SHARED.processes("mayfly")).isEmpty();
    }

    private static void leaveGrandchildren(String job, String end) {
        SHARED.startShell(
                job,
                "setsid sh -c '" + STUBBORN + "' & setsid -f sh -c '" + STUBBORN + "'; sh -c '" + STUBBORN + "' & "
                        + "(setsid sh -c '(" + STUBBORN + ") &') & echo ready; " + end);
    }

    @Test
    void one_that_closes_its_output_lives_on() {
        SHARED.startShell("silent", "echo ready; exec >&- 2>&-; while :; do sleep 100; done");
        Await.until("its output is closed", () -> SHARED.processes("silent").stream()
                .anyMatch(found -> found.command().equals("sleep 100")));
        assertThat(SHARED.client().status("silent").state()).isEqualTo(JobState.RUNNING);
        assertThat(SHARED.client().stop("silent").lastExit().text()).isEqualTo("signal 15 (TERM)");
    }

    @Test
    void one_that_dies_at_once_is_seen_to_have_ended() {
        SHARED.client().addShell("hasty", "exit 7");
        SHARED.client().start("hasty");
        JobStatus ended = SHARED.awaitEnd("hasty");
        assertThat(ended.state()).isEqualTo(JobState.EXITED);
        assertThat(ended.lastExit().text()).isEqualTo("exit code 7");
    }

    @Test
    void one_that_dies_by_a_signal_is_told_from_one_that_exits_with_that_number() {
        SHARED.client().addShell("signalled", "kill -9 $$");
        SHARED.client().addShell("liar", "exit 137");
        SHARED.client().start("signalled");
        SHARED.client().start("liar");
        assertThat(SHARED.awaitEnd("signalled").lastExit().text()).isEqualTo("signal 9 (KILL)");
        assertThat(SHARED.awaitEnd("liar").lastExit().text()).isEqualTo("exit code 137");
    }

    @Test
    void one_that_reads_its_input_finds_the_end_of_it() {
        SHARED.client().addShell("reader", "cat; echo read all");
        SHARED.client().start("reader");
        assertThat(SHARED.awaitEnd("reader").lastExit().number()).isZero();
        assertThat(SHARED.client().read("reader")).isEqualTo("read all\n");
    }

    @Test
    void one_that_suspends_itself_can_be_stopped() {
        JobStatus started = SHARED.startShell("sleeper", "echo ready; kill -STOP $$; echo woken");
        Await.until("it is suspended", () -> SHARED.client().status("sleeper").pid() == started.pid());
        JobStatus stopped = SHARED.client().stop("sleeper");
        assertThat(stopped.state()).isEqualTo(JobState.STOPPED);
        assertThat(SHARED.processes("sleeper")).isEmpty();
    }

    @Test
    void one_whose_shim_is_killed_is_ended_with_its_status_unknown() {
        JobStatus started = SHARED.startShell("abandoned", "echo ready; while :; do sleep 100; done");
        SHARED.processes("abandoned").stream()
                .filter(found -> found.command().contains("shim.sh"))
                .forEach(shim -> Processes.kill(shim.pid()));
        Processes.kill((int) started.pid());
        JobStatus ended = SHARED.awaitEnd("abandoned");
        assertThat(ended.lastExit().text()).isEqualTo("unknown exit status");
        assertThat(SHARED.processes("abandoned")).isEmpty();
    }

    @Test
    void one_that_is_started_again_is_another_process() {
        JobStatus first = SHARED.startShell("again", "echo ready; while :; do sleep 100; done");
        JobStatus second = SHARED.client().restart("again");
        assertThat(second.state()).isEqualTo(JobState.RUNNING);
        assertThat(second.pid()).isNotEqualTo(first.pid());
        assertThat(second.restarts()).isEqualTo(1);
        assertThat(ProcessHandle.of(first.pid()).filter(ProcessHandle::isAlive)).isEmpty();
    }

    private static Map<String, Object> shell(Map<String, Object> settings) {
        Map<String, Object> all = new java.util.HashMap<>(settings);
        all.put("shell", true);
        return all;
    }
}
