package io.reeve.service.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reeve.service.config.Settings.LogLevel;
import io.reeve.service.config.Settings.OnFull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private final Path home;

    SettingsTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void the_default_file_says_what_the_defaults_are() throws IOException {
        Settings none = Settings.load(home, Map.of(), Map.of());
        Home.prepare(home);
        assertThat(Settings.load(home, Map.of(), Map.of())).isEqualTo(none);
        assertThat(none)
                .isEqualTo(new Settings(
                        new Settings.Http("127.0.0.1", 8778, Duration.ofMinutes(30)),
                        new Settings.Jmx("127.0.0.1", 8779),
                        Optional.empty(),
                        new Settings.Log(home.resolve("log"), LogLevel.INFO, 64L << 20, OnFull.DROP),
                        new Settings.Run(Optional.empty()),
                        ZoneId.systemDefault(),
                        Interpreters.DEFAULTS,
                        new Settings.Jobs(131_072),
                        new Settings.Plugins(List.of("*"))));
    }

    @Test
    void nested_and_dotted_keys_mean_the_same() throws IOException {
        file("http:\n  port: 9000\njmx.port: 9001\ninterpreters:\n  lua: luajit -O3\n  py: [python3, -u]\n");
        Settings settings = Settings.load(home, Map.of(), Map.of());
        assertThat(settings.http().port()).isEqualTo(9000);
        assertThat(settings.jmx().port()).isEqualTo(9001);
        assertThat(settings.interpreters())
                .containsEntry("lua", List.of("luajit", "-O3"))
                .containsEntry("py", List.of("python3", "-u"))
                .containsEntry("php", List.of("php"));
    }

    @Test
    void the_command_line_beats_the_environment_which_beats_the_file() throws IOException {
        file("http.port: 1001\njmx.port: 1002\nlog:\n  onFull: wait\n");
        Settings settings = Settings.load(
                home,
                Map.of("http.port", "3001", "run.dir", "/dev/shm/x"),
                Map.of(
                        "REEVE_SET_HTTP_PORT", "2001",
                        "REEVE_SET_JMX_PORT", "2002",
                        "REEVE_SET_LOG_ONFULL", "drop",
                        "REEVE_SET_JOBS_RINGBYTES", "65536",
                        "REEVE_SET_INTERPRETERS_TCL", "tclsh",
                        "REEVE_HOME", "/elsewhere"));
        assertThat(settings.http().port()).isEqualTo(3001);
        assertThat(settings.jmx().port()).isEqualTo(2002);
        assertThat(settings.log().onFull()).isEqualTo(OnFull.DROP);
        assertThat(settings.jobs().ringBytes()).isEqualTo(65_536);
        assertThat(settings.interpreters()).containsEntry("tcl", List.of("tclsh"));
        assertThat(settings.run().dir()).contains(Path.of("/dev/shm/x"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    http.port     | 65536        | expected a port from 1 to 65535, or 0 for any free one
                    http.port     | http         | expected a port from 1 to 65535, or 0 for any free one
                    http.sessionTimeout | soon   | expected a duration such as 500ms, 10s, 2m, 1h or 1d, or a number of seconds, not soon
                    http.sessionTimeout | 0      | expected a duration from 10s to 365d
                    http.host     | 0.0.0.0      | other machines reach that, which takes TLS: set tls.keyStore (reeved cert makes one)
                    http.host     | 192.0.2.7    | other machines reach that, which takes TLS: set tls.keyStore (reeved cert makes one)
                    jmx.host      | ::           | other machines reach that, which takes TLS: set tls.keyStore (reeved cert makes one)
                    jmx.host      | 2001:db8::7  | other machines reach that, which takes TLS: set tls.keyStore (reeved cert makes one)
                    jmx.host      | example.com  | expected an address such as 127.0.0.1 or 0.0.0.0, or localhost
                    jmx.host      | 300.1.1.1    | expected an address such as 127.0.0.1 or 0.0.0.0, or localhost
                    jmx.host      | '127.0.0.1:1' | expected an address such as 127.0.0.1 or 0.0.0.0, or localhost
                    tls.keyStore  | ''           | expected a file, or none
                    tls           | on           | is a group of settings: tls.keyStore, tls.passwordFile
                    log.level     | inof         | expected one of error, warn, info, debug, trace; did you mean 'info'?
                    log.onFull    | block        | expected one of drop, wait
                    timezone      | Europe/Berln | expected a time zone such as Europe/Berlin, or system; did you mean 'Europe/Berlin'?
                    jobs.ringBytes | 100000      | expected a power of two from 65536 to 67108864
                    jobs.ringBytes | 32768       | expected a power of two from 65536 to 67108864
                    interpreters.x | ''          | expected a command, such as java -jar
                    http.prot     | 1            | no such setting; did you mean 'http.port'?
                    colour        | 1            | no such setting
                    http          | 1            | is a group of settings: http.host, http.port, http.sessionTimeout
                    jmx.port      | 8778         | is the port of http too; give each its own
                    """)
    void says_what_is_wrong_and_what_was_expected(String key, String value, String complaint) {
        assertThat(problems(Map.of(key, value), Map.of()))
                .containsExactly(new SettingProblem("--set", key, value, complaint));
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1", "127.8.9.10", "localhost", "::1"})
    void loopback_addresses_are_fine(String host) throws IOException {
        assertThat(Settings.load(home, Map.of("http.host", host), Map.of()).isLoopbackOnly())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"http.host, 0.0.0.0", "jmx.host, '::'", "http.host, 192.0.2.7", "jmx.host, 2001:db8::7"})
    void with_tls_all_addresses_are_fine_and_known_to_be_reached_by_others(String key, String host) throws IOException {
        Settings settings = Settings.load(home, Map.of(key, host, "tls.keyStore", "etc/tls/reeve.p12"), Map.of());
        assertThat(settings.isLoopbackOnly()).isFalse();
    }

    @Test
    void the_password_of_the_key_store_is_beside_it_unless_said_otherwise() throws IOException {
        Map<String, String> keyStore = Map.of("tls.keyStore", "etc/tls/reeve.p12");
        Path file = home.resolve("etc/tls/reeve.p12");
        assertThat(Settings.load(home, keyStore, Map.of()).tls())
                .contains(new Settings.Tls(file, home.resolve("etc/tls/reeve.p12.password")));
        assertThat(Settings.load(home, keyStore, Map.of("REEVE_SET_TLS_PASSWORDFILE", "/run/secret"))
                        .tls())
                .contains(new Settings.Tls(file, Path.of("/run/secret")));
        assertThat(Settings.load(home, Map.of("tls.keyStore", "none"), Map.of()).tls())
                .isEmpty();
    }

    @Test
    void both_doors_that_are_open_to_others_without_tls_are_named() {
        assertThat(problems(Map.of("http.host", "0.0.0.0", "jmx.host", "::"), Map.of()))
                .extracting(SettingProblem::key)
                .containsExactly("http.host", "jmx.host");
    }

    @Test
    void a_port_on_all_addresses_is_that_port_on_every_address() {
        Map<String, String> settings =
                Map.of("http.host", "0.0.0.0", "jmx.port", "8778", "tls.keyStore", "etc/tls/reeve.p12");
        assertThat(problems(settings, Map.of())).extracting(SettingProblem::key).containsExactly("jmx.port");
    }

    @Test
    void tells_everything_that_is_wrong_at_once_with_its_place() throws IOException {
        file("http:\n  prot: 1\n  host: [1]\nhttp.host: 127.0.0.1\nlog: {level: loud}\n");
        InvalidSettingsException error = catchThrowableOfType(
                InvalidSettingsException.class,
                () -> Settings.load(home, Map.of("jmx.port", "x"), Map.of("REEVE_SET_HTTP_PRT", "5")));
        Path file = home.resolve("etc/reeve.yaml");
        assertThat(error.problems().stream().map(SettingProblem::sentence))
                .containsExactly(
                        file + ", line 4: http.host=127.0.0.1: is set already: " + file + ", line 3",
                        file
                                + ", line 3: http.host=[1]: expected an address such as 127.0.0.1 or 0.0.0.0, or localhost",
                        "--set: jmx.port=x: expected a port from 1 to 65535, or 0 for any free one",
                        file + ", line 5: log.level=loud: expected one of error, warn, info, debug, trace",
                        file + ", line 2: http.prot=1: no such setting; did you mean 'http.port'?",
                        "REEVE_SET_HTTP_PRT: http.prt=5: no such setting; did you mean 'http.port'?");
    }

    @Test
    void a_file_that_is_not_yaml_is_named_with_its_line() throws IOException {
        file("http:\n  port: [\n");
        assertThat(problems(Map.of(), Map.of())).singleElement().satisfies(problem -> {
            assertThat(problem.source()).startsWith(home.resolve("etc/reeve.yaml") + ", line ");
            assertThat(problem.sentence()).doesNotContain("=");
        });
    }

    private List<SettingProblem> problems(Map<String, String> overrides, Map<String, String> environment) {
        return catchThrowableOfType(InvalidSettingsException.class, () -> Settings.load(home, overrides, environment))
                .problems();
    }

    private void file(String text) throws IOException {
        Files.createDirectories(home.resolve("etc"));
        Files.writeString(home.resolve("etc/reeve.yaml"), text);
    }
}
