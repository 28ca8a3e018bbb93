package io.reeve.service.history;

import io.reeve.mbeans.JobTimeline;
import io.reeve.mbeans.StateChange;
import io.reeve.mbeans.StateGap;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What has become of one job in the last 24 hours. The clock may be set back: what lies ahead then has happened just now.
 * Not thread-safe.
 */
final class Past {
    /** How many changes are kept. */
    static final int MOST_CHANGES = 1_000;

    private static final int MOST_GAPS = 100;
    private static final long SPAN = Duration.ofDays(1).toMillis();

    private final Deque<StateChange> changes = new ArrayDeque<>();
    private final Deque<StateGap> gaps = new ArrayDeque<>();
    private @Nullable RestartCount restarts;
    private boolean heardOf;

    /** Whether this service has heard of it. */
    boolean isHeardOf() {
        return heardOf;
    }

    void hear() {
        heardOf = true;
    }

    Optional<StateChange> last() {
        return Optional.ofNullable(changes.peekLast());
    }

    int size() {
        return changes.size();
    }

    void add(StateChange change) {
        pull(change.atMillis());
        changes.addLast(change);
        forget(change.atMillis());
        cut(MOST_CHANGES);
    }

    private void pull(long now) {
        int ahead = 0;
        Deque<StateChange> pulled = new ArrayDeque<>();
        for (StateChange last = changes.peekLast(); last != null && last.atMillis() > now; last = changes.peekLast()) {
            pulled.addFirst(new StateChange(now, last.state(), last.reason()));
            changes.removeLast();
            ahead++;
        }
        if (ahead > 0) {
            changes.addAll(pulled);
        }
    }

    Optional<StateGap> lastGap() {
        return Optional.ofNullable(gaps.peekLast());
    }

    /** Of one that begins as the last one did, it takes the place. */
    void add(StateGap gap) {
        if (lastGap().filter(last -> last.fromMillis() == gap.fromMillis()).isPresent()) {
            gaps.removeLast();
        }
        gaps.addLast(gap);
        if (gaps.size() > MOST_GAPS) {
            gaps.removeFirst();
        }
    }

    void restarted(long atMillis, int count) {
        RestartCount counting = restarts == null ? new RestartCount() : restarts;
        restarts = counting;
        counting.add(atMillis, count);
    }

    long restarts(long now) {
        return restarts == null ? 0 : restarts.sum(now);
    }

    /** Keeps so many changes at the most. */
    void cut(int most) {
        while (changes.size() > most) {
            changes.removeFirst();
        }
    }

    /** The state at the beginning of the 24 hours is that of the last change before it. */
    private void forget(long now) {
        long from = now - SPAN;
        while (changes.size() > 1 && second().atMillis() <= from) {
            changes.removeFirst();
        }
        while (!gaps.isEmpty() && gaps.getFirst().toMillis() <= from) {
            gaps.removeFirst();
        }
    }

    private StateChange second() {
        var each = changes.iterator();
        each.next();
        return each.next();
    }

    JobTimeline timeline(long now) {
        pull(now);
        forget(now);
        long first = last().isPresent() ? changes.getFirst().atMillis() : now;
        return new JobTimeline(Math.max(now - SPAN, first), now, List.copyOf(changes), List.copyOf(gaps));
    }

    /** All of it, to be heard again in this order. */
    void each(String job, long now, Consumer<Entry> reader) {
        forget(now);
        changes.forEach(change -> reader.accept(new Entry.Change(job, change)));
        gaps.forEach(gap -> reader.accept(new Entry.Gap(job, gap)));
        if (restarts != null && restarts.sum(now) > 0) {
            restarts.each((atMillis, count) -> reader.accept(new Entry.Restarts(job, atMillis, count)));
        }
    }
}
