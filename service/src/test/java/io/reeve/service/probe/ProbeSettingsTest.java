package io.reeve.service.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.service.config.Yaml;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProbeSettingsTest {

    @Test
    void nothing_said_is_nothing_probed() {
        assertThat(read("{command: a}")).isEqualTo(ProbeSettings.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{tcp: 8080}                      | 127.0.0.1:8080",
                "{tcp: 'db.example.com:65535'}    | db.example.com:65535",
                "{tcp: '[::1]:1'}                 | [::1]:1",
                "{tcp: '80'}                      | 127.0.0.1:80",
            })
    void reads_ports(String settings, String target) {
        assertThat(readiness(settings).when())
                .isInstanceOfSatisfying(ReadyWhen.Answers.class, answers -> assertThat(answers.probe())
                        .hasToString(target));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{http: 'http://127.0.0.1:8080/health'}           | http://127.0.0.1:8080/health | 200 | 399",
                "{http: 'https://x/', status: 204}                | https://x/                   | 204 | 204",
                "{http: 'HTTP://[::1]/', status: '200-299'}       | HTTP://[::1]/                | 200 | 299",
            })
    void reads_urls_and_statuses(String settings, URI url, int lowest, int highest) {
        assertThat(readiness(settings).when()).isEqualTo(new ReadyWhen.Answers(new Probe.Http(url, lowest, highest)));
    }

    @Test
    void reads_what_makes_ready() {
        assertThat(readiness("{after: 2s}").when()).isEqualTo(new ReadyWhen.UpFor(Duration.ofSeconds(2)));
        assertThat(readiness("{notify: true}").when()).isEqualTo(new ReadyWhen.Notifies());
        assertThat(readiness("{exec: \"pg_isready -h 'my host'\"}").when())
                .isEqualTo(new ReadyWhen.Answers(new Probe.Exec(List.of("pg_isready", "-h", "my host"))));
        assertThat(readiness("{exec: [check, 'a b', 3]}").when())
                .isEqualTo(new ReadyWhen.Answers(new Probe.Exec(List.of("check", "a b", "3"))));
        assertThat(readiness("{log: 'Started .* in'}").when())
                .isInstanceOfSatisfying(
                        ReadyWhen.Prints.class,
                        prints -> assertThat(prints.pattern().pattern()).isEqualTo("Started .* in"));
    }

    @Test
    void reads_times_and_fills_in_the_defaults() {
        assertThat(readiness("{tcp: 1}"))
                .extracting(ReadinessSettings::interval, ReadinessSettings::timeout)
                .containsExactly(Duration.ofMillis(500), Duration.ofSeconds(30));
        assertThat(readiness("{tcp: 1, interval: 200ms, timeout: 2m}"))
                .extracting(ReadinessSettings::interval, ReadinessSettings::timeout)
                .containsExactly(Duration.ofMillis(200), Duration.ofMinutes(2));
        Probe probe = new Probe.Tcp("127.0.0.1", 1);
        Duration ten = Duration.ofSeconds(10);
        assertThat(read("{liveness: {tcp: 1}}").liveness())
                .contains(new LivenessSettings(probe, ten, Duration.ofSeconds(2), 3, ten));
        assertThat(read("{liveness: {tcp: 1, interval: 1s, timeout: 3s, failures: 5, initialDelay: 0}}")
                        .liveness())
                .contains(new LivenessSettings(probe, Duration.ofSeconds(1), Duration.ofSeconds(3), 5, Duration.ZERO));
    }

    @Test
    void a_watchdog_goes_with_a_job_that_notifies() {
        ProbeSettings settings = read("{readiness: {notify: true}, watchdog: 30s}");
        assertThat(settings.watchdog()).contains(Duration.ofSeconds(30));
        assertThat(settings.notifies()).isTrue();
        assertThat(read("{readiness: {tcp: 1}}").notifies()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{readiness: yes}                 | readiness: expected one of after, log, tcp, http, exec, notify, as in {tcp: 8080}, not 'yes'",
                "{readiness: {}}                  | readiness: expected one of after, log, tcp, http, exec, notify",
                "{readiness: {interval: 1s}}      | readiness: expected one of after, log, tcp, http, exec, notify",
                "{readiness: {tcp: 1, log: x}}    | readiness: expected only one of after, log, tcp, http, exec, notify, not log and tcp",
                "{readiness: {tcp: 0}}            | readiness.tcp: expected a port from 1 to 65535, or host:port, not '0'",
                "{readiness: {tcp: 70000}}        | readiness.tcp: expected a port from 1 to 65535, or host:port, not '70000'",
                "{readiness: {tcp: -1}}           | readiness.tcp: expected a port from 1 to 65535, or host:port, not '-1'",
                "{readiness: {tcp: 'host'}}       | readiness.tcp: expected a port from 1 to 65535, or host:port, not 'host'",
                "{readiness: {tcp: ':80'}}        | readiness.tcp: expected a port from 1 to 65535, or host:port, not ':80'",
                "{readiness: {tcp: '::1:80'}}     | readiness.tcp: expected a port from 1 to 65535, or host:port, not '::1:80'",
                "{readiness: {tcp: [80]}}         | readiness.tcp: expected a text, not '[80]'",
                "{readiness: {log: '(a'}}         | readiness.log: expected a regular expression, not '(a': Unclosed group",
                "{readiness: {log: ''}}           | readiness.log: expected a regular expression, not ''",
                "{readiness: {http: 'http:///x'}} | readiness.http: expected a URL such as http://127.0.0.1:8080/health, not 'http:///x'",
                "{readiness: {http: 'ftp://x/'}}  | readiness.http: expected a URL such as http://127.0.0.1:8080/health, not 'ftp://x/'",
                "{readiness: {http: '/health'}}   | readiness.http: expected a URL such as http://127.0.0.1:8080/health, not '/health'",
                "{readiness: {http: 'http://a b'}}        | readiness.http: expected a URL such as http://127.0.0.1:8080/health, not 'http://a b'",
                "{readiness: {http: 'http://a:70000/'}}   | readiness.http: expected a URL such as http://127.0.0.1:8080/health, not 'http://a:70000/'",
                "{readiness: {http: 'http://u:pw@a/'}}    | readiness.http: expected a URL without user and password, which would not be sent",
                "{readiness: {http: 'http://a', status: 99}}        | readiness.status: expected a status such as 200, or a range such as 200-299, not '99'",
                "{readiness: {http: 'http://a', status: '300-200'}} | readiness.status: expected a status such as 200, or a range such as 200-299, not '300-200'",
                "{readiness: {tcp: 1, status: 200}}       | readiness.status: only http has one",
                "{readiness: {exec: ''}}          | readiness.exec: expected a command and its arguments, as a text or a list, not ''",
                "{readiness: {exec: []}}          | readiness.exec: expected a command and its arguments, as a text or a list, not '[]'",
                "{readiness: {exec: \"a 'b\"}}    | readiness.exec: a ' is not closed in: a 'b",
                "{readiness: {notify: false}}     | readiness.notify: expected true, not 'false'",
                "{readiness: {after: soon}}       | readiness.after: expected a duration such as 500ms, 10s, 2m, 1h or 1d, or a number of seconds, not soon",
                "{readiness: {tcp: 1, interval: 0}}       | readiness.interval: expected from 100ms to 1d, not '0'",
                "{readiness: {tcp: 1, timeout: 2d}}       | readiness.timeout: expected from 100ms to 1d, not '2d'",
                "{readiness: {tcp: 1, intervall: 1s}}     | readiness.intervall: is unknown; did you mean 'interval'?",
                "{readiness: {tcp: 1, frequency: 1s}}     | readiness.frequency: is unknown; expected one of after, log, tcp, http, exec, notify, status, interval, timeout",
                "{liveness: {tcp: 1, failures: 0}}        | liveness.failures: expected a number from 1 to 1000, not '0'",
                "{liveness: {tcp: 1, failures: x}}        | liveness.failures: expected a number from 1 to 1000, not 'x'",
                "{liveness: {tcp: 1, initialDelay: x}}    | liveness.initialDelay: expected a duration such as 500ms, 10s, 2m, 1h or 1d, or a number of seconds, not x",
                "{watchdog: 30s}                          | watchdog: needs a job that notifies; expected it together with readiness: {notify: true}",
                "{readiness: {notify: true}, watchdog: 0} | watchdog: expected from 100ms to 1d, not '0'",
            })
    void refuses(String settings, String problem) {
        assertThat(problems(settings)).containsExactly(problem);
    }

    @Test
    void liveness_is_not_what_makes_ready() {
        assertThat(problems("{liveness: {notify: true}}"))
                .containsExactly(
                        "liveness.notify: is unknown; expected one of tcp, http, exec, status, interval, timeout,"
                                + " failures, initialDelay",
                        "liveness: expected one of tcp, http, exec");
    }

    @Test
    void tells_everything_that_is_wrong_at_once() {
        assertThat(problems("{readiness: {tcp: 0, timeout: x}, liveness: {http: x, failures: x}, watchdog: x}"))
                .hasSize(5);
    }

    private static ReadinessSettings readiness(String settings) {
        return read("{readiness: " + settings + "}").readiness().orElseThrow();
    }

    private static ProbeSettings read(String settings) {
        List<String> problems = new ArrayList<>();
        ProbeSettings read = ProbeSettings.read(Yaml.parse("test", settings), problems::add);
        assertThat(problems).isEmpty();
        return read;
    }

    private static List<String> problems(String settings) {
        List<String> problems = new ArrayList<>();
        ProbeSettings.read(Yaml.parse("test", settings), problems::add);
        return problems;
    }
}
