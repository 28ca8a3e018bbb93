package io.reeve.service.history;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import io.reeve.mbeans.JobState;
import io.reeve.mbeans.StateChange;
import io.reeve.mbeans.StateGap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A line of the history: something about one job. */
sealed interface Entry {

    /** Its state is another. */
    record Change(String job, StateChange change) implements Entry {}

    /** There was no service. */
    record Gap(String job, StateGap gap) implements Entry {}

    /** It was started again so many times about then. */
    record Restarts(String job, long atMillis, int count) implements Entry {}

    /** What is known of it is of one that is no more. */
    record Forgotten(String job) implements Entry {}

    String job();

    /** One line of JSON without its newline. */
    default String text() {
        return Line.GSON.toJson(Line.of(this));
    }

    /** Reads a line; empty if it is none of ours. */
    static Optional<Entry> parse(String text) {
        try {
            @Nullable Line line = Line.GSON.fromJson(text, Line.class);
            return line == null ? Optional.empty() : line.entry();
        } catch (JsonSyntaxException e) {
            return Optional.empty();
        }
    }

    /** What of it is absent is null until it has been checked. */
    record Line(
            @Nullable String job,
            @Nullable Long at,
            @Nullable JobState state,
            @Nullable String reason,
            @Nullable Integer restarts,
            @Nullable Long gapFrom,
            @Nullable Boolean known,
            @Nullable Boolean forgotten) {

        private static final Gson GSON = new Gson();

        private static Line of(Entry entry) {
            if (entry instanceof Change is) {
                StateChange change = is.change();
                return new Line(is.job(), change.atMillis(), change.state(), change.reason(), null, null, null, null);
            } else if (entry instanceof Gap is) {
                StateGap gap = is.gap();
                return new Line(is.job(), gap.toMillis(), null, null, null, gap.fromMillis(), gap.known(), null);
            } else if (entry instanceof Restarts restarts) {
                return new Line(restarts.job(), restarts.atMillis(), null, null, restarts.count(), null, null, null);
            }
            return new Line(entry.job(), null, null, null, null, null, null, true);
        }

        private Optional<Entry> entry() {
            if (job == null) {
                return Optional.empty();
            } else if (forgotten != null) {
                return Optional.of(new Forgotten(job));
            } else if (at == null) {
                return Optional.empty();
            } else if (state != null && reason != null) {
                return Optional.of(new Change(job, new StateChange(at, state, reason)));
            } else if (gapFrom != null && known != null) {
                return Optional.of(new Gap(job, new StateGap(gapFrom, at, known)));
            }
            return restarts == null ? Optional.empty() : Optional.of(new Restarts(job, at, restarts));
        }
    }
}
