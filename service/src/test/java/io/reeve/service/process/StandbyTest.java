package io.reeve.service.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.OutputStreamName;
import io.reeve.service.output.OutputListener;
import io.reeve.service.posix.Posix;
import io.reeve.spi.Signals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Shims that run their command again, with real processes. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class StandbyTest {
    private static final String FOREVER = "echo up; exec sleep 600";

    @TempDir
    Path directory;

    private HostFixture fixture;
    private ProcessHost host;
    private Path work;

    @BeforeEach
    void open() throws Exception {
        fixture = HostFixture.open(directory);
        host = fixture.host();
        work = Files.createDirectory(directory.resolve("work"));
    }

    @AfterEach
    void close() throws Exception {
        host.letGo("j").get();
        fixture.close();
    }

    @Test
    void the_same_command_is_run_again_by_the_same_shim() throws Exception {
        Run first = start(FOREVER);
        awaitUps(1);
        killed(first);
        Run second = start(FOREVER);
        assertThat(shim(second)).isEqualTo(shim(first));
        assertThat(second.pid()).isNotEqualTo(first.pid());
        awaitUps(2);
        assertThat(host.stop(second, Signals.TERM, Duration.ofSeconds(5)).get().stopped())
                .isTrue();
        assertThat(shim(first).isAlive()).isFalse();
        assertThat(slot().resolve("run")).doesNotExist();
        assertThat(fixture.logged(".log"))
                .containsExactly(
                        "Process \"j\" starts.",
                        "up",
                        "Process \"j\" ended with signal 9 (KILL).",
                        "Process \"j\" starts.",
                        "up",
                        "Process \"j\" ended with signal 15 (TERM).");
    }

    @Test
    void each_run_has_an_ending_of_its_own() throws Exception {
        String script = "test -e code && exit 137; kill -KILL $$; sleep 60";
        assertThat(end(start(script)).status().text()).isEqualTo("signal 9 (KILL)");
        Files.createFile(work.resolve("code"));
        assertThat(end(start(script)).status().text()).isEqualTo("exit code 137");
        assertThat(end(start(script)).status().text()).isEqualTo("exit code 137");
        Files.delete(work.resolve("code"));
        assertThat(end(start(script)).status().text()).isEqualTo("signal 9 (KILL)");
    }

    @Test
    void it_is_run_in_the_directory_that_has_its_name_now() throws Exception {
        String script = "echo $PWD; ls; exec sleep 600";
        killed(start(script));
        Files.move(work, directory.resolve("old"));
        Files.createDirectory(work);
        Files.createFile(work.resolve("new"));
        Run second = start(script);
        fixture.await(() -> output().endsWith(work + "\nnew\n"));
        host.stop(second, Signals.TERM, Duration.ofSeconds(5)).get();
    }

    @Test
    void another_command_gets_another_shim_and_so_does_one_whose_shim_is_dead() throws Exception {
        Run first = start(FOREVER);
        killed(first);
        Run other = start("exec sleep 600");
        assertThat(shim(other)).isNotEqualTo(shim(first));
        assertThat(shim(first).isAlive()).isFalse();
        killed(other);
        shim(other).signal(Signals.KILL);
        fixture.await(() -> !shim(other).isAlive());
        Run third = start("exec sleep 600");
        assertThat(shim(third)).isNotEqualTo(shim(other));
        host.stop(third, Signals.TERM, Duration.ofSeconds(5)).get();
    }

    @Test
    void nothing_is_left_of_one_that_is_not_run_again() throws Exception {
        Run run = start(FOREVER);
        killed(run);
        assertThat(shim(run).isAlive()).isTrue();
        host.letGo("j").get();
        assertThat(shim(run).isAlive()).isFalse();
        assertThat(slot().resolve("run")).doesNotExist();
        assertThat(host.last("j").orElseThrow().status().text()).isEqualTo("signal 9 (KILL)");
    }

    @Test
    void what_left_the_group_of_the_run_before_is_ended_and_nothing_else() throws Exception {
        Path pids = work.resolve("pids");
        String script = "setsid sh -c 'echo $$ >> pids; exec sleep 600' & echo up; exec sleep 600";
        Run first = start(script);
        fixture.await(() -> HostFixture.lines(pids).size() == 1);
        killed(first);
        Run second = start(script);
        fixture.await(() -> HostFixture.lines(pids).size() == 2);
        int before = Integer.parseInt(HostFixture.lines(pids).get(0));
        int now = Integer.parseInt(HostFixture.lines(pids).get(1));
        fixture.await(() -> Proc.stat(before).filter(stat -> !stat.isZombie()).isEmpty());
        assertThat(Posix.signal(now, 0)).isTrue();
        assertThat(shim(second).isAlive()).isTrue();
        host.stop(second, Signals.TERM, Duration.ofSeconds(5)).get();
        assertThat(Proc.stat(now).filter(stat -> !stat.isZombie())).isEmpty();
    }

    @Test
    void a_host_that_is_killed_meanwhile_leaves_an_ending() throws Exception {
        Run run = start(FOREVER);
        killed(run);
        reopen();
        Run adopted = host.adopt("j", Optional.of(fixture.log()), OutputListener.NONE)
                .get()
                .orElseThrow();
        assertThat(end(adopted).status().text()).isEqualTo("signal 9 (KILL)");
        assertThat(shim(run).isAlive()).isFalse();
        assertThat(fixture.logged(".log")).containsOnlyOnce("Process \"j\" ended with signal 9 (KILL).");
    }

    @Test
    void a_host_that_is_killed_before_it_tells_the_shim_leaves_no_shim() throws Exception {
        Run run = start(FOREVER);
        killed(run);
        new Slot(slot()).announceNext(run.number() + 1, "memo");
        reopen();
        assertThat(host.adopt("j", Optional.empty(), OutputListener.NONE).get()).isEmpty();
        fixture.await(() -> !shim(run).isAlive());
        assertThat(slot().resolve("run")).doesNotExist();
    }

    @Test
    void a_run_again_is_adopted_as_any_other() throws Exception {
        killed(start(FOREVER));
        Run second = start(FOREVER);
        reopen();
        Run adopted = host.adopt("j", Optional.of(fixture.log()), OutputListener.NONE)
                .get()
                .orElseThrow();
        assertThat(adopted.pid()).isEqualTo(second.pid());
        killed(adopted);
        assertThat(shim(second).isAlive()).isFalse();
    }

    private void reopen() throws Exception {
        fixture.close();
        fixture = HostFixture.open(directory);
        host = fixture.host();
    }

    private Path slot() {
        return directory.resolve("run/jobs/j");
    }

    private Run start(String script) throws Exception {
        Command command =
                new Command(List.of("/bin/sh", "-c", script), work, Map.of("PATH", "/usr/bin:/bin", "PWD", "/"));
        return host.start("j", command, true, "memo", Optional.of(fixture.log()), OutputListener.NONE)
                .get(30, TimeUnit.SECONDS);
    }

    private static void killed(Run run) throws Exception {
        run.started().join().job().signal(Signals.KILL);
        end(run);
    }

    private static Ending end(Run run) throws Exception {
        return run.ended().get(30, TimeUnit.SECONDS);
    }

    private static ProcessIdentity shim(Run run) {
        return run.started().join().shim();
    }

    private String output() {
        return host.recentOutput("j").orElseThrow().lines(OutputStreamName.OUT, 20);
    }

    private void awaitUps(int count) {
        fixture.await(() -> output().lines().filter("up"::equals).count() == count);
    }
}
