package io.reeve.service.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.service.output.Reactor;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class WallAlarmTest {
    private final Clock clock = Clock.systemUTC();
    private final BlockingQueue<Instant> rings = new LinkedBlockingQueue<>();
    private Reactor reactor;
    private WallAlarm alarm;

    @BeforeEach
    void make() throws IOException {
        reactor = new Reactor();
        alarm = new WallAlarm(reactor, Runnable::run, () -> rings.add(clock.instant()));
    }

    @AfterEach
    void close() {
        alarm.close();
        reactor.close();
    }

    @Test
    void rings_at_its_time_and_not_before() throws Exception {
        Instant when = clock.instant().plusMillis(30);
        alarm.set(when);
        assertThat(rings.take()).isAfterOrEqualTo(when);
        assertThat(rings).isEmpty();
    }

    @Test
    void rings_at_once_for_the_past_however_long_ago() throws Exception {
        for (Instant past : new Instant[] {clock.instant().minusSeconds(1), Instant.EPOCH, Instant.MIN}) {
            alarm.set(past);
            assertThat(rings.take()).isNotNull();
        }
    }

    @Test
    void what_it_is_set_for_later_replaces_what_it_was_set_for() throws Exception {
        alarm.set(clock.instant().plus(Duration.ofDays(100_000)));
        Instant when = clock.instant().plusMillis(30);
        alarm.set(when.minusMillis(20));
        alarm.set(when);
        assertThat(rings.take()).isAfterOrEqualTo(when);
        assertThat(rings).isEmpty();
    }
}
