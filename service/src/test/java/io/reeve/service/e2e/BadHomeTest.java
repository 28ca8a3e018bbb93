package io.reeve.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.JobState;
import io.reeve.mbeans.ObjectNames;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a service finds when it starts: settings, ports and files that are not as they should be. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class BadHomeTest {
    private static final String FOR_EVER = "echo ready; while :; do sleep 100; done";

    @TempDir
    private Path directory;

    private ServiceUnderTest service;

    @BeforeEach
    void prepare() {
        service = new ServiceUnderTest(directory);
    }

    @AfterEach
    void clean() {
        service.close();
    }

    @Test
    void bad_settings_are_all_told_at_once_and_nothing_starts() throws IOException {
        Files.createDirectories(service.home().resolve("etc"));
        Files.writeString(
                service.home().resolve("etc/reeve.yaml"),
                "http:\n  prot: 1\nlog:\n  level: loud\n  onFull: explode\nnonsense: true\n");
        service.set("jobs.ringBytes", "77");
        service.launch();
        assertThat(service.awaitExit()).isNotZero();
        assertThat(service.console())
                .contains("http.prot", "http.port", "log.level", "loud", "log.onFull", "nonsense")
                .contains("jobs.ringBytes")
                .doesNotContain("\tat ");
    }

    @Test
    void settings_that_are_no_yaml_are_told_with_their_place() throws IOException {
        Files.createDirectories(service.home().resolve("etc"));
        Files.writeString(service.home().resolve("etc/reeve.yaml"), "http: [1, 2\n");
        service.launch();
        assertThat(service.awaitExit()).isNotZero();
        assertThat(service.console()).contains("reeve.yaml").doesNotContain("\tat ");
    }

    @Test
    void a_port_in_use_is_named_and_running_jobs_go_on() throws IOException {
        long pid = startOne("job");
        service.kill9();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            service.set("http.port", taken.getLocalPort());
            service.launch();
            assertThat(service.awaitExit()).isNotZero();
            assertThat(service.console()).contains("http.port: cannot listen on 127.0.0.1:" + taken.getLocalPort());
        }
        service.set("http.port", 0).start();
        assertThat(service.client().status("job").pid()).isEqualTo(pid);
    }

    @Test
    @SuppressWarnings("BanJNDI") // The address is that of our own service.
    void where_any_free_port_will_do_the_service_tells_which_it_took() throws IOException {
        startOne("job");
        JMXServiceURL url = new JMXServiceURL(service.serviceFile("jmx"));
        Map<String, Object> login = Map.of(JMXConnector.CREDENTIALS, new String[] {"", service.token()});
        try (JMXConnector connector = JMXConnectorFactory.connect(url, login)) {
            assertThat(connector.getMBeanServerConnection().isRegistered(ObjectNames.job("job")))
                    .isTrue();
        }
    }

    @Test
    void a_home_that_is_a_file_is_named() throws IOException {
        Files.writeString(service.home(), "not a directory");
        service.launch();
        assertThat(service.awaitExit()).isNotZero();
        assertThat(service.console()).contains(service.home().toString()).contains("not a directory");
    }

    @Test
    void a_second_service_on_a_home_is_refused_and_the_first_goes_on() throws IOException {
        long pid = startOne("job");
        Path other = Files.createDirectory(directory.resolve("other"));
        try (ServiceUnderTest second = new ServiceUnderTest(other).home(service.home())) {
            second.launch();
            assertThat(second.awaitExit()).isNotZero();
            assertThat(second.console()).contains("is in use by the service with pid " + service.pid());
        }
        assertThat(service.client().status("job").pid()).isEqualTo(pid);
    }

    @Test
    void two_homes_that_are_given_one_run_directory_do_not_take_each_others_jobs() throws IOException {
        long pid = startOne("job");
        Path other = Files.createDirectory(directory.resolve("other"));
        try (ServiceUnderTest second = new ServiceUnderTest(other).set("run.dir", service.runDirectory())) {
            second.launch();
            assertThat(second.awaitExit()).isNotZero();
            assertThat(second.console()).contains(service.runDirectory().toString(), "is in use");
        }
        assertThat(service.client().status("job").pid()).isEqualTo(pid);
        assertThat(service.client().stop("job").state()).isEqualTo(JobState.STOPPED);
    }

    @Test
    void a_corrupt_definition_is_set_aside_and_its_running_process_kept() throws IOException {
        long pid = startOne("broken");
        startOne("whole");
        service.kill9();
        Files.writeString(service.definition("broken"), "command: [unclosed\n");
        service.start();
        assertThat(service.client().status("broken").pid()).isEqualTo(pid);
        assertThat(service.client().status("whole").state()).isEqualTo(JobState.RUNNING);
        try (Stream<Path> files = Files.list(service.definition("broken").getParent())) {
            List<Path> aside = files.filter(file -> file.toString().contains("broken.yaml.corrupt-"))
                    .toList();
            assertThat(aside).hasSize(1);
            assertThat(Files.readString(aside.get(0))).isEqualTo("command: [unclosed\n");
        }
        assertThat(service.console()).contains("broken.yaml is not usable");
        assertThat(service.client().stop("broken").state()).isEqualTo(JobState.STOPPED);
    }

    @Test
    void a_running_job_whose_definition_is_gone_is_kept() throws IOException {
        long pid = startOne("orphan");
        service.kill9();
        Files.delete(service.definition("orphan"));
        service.start();
        assertThat(service.client().status("orphan").pid()).isEqualTo(pid);
        assertThat(service.client().stop("orphan").state()).isEqualTo(JobState.STOPPED);
        service.client().delete("orphan");
        assertThat(service.client().jobs()).isEmpty();
    }

    @Test
    void rubbish_in_the_run_directory_keeps_nobody_from_starting() throws IOException {
        long pid = startOne("whole");
        startOne("ringless");
        service.kill9();
        Path jobs = service.runDirectory().resolve("jobs");
        Files.writeString(jobs.resolve("ringless/out.ring"), "rubbish".repeat(100_000));
        Files.createDirectories(jobs.resolve(".rubbish/deep"));
        Files.writeString(jobs.resolve("file"), "rubbish");
        Files.createDirectories(jobs.resolve("half"));
        Files.writeString(jobs.resolve("half/memo"), "");
        service.start();
        assertThat(service.client().status("whole").pid()).isEqualTo(pid);
        assertThat(service.client().jobs()).containsExactlyInAnyOrder("ringless", "whole");
        assertThat(service.console()).contains("ringless");
    }

    @Test
    void a_service_killed_while_it_noted_the_boot_forgets_no_job() throws IOException {
        long pid = startOne("job");
        service.kill9();
        Files.writeString(service.runDirectory().resolve("boot"), "");
        service.start();
        assertThat(service.client().status("job").pid()).isEqualTo(pid);
    }

    private long startOne(String job) throws IOException {
        if (!service.isUp()) {
            service.start();
        }
        service.client().addShell(job, FOR_EVER);
        return service.client().start(job).pid();
    }
}
