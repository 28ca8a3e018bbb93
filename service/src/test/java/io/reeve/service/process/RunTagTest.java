package io.reeve.service.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RunTagTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 1_795_275_632_275_073_397L, Long.MAX_VALUE})
    void is_found_in_the_environment_it_was_given_to(long run) {
        StringBuilder environ = new StringBuilder("A=b\0");
        RunTag.environment(run).forEach((name, value) -> environ.append(name + "=" + value + "\0"));
        assertThat(tag(run).isIn(RunTag.runsIn(environ.toString()))).isTrue();
        assertThat(tag(run - 1).isIn(RunTag.runsIn(environ.toString()))).isFalse();
    }

    @Test
    void is_not_found_inside_other_variables() {
        String environ =
                "X_REEVE_RUN=1\0Y=REEVE_RUN=2\0REEVE_RUN=3x\0REEVE_RUN=\0REEVE_RUN_=4\0REEVE_RUN=99999999999999999999\0";
        for (long run = 1; run <= 4; run++) {
            assertThat(tag(run).isIn(RunTag.runsIn(environ))).isFalse();
        }
    }

    private static RunTag tag(long run) {
        return new RunTag(run, Optional.empty());
    }
}
