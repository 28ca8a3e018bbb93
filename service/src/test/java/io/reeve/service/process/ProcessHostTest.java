package io.reeve.service.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.ExitStatus.Kind;
import io.reeve.mbeans.OutputStreamName;
import io.reeve.service.output.OutputListener;
import io.reeve.spi.Signals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ProcessHostTest {
    @TempDir
    Path directory;

    private HostFixture fixture;
    private ProcessHost host;

    @BeforeEach
    void open() throws Exception {
        fixture = HostFixture.open(directory);
        host = fixture.host();
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    @Test
    void captures_both_streams_and_the_exit_code() throws Exception {
        Ending ending = end(start("echo out; echo err >&2; exit 3"));
        assertThat(ending.status().kind()).isEqualTo(Kind.CODE);
        assertThat(ending.status().number()).isEqualTo(3);
        assertThat(output(OutputStreamName.OUT)).isEqualTo("out\n");
        assertThat(output(OutputStreamName.ERR)).isEqualTo("err\n");
        assertThat(log(".log"))
                .containsExactly("Process \"j\" starts.", "out", "Process \"j\" ended with exit code 3.");
        assertThat(log(".error.log")).containsExactly("err");
    }

    @Test
    void tells_exit_codes_from_signals() throws Exception {
        assertThat(end(start("exit 143")).status().text()).isEqualTo("exit code 143");
        assertThat(end(start("kill -TERM $$; sleep 60")).status().text()).isEqualTo("signal 15 (TERM)");
        assertThat(end(start("kill -INT $$; sleep 60")).status().text()).isEqualTo("signal 2 (INT)");
        assertThat(end(start("kill -KILL $$; sleep 60")).status().text()).isEqualTo("signal 9 (KILL)");
    }

    @Test
    void stops_a_job_that_ignores_the_signal_and_what_it_left_in_other_sessions() throws Exception {
        Run run = start("trap '' TERM; setsid sh -c 'trap \"\" TERM; while :; do sleep 1; done' & echo ready; "
                + "while :; do sleep 1; done");
        fixture.await(() -> output(OutputStreamName.OUT).equals("ready\n"));
        Ending ending = host.stop(run, Signals.TERM, Duration.ofMillis(200)).get(30, TimeUnit.SECONDS);
        assertThat(ending.status().text()).isEqualTo("signal 9 (KILL)");
        assertThat(ending.stopped()).isTrue();
        assertThat(Census.take(Set.of()).strays(run.tag())).isEmpty();
    }

    @Test
    void is_adopted_by_the_next_host_with_all_that_was_printed_meanwhile() throws Exception {
        Run run = start("echo one; read -r line <" + directory.resolve("go") + "; echo $line; exit 7");
        fixture.await(() -> output(OutputStreamName.OUT).equals("one\n"));
        fixture.close();
        fixture = HostFixture.open(directory);
        host = fixture.host();
        Run adopted = host.adopt("j", Optional.of(fixture.log()), OutputListener.NONE)
                .get()
                .orElseThrow();
        assertThat(adopted.pid()).isEqualTo(run.pid());
        Files.writeString(directory.resolve("go"), "two\n");
        assertThat(end(adopted).status().number()).isEqualTo(7);
        assertThat(log(".log"))
                .containsExactly("Process \"j\" starts.", "one", "two", "Process \"j\" ended with exit code 7.");
    }

    @Test
    void adopts_a_job_that_ended_while_nobody_looked() throws Exception {
        Run run = start("read -r line <" + directory.resolve("go") + "; echo last words; exit 9");
        fixture.close();
        Files.writeString(directory.resolve("go"), "\n");
        ProcessIdentity job = run.started().join().job();
        fixture.await(() -> !job.isAlive());
        fixture = HostFixture.open(directory);
        host = fixture.host();
        Run adopted = host.adopt("j", Optional.of(fixture.log()), OutputListener.NONE)
                .get()
                .orElseThrow();
        assertThat(end(adopted).status().number()).isEqualTo(9);
        assertThat(log(".log"))
                .containsExactly("Process \"j\" starts.", "last words", "Process \"j\" ended with exit code 9.");
        assertThat(host.adopt("j", Optional.empty(), OutputListener.NONE).get()).isEmpty();
        assertThat(host.last("j").orElseThrow().status().number()).isEqualTo(9);
    }

    @Test
    void a_start_that_failed_while_nobody_looked_is_no_run_and_leaves_no_shim() throws Exception {
        Path slot = Files.createDirectories(directory.resolve("run/jobs/j"));
        Files.writeString(slot.resolve("run"), "71 .");
        Files.writeString(slot.resolve("exit"), "71 126 signal .\n");
        ProcessBuilder shim = new ProcessBuilder("/bin/sleep", "600");
        shim.environment().putAll(RunTag.environment(71));
        Process lingering = shim.start();
        assertThat(host.adopt("j", Optional.empty(), OutputListener.NONE).get()).isEmpty();
        assertThat(slot.resolve("run")).doesNotExist();
        assertThat(lingering.waitFor()).isEqualTo(128 + Signals.KILL);
    }

    @Test
    void says_that_the_exit_status_is_unknown_where_the_shim_was_killed() throws Exception {
        Run run = start("sleep 600");
        run.started().join().shim().signal(Signals.KILL);
        run.started().join().job().signal(Signals.KILL);
        assertThat(end(run).status().kind()).isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void adds_up_the_memory_of_a_tree() throws Exception {
        Run run = start("sleep 600 & setsid sleep 600 & echo ready; wait");
        fixture.await(() -> output(OutputStreamName.OUT).equals("ready\n"));
        fixture.await(() -> host.memory(List.of(run)).get(run).processes() == 3);
        assertThat(host.memory(List.of(run)).get(run).residentBytes()).isPositive();
        host.stop(run, Signals.TERM, Duration.ofSeconds(5)).get(30, TimeUnit.SECONDS);
    }

    @Test
    void counts_the_processor_time_of_children_that_ended_and_of_those_that_run() throws Exception {
        String busy = "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done";
        Run run = start("sh -c '" + busy + "'; echo ready; sh -c 'echo; while :; do :; done' & wait");
        fixture.await(() -> output(OutputStreamName.OUT).equals("ready\n\n"));
        long first = CpuTime.millis(run);
        assertThat(first).isPositive();
        fixture.await(() -> CpuTime.millis(run) > first);
        host.stop(run, Signals.TERM, Duration.ofSeconds(5)).get(30, TimeUnit.SECONDS);
    }

    @Test
    void a_run_of_which_no_process_is_known_has_no_strays_but_tagged_ones() {
        assertThat(Census.take(Set.of()).strays(new RunTag(1, Optional.empty())))
                .isEmpty();
    }

    @Test
    void a_session_is_not_the_run_s_own_once_its_pid_is_another_process_s() {
        ProcStat own = Proc.stat((int) ProcessHandle.current().pid()).orElseThrow();
        ProcStat leader = Proc.stat(own.session()).orElse(own);
        ProcessIdentity earlier = new ProcessIdentity(leader.pid(), leader.startTicks() - 1);
        assertThat(new RunTag(1, Optional.of(leader.identity())).session()).contains(leader.pid());
        assertThat(new RunTag(1, Optional.of(earlier)).session()).isEmpty();
    }

    private Run start(String script) throws Exception {
        Files.deleteIfExists(directory.resolve("go"));
        new ProcessBuilder("mkfifo", directory.resolve("go").toString()).start().waitFor();
        Command command = new Command(List.of("/bin/sh", "-c", script), directory, Map.of("PATH", "/usr/bin:/bin"));
        return host.start("j", command, false, "memo", Optional.of(fixture.log()), OutputListener.NONE)
                .get(30, TimeUnit.SECONDS);
    }

    private static Ending end(Run run) throws Exception {
        return run.ended().get(30, TimeUnit.SECONDS);
    }

    private String output(OutputStreamName stream) {
        return host.recentOutput("j").orElseThrow().lines(stream, 20);
    }

    private List<String> log(String suffix) throws Exception {
        return fixture.logged(suffix);
    }
}
