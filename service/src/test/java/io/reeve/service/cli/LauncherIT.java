package io.reeve.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.reeve.service.cli.Distribution.Result;
import io.reeve.service.fakes.Directories;
import io.reeve.service.process.RunLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bin/reeved} from the assembled layout. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class LauncherIT {

    @TempDir
    static Path place;

    @TempDir
    Path scratch;

    private static Distribution reeve;
    private Path home;

    @BeforeAll
    static void assemble() throws IOException, InterruptedException {
        reeve = Distribution.copyTo(place.resolve("reeve"));
        Result train =
                reeve.run("reeved", "train", "--home", place.resolve("home").toString());
        assertThat(train.code()).as(train.text()).isZero();
    }

    @BeforeEach
    void choose_home() throws IOException {
        home = scratch.resolve("the häme");
        Path socket = home.resolve("etc/plugins/socket-api.yaml");
        Files.createDirectories(socket.resolveSibling(""));
        Files.writeString(socket, "port: 0\ntextPort: 0\n");
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        reeve.environment.clear();
        reeved("stop");
        Directories.delete(RunLocation.of(home));
    }

    @Test
    void start_waits_until_the_service_answers_and_prints_where() throws Exception {
        Result start = start();

        assertThat(start.text()).contains("jolokia  http://127.0.0.1:", "service:jmx:rmi:", home.toString());
        assertThat(start.code()).isZero();
        assertThat(reeve.run("reeve", "--home", home.toString(), "ls").code()).isZero();
        Result status = reeved("status");
        assertThat(status.text()).contains("(pid " + pid() + ")");
        assertThat(status.code()).isZero();
        Path startupLog = home.resolve("log/server/startup.log");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(startupLog)))
                .isEqualTo("rw-------");
    }

    @Test
    void the_first_start_tells_where_the_password_stands_and_passwd_sets_another() throws Exception {
        Path first = home.resolve("data/plugins/auth/first-password");

        Result start = start();

        assertThat(start.text()).contains("login    admin, with the password that stands in " + first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first)))
                .isEqualTo("rw-------");
        assertThat(start.text()).doesNotContain(Files.readString(first).strip());
        assertThat(reeved("restart").text()).contains("login    admin");
        Result changed = reeve.shell("echo 'correct horse' | reeved passwd --home '" + home + "'");
        assertThat(changed.text()).isEqualTo("admin: changed\n");
        assertThat(first).doesNotExist();
        assertThat(reeve.shell("reeved passwd ann --home '" + home + "' </dev/null")
                        .code())
                .isEqualTo(1);
        assertThat(reeved("restart").text()).doesNotContain("login    admin");
        Result audit = reeve.run("reeve", "--home", home.toString(), "audit", "--verify");
        assertThat(audit.text()).contains(" records, all in order");
        try (Stream<Path> logs = Files.walk(home.resolve("log"))) {
            for (Path log : logs.filter(Files::isRegularFile).toList()) {
                assertThat(log).content().doesNotContain("correct horse");
            }
        }
    }

    @Test
    void other_users_of_the_machine_need_a_login() throws Exception {
        start();
        Path token = home.resolve("run/token");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token)))
                .isEqualTo("rw-------");
        String secret = Files.readString(token).strip();
        Files.delete(token);

        Result refused = reeve.run("reeve", "--home", home.toString(), "ls");

        assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.text()).contains("takes a login: set REEVE_TOKEN");
        reeve.environment.put("REEVE_TOKEN", secret);
        assertThat(reeve.run("reeve", "--home", home.toString(), "ls").code()).isZero();
        Files.writeString(token, secret);
    }

    @Test
    void starting_a_running_service_is_no_error_and_starts_no_second() throws Exception {
        start();
        long pid = pid();

        Result again = start();

        assertThat(again.text()).contains("already running (pid " + pid + ")");
        assertThat(again.code()).isZero();
        assertThat(pid()).isEqualTo(pid);
    }

    @Test
    void two_starts_at_once_make_one_service() throws Exception {
        String start = "reeved start --home '" + home + "' --set http.port=0 --set jmx.port=0";

        Result both = reeve.shell(start + " & one=$!; " + start + " & two=$!; wait $one && wait $two");

        assertThat(both.text()).containsOnlyOnce("already running");
        assertThat(both.code()).isZero();
    }

    @Test
    void stop_ends_the_service_and_its_jobs_and_is_content_when_there_is_none() throws Exception {
        start();
        long service = pid();
        long job = startSleeper();

        assertThat(reeved("stop").code()).isZero();

        assertThat(alive(service)).isFalse();
        assertThat(alive(job)).isFalse();
        assertThat(reeved("status").code()).isEqualTo(3);
        assertThat(reeved("stop").code()).isZero();
    }

    @Test
    void restart_leaves_the_jobs_running() throws Exception {
        start();
        long service = pid();
        long job = startSleeper();

        Result restart = reeved("restart");

        assertThat(restart.code()).as(restart.text()).isZero();
        assertThat(pid()).isNotEqualTo(service);
        assertThat(alive(service)).isFalse();
        assertThat(jobPid()).isEqualTo(job);
        assertThat(alive(job)).isTrue();
    }

    @Test
    void restart_repeats_the_settings_of_the_last_start_unless_they_are_given_again() throws Exception {
        reeved("start", "--set", "http.port=0", "--set", "jmx.port=0", "--set", "log.level=warn");

        Result restart = reeved("restart", "--set", "log.level=debug");

        assertThat(restart.text()).doesNotContain(":8778/", "127.0.0.1:0/");
        assertThat(ServiceFile.read(home).orElseThrow().settings())
                .isEqualTo(Map.of("http.port", "0", "jmx.port", "0", "log.level", "debug"));
        reeved("stop");
        assertThat(start().code()).isZero();
        assertThat(ServiceFile.read(home).orElseThrow().settings()).doesNotContainKey("log.level");
    }

    @Test
    void a_killed_service_is_dead_with_a_stale_file_and_starts_again() throws Exception {
        start();
        long killed = pid();
        long job = startSleeper();
        ProcessHandle.of(killed).orElseThrow().destroyForcibly();
        awaitEnd(killed);

        Result status = reeved("status");
        assertThat(status.text()).contains("is dead: process " + killed);
        assertThat(status.code()).isEqualTo(1);
        assertThat(start().code()).isZero();
        assertThat(jobPid()).isEqualTo(job);
    }

    @Test
    void a_stale_file_with_the_number_of_another_process_is_no_running_service() throws Exception {
        start();
        long pid = pid();
        Path file = home.resolve("run/service.json");
        String announced = Files.readString(file);
        reeved("stop");
        Files.writeString(
                file,
                announced.replace(
                        Long.toString(pid),
                        Long.toString(ProcessHandle.current().pid())));

        assertThat(reeved("status").code()).isEqualTo(1);
    }

    @Test
    void sigterm_ends_the_jobs_and_the_service() throws Exception {
        start();
        long service = pid();
        long job = startSleeper();

        ProcessHandle.of(service).orElseThrow().destroy();

        awaitEnd(service);
        assertThat(alive(job)).isFalse();
        assertThat(reeved("status").code()).isEqualTo(3);
    }

    @Test
    void a_service_that_does_not_answer_is_stopped_by_a_signal() throws Exception {
        start();
        long service = pid();
        misdirect();

        assertThat(reeved("stop").code()).isZero();

        assertThat(alive(service)).isFalse();
    }

    @Test
    void a_service_that_does_not_answer_cannot_be_told_to_keep_its_jobs() throws Exception {
        start();
        String announced = misdirect();

        Result stop = reeved("stop", "--keep-jobs");

        assertThat(stop.text()).contains("does not answer at http://127.0.0.1:1/", "kill -9 " + pid());
        assertThat(stop.code()).isEqualTo(1);
        Files.writeString(home.resolve("run/service.json"), announced);
    }

    @Test
    void a_start_that_fails_says_why() throws Exception {
        Result start = reeved("start", "--set", "http.prt=1");

        assertThat(start.text()).contains("did not start", "http.prt");
        assertThat(start.code()).isEqualTo(1);
        assertThat(reeved("status").code()).isEqualTo(3);
    }

    @Test
    void the_service_ignores_no_signal_even_if_its_starter_did() throws Exception {
        Result start = reeve.shell(
                "trap '' INT QUIT PIPE; reeved start --home '" + home + "' --set http.port=0 --set jmx.port=0");

        assertThat(start.code()).as(start.text()).isZero();
        // SIGPIPE is bit 12, which the JVM handles itself; of INT (1) and QUIT (2) none may be ignored.
        long ignored = Long.parseLong(statusOf(pid(), "SigIgn"), 16);
        assertThat(ignored & 0b11L << 1).isZero();
    }

    @Test
    void a_started_service_has_left_the_terminal_and_session_of_its_starter() throws Exception {
        start();
        List<String> stat = stat(pid());

        // proc(5): the session, and the controlling terminal, which is 0 where there is none
        assertThat(stat.get(3)).isNotEqualTo(stat(ProcessHandle.current().pid()).get(3));
        assertThat(stat.get(4)).isEqualTo("0");
        assertThat(Path.of("/proc/" + pid() + "/fd/0").toRealPath()).isEqualTo(Path.of("/dev/null"));
    }

    /** The fields behind the command's name. */
    private static List<String> stat(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        return List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
    }

    @Test
    void names_of_any_script_work_under_the_posix_locale() throws Exception {
        reeve.environment.put("LC_ALL", "POSIX");
        start();

        Result add = reeve.run("reeve", "--home", home.toString(), "add", "größe", "sleep", "60");
        assertThat(add.code()).as(add.text()).isZero();
        assertThat(home.resolve("data/jobs/größe.yaml")).exists();
        reeve.run("reeve", "--home", home.toString(), "start", "größe");
        assertThat(environmentOf(jobPid())).contains("LC_ALL=POSIX");
    }

    @Test
    void the_startup_log_is_for_the_owner_alone() throws Exception {
        start();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("log/server/startup.log"))))
                .isEqualTo("rw-------");
    }

    @Test
    void demo_starts_three_sample_jobs_in_a_home_of_its_own() throws Exception {
        reeve.environment.put("TMPDIR", scratch.toString());

        Result start = reeve.run("reeved", "start", "--demo", "--set", "http.port=0", "--set", "jmx.port=0");

        assertThat(start.code()).as(start.text()).isZero();
        try (Stream<Path> found = Files.list(scratch)) {
            home = found.filter(path -> path.getFileName().toString().startsWith("reeve-demo-"))
                    .findFirst()
                    .orElseThrow();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                .isEqualTo("rwx------");
        Result jobs = reeve.run("reeve", "--home", home.toString(), "ls");
        assertThat(jobs.text()).contains("ticker", "flaky", "worker").contains("RUNNING");
    }

    @Test
    void cert_makes_what_a_service_for_other_machines_takes() throws Exception {
        Result cert = reeved("cert", "--name", "reeve.example.org", "--name=192.0.2.7");
        assertThat(cert.code()).as(cert.text()).isZero();
        assertThat(cert.text()).contains("tls:\n  keyStore: etc/tls/reeve.p12\n", "dns:reeve.example.org,ip:192.0.2.7");
        for (String file : List.of("reeve.p12", "reeve.p12.password", "reeve.crt")) {
            Path path = home.resolve("etc/tls").resolve(file);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rw-------");
        }
        Files.writeString(home.resolve("etc/reeve.yaml"), "tls:\n  keyStore: etc/tls/reeve.p12\nhttp.host: 0.0.0.0\n");

        Result start = start();

        assertThat(start.text()).contains("jolokia  https://127.0.0.1:");
        assertThat(start.code()).as(start.text()).isZero();
        Result list = reeve.run("reeve", "--home", home.toString(), "ls");
        assertThat(list.code()).as(list.text()).isZero();
        String url = ServiceFile.read(home).orElseThrow().jolokia().replace("127.0.0.1", "localhost");
        Result stranger = reeve.run("reeve", "--url", url, "ls");
        assertThat(stranger.text()).contains("its certificate is not trusted", "REEVE_CA");
        reeve.environment.put("REEVE_CA", home.resolve("etc/tls/reeve.crt").toString());
        Result friend = reeve.run("reeve", "--url", url, "ls");
        assertThat(friend.text()).doesNotContain("certificate");
        assertThat(reeved("stop", "--keep-jobs").code()).isZero();
        assertThat(home.resolve("run/certificate.pem")).doesNotExist();
    }

    @Test
    void cert_overwrites_nothing_and_leaves_nothing_half() throws Exception {
        Path password = home.resolve("etc/tls/reeve.p12.password");
        Files.createDirectories(password.getParent());

        Result failed = reeved("cert", "--name", "a..b");
        assertThat(failed.text()).contains("keytool made no certificate for dns:a..b");
        assertThat(failed.code()).isEqualTo(1);
        assertThat(password.getParent()).isEmptyDirectory();

        Files.writeString(password, "of another store");
        Result refused = reeved("cert");
        assertThat(refused.text()).contains(password + " is there already: move it away first");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(password).hasContent("of another store");
    }

    @Test
    void a_service_for_other_machines_does_not_start_without_tls() throws Exception {
        Result start = reeved("start", "--set", "http.host=0.0.0.0");

        assertThat(start.text())
                .contains("http.host=0.0.0.0: other machines reach that, which takes TLS: set tls.keyStore");
        assertThat(start.code()).isEqualTo(1);
    }

    @Test
    void demo_refuses_a_directory_that_is_a_link() throws Exception {
        reeve.environment.put("TMPDIR", scratch.toString());
        Files.createSymbolicLink(scratch.resolve("reeve-demo-" + Files.getAttribute(scratch, "unix:uid")), scratch);

        Result start = reeve.run("reeved", "start", "--demo");

        assertThat(start.text()).contains("is not a directory of yours");
        assertThat(start.code()).isEqualTo(1);
    }

    @Test
    void a_trained_archive_is_used() throws Exception {
        start();

        assertThat(Files.readString(Path.of("/proc/" + pid() + "/maps"))).contains("/service/target/cache/");
    }

    @Test
    void a_java_home_without_java_is_named_and_another_found() throws Exception {
        reeve.environment.put("JAVA_HOME", "/no/java/here");

        Result start = start();

        assertThat(start.text()).contains("JAVA_HOME=/no/java/here is no Java 17");
        assertThat(start.code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fly",
                "start --bogus",
                "start --set http.port",
                "start --set",
                "start stop",
                "status --set a=b",
                "cert --set a=b",
                "cert --name",
                "cert --name a,b",
                "start --name reeve.example.org",
                "restart --keep-jobs"
            })
    void wrong_usage_exits_with_2_and_points_to_help(String line) throws Exception {
        Result result = reeve.shell("reeved " + line);

        assertThat(result.text()).contains("Try: reeved --help");
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void help_is_no_error() throws Exception {
        Result help = reeve.run("reeved", "--help");

        assertThat(help.text()).contains("start", "run", "stop", "restart", "status", "cert", "--demo", "--keep-jobs");
        assertThat(help.code()).isZero();
    }

    private Result start() throws IOException, InterruptedException {
        return reeved("start", "--set", "http.port=0", "--set=jmx.port=0");
    }

    private Result reeved(String command, String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(command, "--home", home.toString()));
        words.addAll(List.of(options));
        return reeve.run("reeved", words.toArray(String[]::new));
    }

    private long pid() throws IOException {
        return ServiceFile.read(home).orElseThrow().pid();
    }

    private long startSleeper() throws IOException, InterruptedException {
        reeve.run("reeve", "--home", home.toString(), "add", "sleeper", "sleep", "600");
        Result start = reeve.run("reeve", "--home", home.toString(), "start", "sleeper");
        assertThat(start.code()).as(start.text()).isZero();
        return jobPid();
    }

    /** The process of the only job. */
    private long jobPid() throws IOException, InterruptedException {
        Result status = reeve.run("reeve", "--home", home.toString(), "--json", "status");
        var jobs = JsonParser.parseString(status.text()).getAsJsonObject();
        String only = jobs.keySet().iterator().next();
        return jobs.getAsJsonObject(only).get("pid").getAsLong();
    }

    /** Makes the service file tell an address where nothing answers; returns what it said. */
    private String misdirect() throws IOException {
        Path file = home.resolve("run/service.json");
        String announced = Files.readString(file);
        Files.writeString(file, announced.replaceAll("127\\.0\\.0\\.1:\\d+/jolokia", "127.0.0.1:1/jolokia"));
        return announced;
    }

    private static boolean alive(long pid) throws IOException {
        Path status = Path.of("/proc/" + pid + "/status");
        return Files.exists(status) && !statusOf(pid, "State").startsWith("Z");
    }

    private static void awaitEnd(long pid) throws IOException, InterruptedException {
        while (alive(pid)) {
            Thread.onSpinWait();
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static String statusOf(long pid, String key) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith(key + ":"))
                .map(line -> line.substring(key.length() + 1).strip())
                .findFirst()
                .orElse("Z");
    }

    private static List<String> environmentOf(long pid) throws IOException {
        return List.of(Files.readString(Path.of("/proc/" + pid + "/environ")).split("\0", -1));
    }
}
