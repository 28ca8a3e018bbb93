package io.reeve.scheduler;

import io.reeve.mbeans.MemoryUse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Notes how much memory the jobs of runs that are under way have at most: it looks at all of them in one go, soon after one
 * was started and from time to time from then on. While none is under way it looks at nothing. For the scheduler's thread.
 */
final class Peaks {

    private static final Duration FIRST = Duration.ofMillis(200);

    /** Looks take one part in so many of the time at most. */
    private static final int SHARE = 50;

    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private final Runs.Desk desk;
    private final Supplier<Map<String, MemoryUse>> memory;
    private final Duration interval;
    private final Set<Run> underWay = new HashSet<>();
    private Instant next = Instant.MAX;
    private Instant rested = Instant.MIN;
    private boolean looking;
    private boolean again;

    /**
     * @param memory of all jobs, by name; may take long
     * @param interval between two looks, zero for never
     */
    Peaks(Runs.Desk desk, Supplier<Map<String, MemoryUse>> memory, Duration interval) {
        this.desk = desk;
        this.memory = memory;
        this.interval = interval;
    }

    /** Looks after a run whose job was started, until it is over. */
    void follow(Run run) {
        if (interval.isZero()) {
            return;
        }
        underWay.add(run);
        if (looking) {
            again = true;
        } else {
            lookIn(FIRST);
        }
    }

    private void lookIn(Duration delay) {
        Instant now = desk.now();
        Instant wanted = now.plus(delay);
        Instant at = rested.isAfter(wanted) ? rested : wanted;
        if (at.isBefore(next)) {
            next = at;
            desk.later(Duration.between(now, at), () -> {
                if (at.equals(next)) {
                    look();
                }
            });
        }
    }

    private void look() {
        next = Instant.MAX;
        List<Run> seen = underWay();
        if (seen.isEmpty()) {
            return;
        }
        looking = true;
        Instant begun = desk.now();
        desk.elsewhere(
                memory,
                uses -> {
                    seen.forEach(run -> note(run, uses));
                    goOn(begun);
                },
                failure -> goOn(begun));
    }

    private List<Run> underWay() {
        underWay.removeIf(run -> run.phase() == Run.Phase.OVER);
        return List.copyOf(underWay);
    }

    private static void note(Run run, Map<String, MemoryUse> uses) {
        MemoryUse use = uses.get(run.job());
        if (use != null && run.phase() == Run.Phase.RUNNING) {
            run.saw(use.residentBytes());
        }
    }

    private void goOn(Instant begun) {
        looking = false;
        Instant now = desk.now();
        Duration rest = Duration.between(begun, now).multipliedBy(SHARE);
        rested = now.plus(rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST);
        if (!underWay().isEmpty()) {
            lookIn(again ? FIRST : interval);
        }
        again = false;
    }
}
