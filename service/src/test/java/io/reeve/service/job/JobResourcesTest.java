package io.reeve.service.job;

import static io.reeve.mbeans.JobState.EXITED;
import static io.reeve.mbeans.JobState.RUNNING;
import static io.reeve.mbeans.JobState.STOPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.mbeans.JobState;
import io.reeve.mbeans.JobStatus;
import io.reeve.mbeans.OutputStreamName;
import io.reeve.service.fakes.NoListener;
import io.reeve.service.posix.Posix;
import io.reeve.service.process.HostFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes with another user and with limits; as another user than root most of it cannot be seen. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class JobResourcesTest {
    private static final String BEYOND_ANY_KERNEL = "9999999999999";

    @TempDir
    Path directory;

    private HostFixture fixture;
    private JobRegistry jobs;

    @BeforeEach
    void open() throws Exception {
        Files.createDirectories(directory.resolve("jobs"));
        fixture = HostFixture.open(directory);
        jobs = registry();
    }

    private JobRegistry registry() throws Exception {
        Map<String, String> environment = Map.of("PATH", "/usr/bin:/bin", "HOME", "/home/service", "USER", "service");
        JobsSetup setup = new JobsSetup(directory.resolve("jobs"), Path.of("/"), fixture.logs(), environment, Map.of());
        return JobRegistry.open(setup, fixture.host(), JobsFixture.watching(fixture, directory), new NoListener());
    }

    @AfterEach
    void close() throws Exception {
        jobs.stopAll().get(30, TimeUnit.SECONDS);
        fixture.close();
    }

    @Test
    void a_job_gets_its_limits_its_priority_and_its_umask() throws Exception {
        String script = "umask; ulimit -Sn; ulimit -Hn; ulimit -St; nice";
        List<String> plain = printed("plain", script, "");
        List<String> changed =
                printed("changed", script, "umask: 0027, nice: 5, limits: {nofile: '10:20', cpu: 500, fsize: 0}");
        String nice = Integer.toString(Math.min(19, Integer.parseInt(plain.get(4)) + 5));
        assertThat(changed).containsExactly("0027", "10", "20", "500", nice);
    }

    @Test
    void a_job_runs_as_its_user_with_that_one_s_groups_and_environment() throws Exception {
        asRoot();
        assertThat(printed("j", "id -u; id -g; id -G; echo $HOME $USER $LOGNAME", "user: nobody"))
                .isEqualTo(of("id -u nobody; id -g nobody; id -G nobody; echo $(getent passwd nobody | cut -d: -f6)"
                        + " nobody nobody"));
        assertThat(printed("k", "echo $HOME $USER", "user: nobody, environment: {HOME: /elsewhere}"))
                .containsExactly("/elsewhere nobody");
        assertThat(printed("l", "id -un; id -gn; echo $HOME", "group: daemon"))
                .containsExactly("root", "daemon", "/home/service");
        assertThat(printed("m", "id -un; id -gn; umask", "user: nobody, group: daemon, umask: 22"))
                .containsExactly("nobody", "daemon", "0022");
    }

    @Test
    void the_job_is_the_process_that_was_told_of_and_leads_its_session() throws Exception {
        Job job = running("j", "user: nobody, nice: 1, umask: 22, limits: {nofile: 64}");
        long pid = job.status().pid();
        assertThat(job.reports().read(1, OutputStreamName.OUT)).isEqualTo("ready " + pid + "\n");
        String[] stat = Files.readString(Path.of("/proc/" + pid + "/stat")).split(" ");
        assertThat(List.of(stat[4], stat[5])).as("group and session").containsOnly(Long.toString(pid));
        JobStatus down = job.stop().get(30, TimeUnit.SECONDS);
        assertThat(down.state()).isEqualTo(STOPPED);
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void a_job_of_another_user_is_killed_when_it_does_not_want_to_end() throws Exception {
        asRoot();
        Job job = add("j", "trap '' TERM; setsid sleep 600 & echo ready; while :; do sleep 1; done", "user: nobody");
        job.start().get();
        fixture.await(() -> job.reports().read(1, OutputStreamName.OUT).equals("ready\n"));
        assertThat(job.stop().get(30, TimeUnit.SECONDS).lastExit().text()).isEqualTo("signal 9 (KILL)");
    }

    @Test
    void the_next_service_takes_over_a_job_with_resources() throws Exception {
        Job job = running("j", "user: nobody, nice: 1, limits: {nofile: 64}");
        long pid = job.status().pid();
        fixture.close();
        fixture = HostFixture.open(directory);
        jobs = registry();
        assertThat(jobs.get("j").status().state()).isEqualTo(RUNNING);
        assertThat(jobs.get("j").status().pid()).isEqualTo(pid);
        assertThat(jobs.get("j").definition().resources().user()).isEqualTo("nobody");
        assertThat(jobs.get("j").stop().get().lastExit().text()).isEqualTo("signal 15 (TERM)");
    }

    @Test
    void exit_codes_and_signals_are_told_apart() throws Exception {
        String resources = "nice: 1, limits: {nofile: 64}";
        assertThat(ended("j", "exit 143", resources).lastExit().text()).isEqualTo("exit code 143");
        assertThat(ended("k", "kill -TERM $$", resources).lastExit().text()).isEqualTo("signal 15 (TERM)");
    }

    @Test
    void a_limit_that_the_system_refuses_is_a_failed_start_and_leaves_nothing() throws Exception {
        asRoot();
        Job job = add("j", "echo up; sleep 600", "limits: {core: 0, nofile: " + BEYOND_ANY_KERNEL + "}");
        assertThatThrownBy(() -> job.start().get())
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("prlimit: failed to set the NOFILE resource limit: Operation not permitted");
        assertThat(job.status().state()).isNotIn(RUNNING, EXITED, STOPPED);
        assertThat(job.status().reason()).startsWith("could not be started: prlimit: ");
        assertThat(job.status().pid()).isZero();
        assertThat(directory.resolve("run/jobs/j/run")).doesNotExist();
        assertThat(job.reports().read(1, OutputStreamName.OUT)).isEmpty();
        job.update("{limits: {nofile: 64}}").get();
        assertThat(job.start().get().state()).isEqualTo(RUNNING);
    }

    @Test
    void what_the_user_may_not_use_is_named_and_not_started() throws Exception {
        asRoot();
        Path program = Files.writeString(directory.resolve("program"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        jobs.add("a", program.toString(), "{user: nobody, directory: /}").get();
        assertThatThrownBy(() -> jobs.get("a").start().get())
                .hasMessageContaining("user nobody may not execute " + program);
        jobs.add("b", "/bin/true", "{user: nobody, directory: '" + directory + "'}")
                .get();
        assertThatThrownBy(() -> jobs.get("b").start().get())
                .hasMessageContaining("user nobody may not enter the job's directory");
    }

    @Test
    void a_job_of_another_user_can_open_its_own_output() throws Exception {
        asRoot();
        assertThat(printed("j", "echo out >/dev/stdout; echo err >/dev/stderr", "user: nobody"))
                .containsExactly("out");
        assertThat(jobs.get("j").reports().read(1, OutputStreamName.ERR)).isEqualTo("err\n");
    }

    @Test
    void arguments_stay_as_they_are() throws Exception {
        jobs.add("j", "/usr/bin/printf", "{params: ['%s|', --, '$(id)', 'a b', '', \"'\"], nice: 1, user: nobody}")
                .get();
        Job job = jobs.get("j");
        job.start().get();
        fixture.await(() -> job.status().state() == EXITED);
        assertThat(job.reports().read(1, OutputStreamName.OUT)).isEqualTo("--|$(id)|a b||'|");
    }

    @Test
    void what_cannot_be_given_is_refused_at_once_but_loses_no_definition() throws Exception {
        assertThatThrownBy(() -> add("j", "true", "user: no-such-user"))
                .hasMessage("job j: user: expected a user of this system, not 'no-such-user'");
        assertThatThrownBy(() -> jobs.get("j")).hasMessageContaining("no job is called");
        Files.writeString(directory.resolve("jobs/k.yaml"), "{command: /bin/true, user: no-such-user}");
        jobs = registry();
        Job kept = jobs.get("k");
        assertThatThrownBy(() -> kept.start().get())
                .hasMessageContaining("job k cannot start: user: expected a user of this system");
        assertThatThrownBy(() -> kept.update("{group: no-such-group}").get())
                .hasMessageContainingAll("no-such-user", "no-such-group");
        assertThat(kept.status().state()).isEqualTo(JobState.STOPPED);
    }

    private Job running(String name, String resources) throws Exception {
        asRoot();
        Job job = add(name, "echo ready $$; while :; do sleep 1; done", resources);
        job.start().get();
        fixture.await(() -> job.reports().read(1, OutputStreamName.OUT).startsWith("ready"));
        return job;
    }

    private List<String> printed(String name, String script, String resources) throws Exception {
        JobStatus status = ended(name, script, resources);
        assertThat(status.reason()).isEqualTo("ended with exit code 0");
        return jobs.get(name).reports().read(1, OutputStreamName.OUT).lines().toList();
    }

    private JobStatus ended(String name, String script, String resources) throws Exception {
        Job job = add(name, script, resources);
        job.start().get();
        fixture.await(() -> job.status().state() == EXITED);
        return job.status();
    }

    private Job add(String name, String script, String resources) throws Exception {
        jobs.add(name, script, "{shell: true, stopTimeout: 200ms, " + resources + "}")
                .get();
        return jobs.get(name);
    }

    private static List<String> of(String script) throws Exception {
        Process process = new ProcessBuilder("/bin/sh", "-c", script).start();
        return new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private static void asRoot() {
        Assumptions.assumeTrue(Posix.userId() == 0, "only root can give a job another user or refuse it a limit");
    }
}
