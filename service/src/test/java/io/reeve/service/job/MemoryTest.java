package io.reeve.service.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.JobState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MemoryTest {

    @ParameterizedTest
    @EnumSource(JobState.class)
    void comes_back_as_it_was_written(JobState state) {
        Memory memory = new Memory(state, 3, 17, 1_700_000_000_123L, "ended with exit code 3; gave up");
        assertThat(Memory.parse(memory.toText())).contains(memory);
    }

    @Test
    void a_reason_of_several_lines_does_no_harm() {
        Memory memory = new Memory(JobState.FATAL, 0, 0, 0, "one\n.\ntwo");
        assertThat(Memory.parse(memory.toText()).orElseThrow().reason()).isEqualTo("one . two");
    }

    @Test
    void a_piece_of_it_is_none() {
        String text = new Memory(JobState.BACKOFF, 1, 2, 3, "reason").toText();
        for (int length = 0; length < text.length() - 1; length++) {
            assertThat(Memory.parse(text.substring(0, length)))
                    .as("%d bytes", length)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UP 1 2 3\n\n.\n",
                "FATAL 1 2\n\n.\n",
                "FATAL 1 2 x\n\n.\n",
                "FATAL 1 2 99999999999999999999\n\n.\n"
            })
    void what_is_damaged_is_none(String text) {
        assertThat(Memory.parse(text)).isEmpty();
    }
}
