package io.reeve.service.job;

import io.reeve.mbeans.JobKind;
import io.reeve.service.process.Run;
import io.reeve.spi.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A run of an instance, and what watches over it: its health, its age and its memory. */
final class WatchedRun {
    private final Run run;
    private final Health health;
    private final Supplier<JobSpec> spec;
    private final JobRoom room;
    private final Alarm lifetime;

    WatchedRun(Run run, Health health, Supplier<JobSpec> spec, JobRoom room) {
        this.run = run;
        this.health = health;
        this.spec = spec;
        this.room = room;
        this.lifetime = new Alarm(room.workers().timer());
    }

    Run run() {
        return run;
    }

    boolean isWatchedBy(Health other) {
        return health == other;
    }

    /** Whether it is ready only when {@link Health.Listener#ready} says so. */
    boolean isAwaited() {
        return health.isAwaited();
    }

    /**
     * Begins to watch.
     *
     * @param ready whether it is ready already
     * @param outgrown told why it is to be replaced though it is healthy
     */
    void watch(boolean ready, Consumer<String> outgrown) {
        health.begin(Instant.ofEpochMilli(run.startedAtMillis()), ready);
        Duration longest = spec.get().upkeep().maxLifetime();
        if (!longest.isZero()) {
            Duration age = Duration.ofMillis(room.now() - run.startedAtMillis());
            lifetime.set(longest.minus(age), () -> outgrown.accept("replaced after " + Durations.format(longest)));
        }
        room.watching().usage().watch(spec.get().name(), run);
        room.watching()
                .memory()
                .watch(run, () -> spec.get().resources().memory(), why -> outgrown.accept(consequence() + ": " + why));
    }

    private String consequence() {
        return spec.get().upkeep().kind() == JobKind.SERVICE ? "replaced" : "ended";
    }

    void watchNoMore() {
        lifetime.cancel();
        health.cancel();
    }
}
