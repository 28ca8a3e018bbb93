package io.reeve.scheduler.when;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EveryTest {

    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00.250Z");
    private static final When EVERY = Times.cron("@every 90s", Firings.UTC, CREATED);

    @Test
    void is_due_one_interval_after_its_creation_for_the_first_time() {
        Instant first = CREATED.plusSeconds(90);

        assertThat(EVERY.next(CREATED, Optional.empty())).contains(first);
        assertThat(EVERY.next(Instant.EPOCH, Optional.empty())).contains(first);
        assertThat(EVERY.next(first, Optional.empty())).contains(first);
    }

    @Test
    void stays_on_its_grid_however_late_it_was_asked_or_fired() {
        Instant thousandth = CREATED.plusSeconds(90_000);

        assertThat(EVERY.next(thousandth.minusSeconds(89), Optional.empty())).contains(thousandth);
        assertThat(EVERY.next(thousandth, Optional.of(thousandth))).contains(thousandth.plusSeconds(90));
        assertThat(EVERY.next(CREATED, Optional.of(thousandth.plusMillis(1)))).contains(thousandth.plusSeconds(90));
    }

    @Test
    void is_due_up_to_the_year_9999() {
        When rare = Times.cron("@every 365000d", Firings.UTC, CREATED);

        assertThat(rare.next(CREATED, Optional.empty())).contains(CREATED.plus(Duration.ofDays(365_000)));
        assertThat(EVERY.next(Instant.MAX, Optional.empty())).isEmpty();
        assertThat(EVERY.next(CREATED, Optional.of(Instant.MAX))).isEmpty();
        assertThat(EVERY.next(Instant.parse("9999-12-30T23:59:59Z"), Optional.empty()))
                .isEmpty();
    }

    @Test
    void a_boot_is_nothing_that_time_tells() {
        assertThat(new Reboot().next(CREATED, Optional.empty())).isEmpty();
    }
}
