package io.reeve.scheduler;

import io.reeve.mbeans.Concurrency;
import io.reeve.mbeans.ScheduleAction;
import io.reeve.scheduler.when.Times;
import io.reeve.scheduler.when.When;
import io.reeve.scheduler.when.Window;
import io.reeve.spi.Signals;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes schedules of what people write. */
final class ScheduleReader {

    private static final int MOST_RETRIES = 1000;
    private static final int LONGEST_CRON = 1000;

    private final ZoneId defaultZone;

    ScheduleReader(ZoneId defaultZone) {
        this.defaultZone = defaultZone;
    }

    /**
     * Reads a schedule.
     *
     * @throws IllegalArgumentException with all that is wrong, a line each
     */
    Schedule read(String job, String id, Map<String, @Nullable Object> settings, Origin origin) {
        Given given = new Given(settings);
        ZoneId zone = given.value("timezone", ScheduleReader::zone).orElse(defaultZone);
        Optional<When> when = when(given, zone, origin.created());
        Window window = window(given, zone);
        boolean enable = given.flag("enable", true);
        Policy policy = policy(given);
        if (when.filter(Schedule::isInterval).isPresent() && !policy.jitter().isZero()) {
            given.problem("jitter: a condition with an interval, U, has no moment that could be put off");
        }
        given.end();
        Map<String, @Nullable Object> kept = new LinkedHashMap<>(settings);
        kept.values().removeIf(value -> value == null);
        return new Schedule(job, id, kept, origin, enable, when.orElseThrow(), zone, window, policy);
    }

    private static Optional<When> when(Given given, ZoneId zone, Instant created) {
        if (given.has("cron") == given.has("condition")) {
            given.problem(
                    given.has("cron")
                            ? "cron, condition: choose one of them"
                            : "cron: missing, and so is condition; one of them says when");
        }
        Optional<When> cron = given.value("cron", text -> Times.cron(bounded(text), zone, created));
        Optional<When> condition = given.value("condition", fields -> Times.condition(fields(fields), zone));
        return cron.or(() -> condition);
    }

    /** Errors repeat it. */
    private static String bounded(Object value) {
        String text = value.toString();
        if (text.length() > LONGEST_CRON) {
            throw new IllegalArgumentException(
                    "expected at most " + LONGEST_CRON + " characters, not " + text.length());
        }
        return text;
    }

    private static Map<String, Object> fields(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("expected an object such as {\"H\": \"03\"}, not '" + value + "'");
        }
        Map<String, Object> fields = new HashMap<>();
        map.forEach((key, each) -> fields.put(String.valueOf(key), each == null ? "" : each));
        return fields;
    }

    private static ZoneId zone(Object value) {
        try {
            return ZoneId.of(value.toString());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "expected a time zone such as Europe/Berlin, UTC or +08:00, not '" + value + "'", e);
        }
    }

    private static Window window(Given given, ZoneId zone) {
        Instant start = given.value("start", value -> time(value, zone)).orElse(Instant.MIN);
        Instant end = given.value("end", value -> time(value, zone)).orElse(Instant.MAX);
        if (!start.isBefore(end)) {
            given.problem("end: " + end + " is not after the start, " + start);
            return Window.ALWAYS;
        }
        return new Window(start, end);
    }

    /** A date, or a date and a time, in the schedule's zone or with an offset of its own. */
    private static Instant time(Object value, ZoneId zone) {
        String text = value.toString();
        try {
            if (text.length() == "2026-11-22".length()) {
                return LocalDate.parse(text).atStartOfDay(zone).toInstant();
            }
            boolean hasOffset = text.endsWith("Z") || text.matches(".*T.*[+-][0-9]{2}:?[0-9]{2}");
            return hasOffset
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "expected a time such as 2026-11-22, 2026-11-22T03:00 or 2026-11-22T03:00:00+01:00, not '" + text
                            + "'",
                    e);
        }
    }

    private static Policy policy(Given given) {
        Policy plain = Policy.DEFAULT;
        Policy policy = new Policy(
                given.choice("action", plain.action()),
                given.value("signal", value -> Signals.name(Signals.number(value.toString())))
                        .orElse(plain.signal()),
                given.choice("concurrency", plain.concurrency()),
                given.choice("catchUp", plain.catchUp()),
                given.durationOrNone("deadline"),
                given.duration("jitter", plain.jitter()),
                given.durationOrNone("timeout"),
                given.number("retries", plain.retries(), MOST_RETRIES),
                given.duration("retryDelay", plain.retryDelay()));
        refuseWhatTheActionHasNot(policy, given);
        return policy;
    }

    private static void refuseWhatTheActionHasNot(Policy policy, Given given) {
        ScheduleAction action = policy.action();
        if (action == ScheduleAction.SIGNAL && !given.has("signal")) {
            given.problem("signal: missing; action signal sends one, such as HUP");
        }
        if (action != ScheduleAction.SIGNAL && given.has("signal")) {
            given.problem("signal: only action signal sends one");
        }
        if (action == ScheduleAction.START && policy.concurrency() == Concurrency.ALLOW) {
            given.problem("concurrency: allow is for action run; a job that is up cannot be started");
        }
        if (action == ScheduleAction.RESTART || action == ScheduleAction.SIGNAL) {
            for (String setting : List.of("concurrency", "timeout")) {
                if (given.has(setting)) {
                    given.problem(setting + ": only for actions start and run, which go on for a while");
                }
            }
        }
    }
}
