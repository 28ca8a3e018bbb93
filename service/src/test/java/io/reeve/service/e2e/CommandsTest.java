package io.reeve.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.google.gson.JsonObject;
import io.reeve.mbeans.JobState;
import io.reeve.service.e2e.CommandLine.Said;
import io.reeve.service.posix.Posix;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The commands of {@code reeve} on a real service. Numbers are the items of ProcessManageMapTest. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class CommandsTest {
    private static final String FOREVER = "echo ready; while :; do sleep 100; done";
    private static final Map<String, Object> SLOW = Map.of("initial", "1h", "max", "1h", "jitter", 0);
    private static final Pattern MEMORY = Pattern.compile("(\\d+\\.\\d{3})\\((\\d+)b\\)");
    private static final List<String> SET_BY_SHELLS = List.of("PWD", "OLDPWD", "SHLVL", "_");
    private static final int SIGSTOP = 19;

    @RegisterExtension
    static final SharedService SHARED = new SharedService();

    private final Client client = SHARED.client();
    private final CommandLine reeve =
            new CommandLine(SHARED.directory(), SHARED.service().home());

    /** P14. */
    @Test
    void what_does_not_run_what_does_not_exist_and_a_dead_service_have_errors_of_their_own() throws Exception {
        client.addShell("idle", FOREVER);
        assertThat(reeve.run("stop", "idle")).isEqualTo(new Said(1, "", "reeve: job idle is STOPPED: cannot stop\n"));
        assertThat(reeve.run("wakeup", "idle"))
                .isEqualTo(new Said(1, "", "reeve: job idle is STOPPED: cannot wake up\n"));
        assertThat(reeve.run("status", "idle").code()).isEqualTo(5);
        assertThat(reeve.run("stop", "idel"))
                .isEqualTo(new Said(4, "", "reeve: no job is called 'idel'; did you mean 'idle'?\n"));
        assertThat(reeve.run("stop", "idle", "--url", "http://127.0.0.1:1/jolokia")
                        .code())
                .isEqualTo(3);
    }

    /** P17, P18. */
    @Test
    void verbose_status_is_the_table_of_a_job_and_its_instances() throws Exception {
        client.add("idle", FOREVER, Map.of("shell", true));
        client.add("pair", FOREVER, Map.of("shell", true, "instances", 2));
        long pid = client.start("pair").pid();
        List<List<String>> table = table(reeve.run("status", "-v"));
        assertThat(table.get(0))
                .containsExactly(
                        "TYPE",
                        "PID",
                        "TITLE",
                        "STATE",
                        "MEMORY(M)",
                        "START",
                        "RUN(S)",
                        "COUNT",
                        "WORK",
                        "RESTARTS",
                        "REASON");
        assertThat(table.get(1))
                .containsExactly("Job", "--", "idle", "STOPPED", "--", "--", "--", "0/1", "--", "0", "not started yet");
        assertThat(table.get(2))
                .containsExactly(
                        "Instance", "--", "idle:1", "STOPPED", "--", "--", "--", "--", "0", "0", "not started yet");
        assertRuns(table.get(3), "Job", "--", "pair", "2/2", "--", "0", "2 of 2 instances run");
        assertRuns(table.get(4), "Instance", Long.toString(pid), "pair:1", "--", "1", "0", "running");
        assertThat(table.get(5)).startsWith("Instance").contains("pair:2", "RUNNING");
        assertThat(table).hasSize(6);
    }

    private static void assertRuns(List<String> row, String... expected) {
        assertThat(row.subList(0, 3)).containsExactly(Arrays.copyOfRange(expected, 0, 3));
        assertThat(row.get(3)).isEqualTo("RUNNING");
        Matcher memory = MEMORY.matcher(row.get(4));
        assertThat(memory.matches()).as(row.get(4)).isTrue();
        double megabytes = Long.parseLong(memory.group(2)) / 1024.0 / 1024;
        assertThat(megabytes).isPositive();
        assertThat(memory.group(1)).isEqualTo(String.format(Locale.ROOT, "%.3f", megabytes));
        assertThat(row.get(5)).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
        assertThat(row.get(6)).matches("\\d+");
        assertThat(row.subList(7, 11)).containsExactly(Arrays.copyOfRange(expected, 3, 7));
    }

    private static List<List<String>> table(Said said) {
        assertThat(said.code()).as(said.err()).isZero();
        return said.out().lines().map(line -> List.of(line.split(" {2,}"))).toList();
    }

    /** P16, P17. */
    @Test
    void a_process_that_cannot_answer_is_shown_all_the_same() throws Exception {
        long pid = SHARED.startShell("frozen", FOREVER).pid();
        Posix.signal((int) pid, SIGSTOP);
        Await.until("it is frozen", () -> Files.readString(Path.of("/proc/" + pid + "/stat"))
                .contains(") T "));
        List<List<String>> table = table(reeve.run("status", "-v", "frozen"));
        assertRuns(table.get(2), "Instance", Long.toString(pid), "frozen:1", "--", "1", "0", "running");
        assertThat(Files.readString(Path.of("/proc/" + pid + "/stat"))).contains(") T ");
    }

    /** P23. */
    @Test
    void groups_are_told_together_and_one_failure_stops_no_other() throws Exception {
        for (String job : List.of("g-1", "g-2", "g-3")) {
            client.addShell(job, FOREVER);
        }
        client.start("g-2");
        List<String> all = List.of("g-1", "g-2", "nobody", "g-3");
        assertThat(told("startAll", all))
                .containsEntry("g-1", "")
                .containsEntry("g-2", "")
                .containsEntry("nobody", "no job is called 'nobody'")
                .containsEntry("g-3", "");
        assertThat(states()).containsOnly(JobState.RUNNING);
        assertThat(reeve.run("stop", "g-2", "nobody", "g-2").code()).isEqualTo(4);
        assertThat(reeve.run("restart", "g-*").out().lines())
                .hasSize(2)
                .allMatch(line -> line.matches("g-[13]: RUNNING, pid \\d+"));
        assertThat(reeve.run("stop", "g-*")).isEqualTo(new Said(0, "g-1: STOPPED\ng-3: STOPPED\n", ""));
        assertThat(reeve.run("stop", "g-*")).isEqualTo(new Said(0, "", ""));
        assertThat(states()).containsOnly(JobState.STOPPED);
        client.start("g-3");
        assertThat(told("restartAll", all))
                .containsEntry("g-1", "job g-1 is STOPPED: cannot restart")
                .containsEntry("g-3", "");
        assertThat(told("stopAll", all))
                .containsEntry("g-1", "job g-1 is STOPPED: cannot stop")
                .containsEntry("g-3", "");
    }

    /** P23. */
    @Test
    void labels_choose_the_jobs_of_a_command() throws Exception {
        assertThat(reeve.run("add", "api", "--set", "labels={tier: db}", "--shell", "--", FOREVER)
                        .code())
                .isZero();
        client.addShell("web", FOREVER);
        assertThat(reeve.run("set", "web", "labels={team: shop, tier: web}").code())
                .isZero();
        assertThat(reeve.run("set", "api", "labels.team=shop").code()).isZero();
        assertThat(reeve.run("get", "api").out()).contains("labels:\n  ", "  team: shop\n", "  tier: db\n");
        client.addShell("other", FOREVER);
        assertThat(reeve.run("ls", "-l", "team=shop")).isEqualTo(new Said(0, "api  STOPPED\nweb  STOPPED\n", ""));
        JsonObject selected = client.server("select", "team=shop,tier!=db").getAsJsonObject();
        assertThat(selected.keySet()).containsExactly("web");
        assertThat(told("startAll", List.copyOf(selected.keySet()))).containsExactly(entry("web", ""));
        assertThat(reeve.run("stop", "-l", "team=shop")).isEqualTo(new Said(0, "web: STOPPED\n", ""));
        assertThat(reeve.run("start", "-l", "!team").out()).startsWith("other: RUNNING, pid ");
        assertThat(reeve.run("stop", "-l", "team in (shop)").err())
                .isEqualTo("reeve: 'team in (shop)' is no selector: expected NAME=value, NAME!=value, NAME or !NAME,"
                        + " separated by commas, or a glob of job names, not 'team in (shop)'\n");
        assertThat(reeve.run("stop", "-l", "team=none").code()).isEqualTo(4);
        assertThat(reeve.run("set", "api", "labels={'a b': c}").err())
                .startsWith("reeve: job api: labels: 'a b' cannot name a label: expected 1 to 63 letters");
    }

    private Map<String, String> told(String operation, List<String> jobs) {
        Map<String, String> outcomes = new TreeMap<>();
        client.server(operation, jobs)
                .getAsJsonObject()
                .asMap()
                .forEach((job, outcome) -> outcomes.put(job, outcome.getAsString()));
        return outcomes;
    }

    private List<JobState> states() {
        return client.jobs().stream().map(job -> client.status(job).state()).toList();
    }

    /** P27. */
    @Test
    void each_stream_has_a_log_of_its_own_and_ends_with_the_reason() throws Exception {
        client.addShell("logged", "echo fine; echo bad >&2; exit 3");
        client.start("logged");
        SHARED.awaitEnd("logged");
        Await.until(
                "the end is logged", () -> SHARED.service().log("logged", false).contains("ended with"));
        assertThat(SHARED.service().log("logged", false))
                .startsWith("Process \"logged\" starts.\nfine\n")
                .contains("Process \"logged\" ended with exit code 3.")
                .doesNotContain("bad");
        assertThat(SHARED.service().log("logged", true)).startsWith("bad\n").doesNotContain("fine");
    }

    @Test
    void scale_starts_and_ends_as_many_as_it_takes() throws Exception {
        client.addShell("wide", FOREVER);
        client.start("wide");
        assertThat(reeve.run("scale", "wide", "3")).isEqualTo(new Said(0, "wide: instances 3\n", ""));
        assertThat(client.status("wide").running()).isEqualTo(3);
        assertThat(reeve.run("scale", "wid*", "1")).isEqualTo(new Said(0, "wide: instances 1\n", ""));
        assertThat(client.status("wide").running()).isEqualTo(1);
        Said none = reeve.run("scale", "wide", "0");
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.err())
                .isEqualTo("reeve: job wide: instances: expected a whole number from 1 to 1000, not '0'\n");
        assertThat(reeve.run("scale", "wide", "many").code()).isEqualTo(2);
    }

    @Test
    void signal_tells_the_processes() throws Exception {
        client.addShell("told", "trap 'echo heard; exit 3' USR1; echo ready; while :; do sleep 0.01; done");
        client.start("told");
        SHARED.awaitOutput("told", "ready");
        assertThat(reeve.run("signal", "SIGUSR1", "tol*").out()).startsWith("told: ");
        SHARED.awaitEnd("told");
        assertThat(client.status("told").lastExit().number()).isEqualTo(3);
        assertThat(reeve.run("signal", "USR1", "told"))
                .isEqualTo(new Said(1, "", "reeve: job told is EXITED: cannot signal\n"));
        assertThat(reeve.run("signal", "WORD", "told").err()).isEqualTo("reeve: no signal is called 'WORD'\n");
    }

    @Test
    void run_runs_the_command_beside_what_runs() throws Exception {
        client.add("beside", "exec sleep 600", Map.of("shell", true, "restart", "always"));
        client.start("beside");
        long pid = client.status("beside").pid();
        Said run = reeve.run("run", "beside");
        assertThat(run.out()).matches("beside:1001: pid [0-9]+\n");
        assertThat(reeve.run("status", "-v", "beside").out())
                .containsPattern("Instance +" + pid + " +beside:1 +RUNNING")
                .containsPattern("One-shot +[0-9]+ +beside:1001 +RUNNING");
        reeve.run("stop", "beside");
        assertThat(reeve.run("status", "-v", "beside").out()).containsPattern("One-shot +-- +beside:1001 +STOPPED");
    }

    /** P15. */
    @Test
    void wakeup_starts_at_once_what_waits() throws Exception {
        Path healed = SHARED.directory().resolve("healed");
        client.add(
                "late",
                "test -e " + healed + " && exec sleep 600; exit 3",
                Map.of("shell", true, "restart", "always", "backoff", SLOW));
        client.start("late");
        Await.until("it waits", () -> client.status("late").failures() == 2);
        Files.createFile(healed);
        assertThat(reeve.run("wakeup", "l*"))
                .isEqualTo(new Said(
                        0, "late: RUNNING, pid " + client.status("late").pid() + "\n", ""));
        assertThat(client.status("late").state()).isEqualTo(JobState.RUNNING);
    }

    @Test
    void explain_says_why_it_ended_and_what_it_said_last() throws Exception {
        client.addShell("failed", "echo out of paper >&2; exit 3");
        client.start("failed");
        SHARED.awaitEnd("failed");
        assertThat(reeve.run("explain", "failed").out())
                .matches("failed is EXITED since \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d: ended with exit code 3;"
                        + " it is not started again, as restart is never\\.\n  out of paper\n");
    }

    @Test
    void env_is_what_the_process_gets_with_its_secrets_masked() throws Exception {
        client.add(
                "env",
                "printenv > " + SHARED.directory().resolve("printed"),
                Map.of(
                        "shell",
                        true,
                        "environment",
                        Map.of("COLOUR", "blue", "PASSWORD", "hunter2"),
                        "secrets",
                        "PASSWORD"));
        Said said = reeve.run("env", "env");
        client.start("env");
        SHARED.awaitEnd("env");
        assertThat(said.out().lines().filter(line -> line.matches("(COLOUR|PASSWORD|REEVE_JOB)=.*")))
                .containsExactly("COLOUR=blue", "PASSWORD=********", "REEVE_JOB=env");
        assertThat(said.out().contains("hunter2")).isFalse();
        List<String> printed = Files.readAllLines(SHARED.directory().resolve("printed"));
        assertThat(printed).anyMatch("PASSWORD=hunter2"::equals);
        // The names alone: whoever runs the tests may have secrets in the environment.
        assertThat(said.out()
                        .lines()
                        .filter(line -> !printed.contains(line))
                        .map(line -> line.replaceFirst("=.*", ""))
                        .filter(name -> !SET_BY_SHELLS.contains(name)))
                .containsExactly("PASSWORD");
        assertThat(reeve.run("--json", "env", "env").out().contains("\"PASSWORD\":\"********\""))
                .isTrue();
    }

    @Test
    void log_files_are_searched_listed_and_printed_also_those_of_a_deleted_job() throws Exception {
        client.addShell("logged", "echo a needle; echo hay; echo another needle >&2");
        client.start("logged");
        SHARED.awaitEnd("logged");
        Path file = SHARED.service().logFiles("logged", false).get(0);
        Await.until("all is logged", () -> Files.readString(file).contains("ended"));
        client.delete("logged");
        Said found = reeve.run("grep", "needle", "logged", "--since", "2h");
        assertThat(found.code()).as(found.err()).isZero();
        assertThat(found.out().lines().map(line -> line.replaceFirst("^\\S+ ", "")))
                .containsExactly("a needle", "another needle");
        assertThat(reeve.run("grep", "-E", "need.e$", "logged", "--until", "1h"))
                .isEqualTo(new Said(1, "", ""));
        String name = file.getParent().getFileName() + "/" + file.getFileName();
        assertThat(table(reeve.run("files", "logged")))
                .anySatisfy(row -> assertThat(row).startsWith(name, "OUT"));
        assertThat(reeve.run("files", "logged", name)).isEqualTo(new Said(0, Files.readString(file), ""));
        assertThat(reeve.run("grep", "needle", "never").code()).isEqualTo(4);
    }
}
