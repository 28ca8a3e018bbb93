package io.reeve.scheduler;

import io.reeve.mbeans.CatchUp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What is to be done about a schedule at a moment.
 *
 * @param onTime the moment for which it is to fire as planned
 * @param catchUp the moments for which it is to fire late, in their order
 * @param missed how many more there were
 * @param lastMissed the last one of these
 * @param next when it is due after that
 */
record Due(
        Optional<Instant> onTime,
        List<Instant> catchUp,
        long missed,
        Optional<Instant> lastMissed,
        Optional<Instant> next) {

    /** How late a firing counts as on time: a service that is restarted takes a moment. */
    static final Duration TOLERANCE = Duration.ofMinutes(1);

    private static final int MOST_MADE_UP = 100;

    /** After which nobody counts any more: a month of a schedule that fires each second has millions. */
    private static final int MOST_COUNTED = 10_000;

    /** A clock that was set back further than that was wrong before. */
    private static final Duration BACK = Duration.ofHours(3);

    /**
     * Finds out.
     *
     * @param last the moment for which it was due most recently
     */
    static Due at(Instant now, Schedule schedule, Optional<Instant> last) {
        Optional<Instant> before = last.filter(moment -> !moment.isAfter(now.plus(BACK)));
        Instant since = schedule.origin().since().isAfter(now.plus(BACK))
                ? now
                : schedule.origin().since();
        Instant from = before.filter(since::isBefore).orElse(since);
        Search search = new Search(now, schedule, before);
        search.run(from);
        return search.result();
    }

    private static final class Search {
        private final Instant now;
        private final Schedule schedule;
        private final Optional<Instant> last;
        private final Deque<Instant> due = new ArrayDeque<>();
        private long count;
        private Optional<Instant> next = Optional.empty();

        Search(Instant now, Schedule schedule, Optional<Instant> last) {
            this.now = now;
            this.schedule = schedule;
            this.last = last;
        }

        void run(Instant from) {
            // Of what is due once some time has passed since it last was, none is missed.
            boolean passed = Schedule.isInterval(schedule.when()) && isOpen();
            next = schedule.next(passed ? now : from, last);
            while (next.isPresent() && !schedule.begin(next.get()).isAfter(now)) {
                Instant moment = next.get();
                take(moment);
                Instant onwards =
                        count == MOST_COUNTED && moment.isBefore(now.minus(TOLERANCE)) ? now.minus(TOLERANCE) : moment;
                next = schedule.next(onwards, next);
            }
        }

        /** Whether it is due at this very moment, however long it has been. */
        private boolean isOpen() {
            return schedule.next(now, last).equals(Optional.of(now));
        }

        private void take(Instant moment) {
            count++;
            due.addLast(moment);
            if (due.size() > MOST_MADE_UP + 1) {
                due.removeFirst();
            }
        }

        Due result() {
            Optional<Instant> onTime = Optional.ofNullable(due.peekLast()).filter(this::isOnTime);
            onTime.ifPresent(moment -> due.removeLast());
            List<Instant> late = late(onTime.isPresent());
            long missed = count - late.size() - (onTime.isPresent() ? 1 : 0);
            boolean madeUp = schedule.policy().catchUp() == CatchUp.ONCE && count > missed;
            return new Due(
                    onTime,
                    late,
                    madeUp ? 0 : missed,
                    Optional.ofNullable(due.peekLast()).filter(moment -> missed > 0 && !madeUp),
                    next);
        }

        /** It began a moment ago, or its period is not over. */
        private boolean isOnTime(Instant moment) {
            boolean recent = !schedule.begin(moment).isBefore(now.minus(TOLERANCE));
            return recent || isOpen();
        }

        /** Those that are due and not the last one on time. */
        private List<Instant> late(boolean lastIsOnTime) {
            List<Instant> late = new ArrayList<>(due);
            schedule.policy().deadline().ifPresent(deadline -> late.removeIf(moment -> isTooLate(moment, deadline)));
            return switch (schedule.policy().catchUp()) {
                case NONE -> List.of();
                case ONCE -> lastIsOnTime || late.isEmpty() ? List.of() : List.of(late.get(late.size() - 1));
                case ALL -> late.subList(Math.max(0, late.size() - MOST_MADE_UP), late.size());
            };
        }

        private boolean isTooLate(Instant moment, Duration deadline) {
            return Duration.between(schedule.begin(moment), now).compareTo(deadline) > 0;
        }
    }
}
