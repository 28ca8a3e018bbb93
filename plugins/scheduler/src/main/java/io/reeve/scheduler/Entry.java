package io.reeve.scheduler;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import io.reeve.mbeans.RunOutcome;
import io.reeve.mbeans.RunTrigger;
import io.reeve.mbeans.ScheduleAction;
import io.reeve.mbeans.ScheduleRun;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A line of the journal: a run as it was at that moment. The last one about a run counts.
 *
 * @param run the run
 * @param boot the boot of the machine that it is due for, of {@code @reboot}; otherwise empty
 * @param mark what the job had printed before
 */
record Entry(ScheduleRun run, String boot, Mark mark) {

    private static final Gson GSON = new Gson();

    /** What JSON may lack is null until it has been checked. */
    private record Line(
            long run,
            @Nullable String job,
            @Nullable String schedule,
            @Nullable ScheduleAction action,
            @Nullable RunTrigger trigger,
            @Nullable String by,
            int attempt,
            long due,
            long fired,
            long started,
            long ended,
            @Nullable RunOutcome outcome,
            @Nullable String exit,
            @Nullable String reason,
            @Nullable List<String> lines,
            int oneShot,
            long missed,
            @Nullable Long peak,
            @Nullable String boot,
            @Nullable Mark mark) {}

    /** One line of JSON without its newline. */
    String text() {
        return GSON.toJson(new Line(
                run.run(),
                run.job(),
                run.schedule(),
                run.action(),
                run.trigger(),
                emptyToNull(run.by()),
                run.attempt(),
                run.dueMillis(),
                run.firedAtMillis(),
                run.startedAtMillis(),
                run.endedAtMillis(),
                run.outcome(),
                emptyToNull(run.exit()),
                emptyToNull(run.reason()),
                run.lastLines().isEmpty() ? null : run.lastLines(),
                run.oneShot(),
                run.missed(),
                run.peakBytes() == 0 ? null : run.peakBytes(),
                emptyToNull(boot),
                mark.equals(Mark.NONE) ? null : mark));
    }

    /** Reads a line; empty if it is none of ours. */
    static Optional<Entry> parse(String text) {
        try {
            @Nullable Line line = GSON.fromJson(text, Line.class);
            return line == null ? Optional.empty() : of(line);
        } catch (JsonSyntaxException e) {
            return Optional.empty();
        }
    }

    /** Tells lines that cannot be of a job from others without reading them. */
    static Predicate<String> mayBeOf(String job) {
        String member = "\"job\":" + GSON.toJson(job);
        return line -> line.contains(member);
    }

    private static Optional<Entry> of(Line line) {
        if (line.job == null
                || line.schedule == null
                || line.action == null
                || line.trigger == null
                || line.outcome == null) {
            return Optional.empty();
        }
        ScheduleRun run = new ScheduleRun(
                line.run,
                line.job,
                line.schedule,
                line.action,
                line.trigger,
                nullToEmpty(line.by),
                line.attempt,
                line.due,
                line.fired,
                line.started,
                line.ended,
                line.outcome,
                nullToEmpty(line.exit),
                nullToEmpty(line.reason),
                line.lines == null ? List.of() : List.copyOf(line.lines),
                line.oneShot,
                line.missed,
                line.peak == null ? 0 : line.peak);
        return Optional.of(new Entry(run, nullToEmpty(line.boot), line.mark == null ? Mark.NONE : line.mark));
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String nullToEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
