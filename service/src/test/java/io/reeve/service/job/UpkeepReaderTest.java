package io.reeve.service.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.mbeans.BackoffSettings;
import io.reeve.mbeans.JobKind;
import io.reeve.mbeans.RestartMode;
import io.reeve.mbeans.RestartSettings;
import io.reeve.mbeans.UpkeepSettings;
import io.reeve.service.config.Yaml;
import io.reeve.service.fakes.FakeJob;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UpkeepReaderTest {

    @Test
    void fills_in_the_defaults() {
        assertThat(upkeep("{}")).isEqualTo(FakeJob.UPKEEP);
    }

    @Test
    void reads_every_setting() {
        assertThat(upkeep(
                        "{kind: service, instances: 4, autostart: true, guard: true, restart: on-failure, exitCodes: [0, 2], pause: 200ms,"
                                + " maxRuns: 10, retries: 5, dependsOn: [a, b: completed], maxLifetime: 3h, checkInterval: 300,"
                                + " backoff: {initial: 1s, max: 2m, factor: 1.5, jitter: 0, resetAfter: 30s}}"))
                .isEqualTo(new UpkeepSettings(
                        JobKind.SERVICE,
                        4,
                        true,
                        true,
                        new RestartSettings(
                                RestartMode.ON_FAILURE,
                                List.of(0, 2),
                                200,
                                10,
                                5,
                                new BackoffSettings(1000, 120_000, 1.5, 0, 30_000)),
                        List.of("a: ready", "b: completed"),
                        10_800_000,
                        300_000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{kind: oneshot}                                       | ONESHOT",
                "{kind: oneshot, restart: on-failure, autostart: true} | ONESHOT",
                "{kind: scheduled, maxRuns: 2}                         | SCHEDULED"
            })
    void what_comes_to_its_end_may_have(String settings, JobKind kind) {
        assertThat(upkeep(settings).kind()).isEqualTo(kind);
    }

    @Test
    void takes_the_names_that_supervisor_has() {
        JobSpec spec = spec("{autorestart: unexpected, startretries: 3, exitcodes: '0,2', stopwaitsecs: 5,"
                + " stopsignal: QUIT, numprocs: 2}");
        assertThat(spec)
                .isEqualTo(spec("{restart: on-failure, retries: 3, exitCodes: '0,2', stopTimeout: 5,"
                        + " stopSignal: QUIT, instances: 2}"));
        assertThat(spec.settings())
                .containsOnlyKeys(
                        "command", "restart", "retries", "exitCodes", "stopTimeout", "stopSignal", "instances");
        assertThat(spec("{autorestart: true}").upkeep().restart().mode()).isEqualTo(RestartMode.UNLESS_STOPPED);
        assertThat(spec("{autorestart: false}").upkeep().restart().mode()).isEqualTo(RestartMode.NEVER);
    }

    @Test
    void a_change_by_supervisors_name_replaces_the_setting() {
        JobSpec changed = spec("{restart: never}").with(Yaml.parse("t", "{autorestart: true}"));
        assertThat(changed.upkeep().restart().mode()).isEqualTo(RestartMode.UNLESS_STOPPED);
    }

    @Test
    void a_first_delay_beyond_the_usual_longest_one_is_the_longest_one() {
        assertThat(upkeep("{backoff: {initial: 5m}}").restart().backoff().maxMillis())
                .isEqualTo(300_000);
    }

    @Test
    void what_it_tells_of_dependencies_is_understood() {
        String told = "{dependsOn: ['a: started', b, {c: completed}]}";
        assertThat(upkeep(told).dependsOn()).containsExactly("a: started", "b: ready", "c: completed");
        assertThat(upkeep("{dependsOn: ['a: started', 'b: ready', 'c: completed']}"))
                .isEqualTo(upkeep(told));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{restart: sometimes}          | restart: expected one of never, on-failure, unless-stopped, always, not 'sometimes'",
                "{restart: allways}            | not 'allways'; did you mean 'always'?",
                "{autorestart: maybe}          | restart: expected one of",
                "{restart: never, autorestart: true} | autorestart is Supervisor's name for restart, which is given too",
                "{kind: cron}                  | kind: expected one of service, oneshot, scheduled, not 'cron'",
                "{kind: scheduled, restart: on-failure} | restart: on-failure is not for a job of kind scheduled: expected never; retries of its schedules try again",
                "{kind: scheduled, restart: always} | restart: always is not for a job of kind scheduled: expected never",
                "{kind: oneshot, restart: unless-stopped} | restart: unless-stopped is not for a job of kind oneshot: expected never or on-failure",
                "{kind: oneshot, guard: true}  | guard: a job of kind oneshot is not brought back",
                "{kind: scheduled, autostart: true} | autostart: a job of kind scheduled is started by its schedules: @reboot is one",
                "{kind: oneshot, maxLifetime: 3h} | maxLifetime: a job of kind oneshot is not replaced: a schedule has a timeout",
                "{instances: 0}                | instances: expected a whole number from 1 to 1000, not '0'",
                "{instances: 100000}           | instances: expected a whole number from 1 to 1000, not '100000'",
                "{instances: 1.5}              | instances: expected a whole number",
                "{instances: -1}               | instances: expected a whole number",
                "{instances: 99999999999999}   | instances: expected a whole number",
                "{guard: yes please}           | guard: expected true or false, not 'yes please'",
                "{autostart: 1}                | autostart: expected true or false, not '1'",
                "{exitCodes: [0, 256]}         | exitCodes: expected a whole number from 0 to 255, not '256'",
                "{exitCodes: ok}               | exitCodes: expected a whole number from 0 to 255, not 'ok'",
                "{dependsOn: [a, a]}          | dependsOn: the same job is there twice",
                "{dependsOn: {a: up}}         | dependsOn: expected started, ready or completed, not 'up'",
                "{dependsOn: ['../x']}        | dependsOn: '../x' cannot be a job's name",
                "{pause: -1s}                  | pause: expected a duration",
                "{pause: 100000d}              | pause: expected at most 3650d, not 100000d",
                "{maxRuns: -2}                 | maxRuns: expected a whole number from 0",
                "{retries: -1}                 | retries: expected a whole number from 0",
                "{retries: many}               | retries: expected a whole number from 0 to 1000000000, not 'many'",
                "{maxLifetime: soon}           | maxLifetime: expected a duration",
                "{checkInterval: -300}         | checkInterval: expected a duration",
                "{backoff: 3s}                 | backoff: expected settings as NAME: value, not '3s'",
                "{backoff: {inital: 3s}}       | backoff: there is no setting 'inital'; did you mean 'initial'?",
                "{backoff: {initial: 2s, max: 1s}} | backoff.max: 1s is below the initial delay of 2s",
                "{backoff: {max: 50ms}}        | backoff.max: 50ms is below the initial delay of 100ms",
                "{backoff: {factor: 0.5}}      | backoff.factor: expected a number from 1 to 10, not '0.5'",
                "{backoff: {factor: 11}}       | backoff.factor: expected a number from 1 to 10",
                "{backoff: {jitter: 2}}        | backoff.jitter: expected a number from 0 to 1, not '2'",
                "{backoff: {jitter: 1e-999}}   | backoff.jitter: expected a number from 0 to 1",
            })
    void refuses(String settings, String message) {
        assertThatThrownBy(() -> upkeep(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("job j: ")
                .hasMessageContaining(message);
    }

    private static UpkeepSettings upkeep(String settings) {
        return spec(settings).toDefinition().upkeep();
    }

    private static JobSpec spec(String settings) {
        return JobSpec.of("j", Yaml.parse("test", settings.replaceFirst("\\{", "{command: a, ")));
    }
}
