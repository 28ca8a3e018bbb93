package io.reeve.scheduler.when;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WindowTest {

    private static final Instant NOON = Instant.parse("2026-05-05T12:00:00Z");
    private static final When HOURLY = Firings.cron("@hourly");

    @Test
    void the_start_belongs_to_it_and_the_end_does_not() {
        Window window = Window.ALWAYS.startingAt(NOON).endingAt(NOON.plusSeconds(7200));

        assertThat(window.preview(HOURLY, Instant.EPOCH, Optional.empty(), 10))
                .containsExactly(NOON, NOON.plusSeconds(3600));
        assertThat(window.next(HOURLY, NOON.plusSeconds(3601), Optional.empty()))
                .isEmpty();
    }

    @Test
    void a_preview_takes_each_firing_for_done() {
        Condition condition = Firings.condition("H=12", Firings.UTC);

        assertThat(Times.preview(condition, NOON.plusSeconds(60), Optional.empty(), 2))
                .isEqualTo(List.of(NOON.plusSeconds(60), NOON.plusSeconds(86_400)));
        assertThat(Times.preview(condition, NOON.plusSeconds(60), Optional.of(NOON), 2))
                .isEqualTo(List.of(NOON.plusSeconds(86_400), NOON.plusSeconds(2 * 86_400)));
        assertThat(Times.preview(HOURLY, NOON, Optional.empty(), 0)).isEmpty();
        assertThatThrownBy(() -> Times.preview(HOURLY, NOON, Optional.empty(), -1))
                .hasMessage("n: -1 is negative");
    }

    @Test
    void an_end_that_is_not_after_the_start_is_refused() {
        Window window = Window.ALWAYS.startingAt(NOON);

        assertThatThrownBy(() -> window.endingAt(NOON))
                .hasMessage("end: 2026-05-05T12:00:00Z is not after the start 2026-05-05T12:00:00Z");
    }
}
