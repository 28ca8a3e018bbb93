package io.reeve.service.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.mbeans.ResourceSettings;
import io.reeve.service.config.Yaml;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResourcesReaderTest {

    @Test
    void reads_every_setting() {
        assertThat(
                        read(
                                "{user: nobody, group: 0, nice: -3, umask: '027',"
                                        + " limits: {nofile: 1024, core: unlimited, as: 2g, fsize: '512K:1m', cpu: 3600}, memory: {soft: 200m}}"))
                .isEqualTo(new ResourceSettings(
                        "nobody",
                        "0",
                        -3,
                        "0027",
                        Map.of(
                                "nofile", "1024",
                                "core", "unlimited",
                                "as", "2147483648",
                                "fsize", "524288:1048576",
                                "cpu", "3600"),
                        Map.of("soft", "209715200")));
    }

    @Test
    void wants_nothing_by_default_and_reads_that_back() {
        assertThat(read("{}")).isEqualTo(ResourceSettings.NONE);
        assertThat(read("{user: '', group: '', nice: 0, umask: '', limits: {}}"))
                .isEqualTo(ResourceSettings.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "022, 0022",
        "0022, 0022",
        "22, 0022",
        "\"022\", 0022",
        "\"0022\", 0022",
        "2, 0002",
        "0, 0000",
        "777, 0777"
    })
    void takes_a_number_for_its_octal_digits(String yaml, String umask) {
        assertThat(read("umask: " + yaml).umask()).isEqualTo(umask);
    }

    @Test
    void an_unlimited_hard_limit_can_have_a_soft_one() {
        assertThat(read("limits: {stack: '8m:unlimited', nproc: 'unlimited:unlimited', data: 0}")
                        .limits())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("stack", "8388608:unlimited", "nproc", "unlimited", "data", "0"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user: [a]                   | user: expected a name or a number, not '[a]'",
                "user: -1                    | user: expected a name or a number, not '-1'",
                "user: 1.5                   | user: expected a name or a number, not '1.5'",
                "group: {a: 1}               | group: expected a name or a number",
                "group: true                 | group: expected a name or a number, not 'true'",
                "nice: 20                    | nice: expected a number from -20 to 19, not '20'",
                "nice: -21                   | nice: expected a number from -20 to 19, not '-21'",
                "nice: low                   | nice: expected a number from -20 to 19, not 'low'",
                "nice: 1.5                   | nice: expected a number",
                "umask: 18                   | umask: expected octal digits from 0 to 0777, such as 022, not '18'",
                "umask: '089'                | umask: expected octal digits",
                "umask: '1777'               | umask: expected octal digits",
                "umask: -22                  | umask: expected octal digits",
                "umask: u=rwx                | umask: expected octal digits",
                "umask: [2]                  | umask: expected octal digits",
                "limits: 5                   | limits: expected limits as NAME: value, not '5'",
                "limits: {nofiles: 5}        | limits: 'nofiles' is no limit: expected one of nofile, nproc, core",
                "limits: {nofiles: 5}        | did you mean 'nofile'?",
                "limits: {nofile: many}      | limits: nofile: expected a number, unlimited, or two of these",
                "limits: {nofile: -1}        | nofile: expected a number, unlimited, or two of these as soft:hard, not '-1'",
                "limits: {nofile: 1k}        | nofile: expected a number",
                "limits: {nofile: null}      | nofile: expected a number",
                "limits: {nofile: ''}        | nofile: expected a number",
                "limits: {nofile: '1:2:3'}   | nofile: expected a number",
                "limits: {nofile: ':2'}      | nofile: expected a number",
                "limits: {nofile: '2:1'}     | nofile: expected a soft limit no higher than the hard one, not '2:1'",
                "limits: {nofile: 'unlimited:1'} | nofile: expected a soft limit no higher than the hard one",
                "limits: {cpu: 10s}          | cpu: expected a number of seconds",
                "limits: {as: 5x}            | as: expected bytes such as 1048576 or 512m",
                "limits: {as: 1.5g}          | as: expected bytes",
                "limits: {as: 99999999t}     | as: expected bytes",
                "limits: {as: 99999999999999999999} | as: expected bytes",
            })
    void refuses(String settings, String message) {
        assertThatThrownBy(() -> read(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("job j: ")
                .hasMessageContaining(message);
    }

    @Test
    void tells_everything_that_is_wrong_at_once() {
        assertThatThrownBy(() ->
                        read("{user: [], nice: 99, umask: 9, limits: {as: x, nofile: y, z: 1}, bufferSize: many}"))
                .hasMessageContainingAll("user: ", "nice: ", "umask: ", "; nofile: ", "as: ", "'z' is", "bufferSize: ");
    }

    private static ResourceSettings read(String yaml) {
        Map<String, Object> settings = new LinkedHashMap<>(Yaml.parse("test", yaml));
        settings.put("command", "a");
        return JobSpec.stored("j", settings).resources().toSettings();
    }
}
