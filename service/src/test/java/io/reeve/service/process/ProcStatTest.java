package io.reeve.service.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProcStatTest {
    private static final String LINE =
            "71 (a) (b c) S 1 70 69 0 -1 4194560 5 6 7 8 100 20 3000 400 20 0 1 0 12345 9 321 18";

    @Test
    void reads_a_line_whose_command_has_blanks_and_parentheses() {
        assertThat(ProcStat.parse(LINE)).contains(new ProcStat(71, 'S', 1, 69, 4194560, 3520, 12345, 321));
    }

    @Test
    void takes_nothing_from_a_line_that_is_none() {
        assertThat(ProcStat.parse("")).isEmpty();
        assertThat(ProcStat.parse("71 (a) S 1 70")).isEmpty();
        assertThat(ProcStat.parse(LINE.replace("3000", "x"))).isEmpty();
    }
}
