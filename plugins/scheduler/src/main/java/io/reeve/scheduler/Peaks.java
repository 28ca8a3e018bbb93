package io.reeve.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Notes how much memory the jobs of runs that are under way have at most: it looks at all of them in one go, soon after one
 * was started and from time to time from then on. While none is under way it looks at nothing. For the scheduler's thread.
 */
final class Peaks {

    private static final Duration FIRST = Duration.ofMillis(200);

    /** Looks take one part in so many of the time at most. */
    private static final int SHARE = 50;

    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private final Desk desk;
    private final Jobs jobs;
    private final Duration interval;
    private final Set<Run> underWay = new HashSet<>();
    private Instant next = Instant.MAX;
    private Instant rested = Instant.MIN;
    private boolean looking;
    private boolean again;

    /** @param interval between two looks, zero for never */
    Peaks(Desk desk, Jobs jobs, Duration interval) {
        this.desk = desk;
        this.jobs = jobs;
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
        Set<Target> targets = seen.stream().map(Run::target).collect(Collectors.toSet());
        desk.elsewhere(
                () -> jobs.memory(targets),
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

    private static void note(Run run, Map<Target, Long> uses) {
        Long bytes = uses.get(run.target());
        if (bytes != null && run.phase() == Run.Phase.RUNNING) {
            run.saw(bytes);
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
