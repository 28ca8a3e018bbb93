package io.reeve.service.job;

import io.reeve.mbeans.JobKind;
import io.reeve.mbeans.RestartMode;
import io.reeve.spi.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads how a job is kept up. */
final class UpkeepReader {

    /** The settings that it knows. */
    static final List<String> KEYS = List.of(
            "kind",
            "instances",
            "autostart",
            "guard",
            "restart",
            "exitCodes",
            "pause",
            "maxRuns",
            "retries",
            "backoff",
            "dependsOn",
            "maxLifetime",
            "checkInterval");

    private static final List<String> BACKOFF_KEYS = List.of("initial", "max", "factor", "jitter", "resetAfter");
    private static final Duration LONGEST = Duration.ofDays(3650);
    private static final int MOST = 1_000_000_000;

    private UpkeepReader() {}

    static Upkeep read(Fields fields) {
        Upkeep upkeep = new Upkeep(
                fields.take("kind", JobKind.SERVICE, value -> Fields.choice(JobKind.values(), value)),
                fields.take("instances", 1, whole(1, Upkeep.MAX_INSTANCES)),
                fields.take("autostart", false, JobSpecReader::truth),
                fields.take("guard", false, JobSpecReader::truth),
                policy(fields),
                fields.take("dependsOn", List.of(), Dependency::read),
                fields.take("maxLifetime", Duration.ZERO, UpkeepReader::duration),
                fields.take("checkInterval", Duration.ZERO, UpkeepReader::duration));
        refuseWhatKeepsUp(upkeep, fields);
        return upkeep;
    }

    /** What comes to its end is not brought back; what schedules start is tried again by them. */
    private static void refuseWhatKeepsUp(Upkeep upkeep, Fields fields) {
        if (upkeep.kind() == JobKind.SERVICE) {
            return;
        }
        String kind = Fields.name(upkeep.kind());
        boolean scheduled = upkeep.kind() == JobKind.SCHEDULED;
        RestartMode mode = upkeep.restart().mode();
        if (mode != RestartMode.NEVER && (scheduled || mode != RestartMode.ON_FAILURE)) {
            fields.problem(
                    "restart",
                    "%s is not for a job of kind %s: expected never%s"
                            .formatted(
                                    Fields.name(mode),
                                    kind,
                                    scheduled ? "; retries of its schedules try again" : " or on-failure"));
        }
        if (upkeep.guard()) {
            fields.problem("guard", "a job of kind " + kind + " is not brought back");
        }
        if (scheduled && upkeep.autostart()) {
            fields.problem("autostart", "a job of kind scheduled is started by its schedules: @reboot is one");
        }
        if (!upkeep.maxLifetime().isZero()) {
            fields.problem("maxLifetime", "a job of kind " + kind + " is not replaced: a schedule has a timeout");
        }
    }

    private static RestartPolicy policy(Fields fields) {
        RestartPolicy usual = RestartPolicy.DEFAULT;
        return new RestartPolicy(
                fields.take("restart", usual.mode(), value -> Fields.choice(RestartMode.values(), value)),
                fields.take("exitCodes", usual.exitCodes(), UpkeepReader::exitCodes),
                fields.take("pause", usual.pause(), UpkeepReader::duration),
                fields.take("maxRuns", usual.maxRuns(), whole(0, MOST)),
                fields.take("retries", usual.retries(), UpkeepReader::retries),
                backoff(fields.within("backoff", BACKOFF_KEYS)));
    }

    private static Backoff backoff(Fields fields) {
        Backoff usual = Backoff.DEFAULT;
        Duration initial = fields.take("initial", usual.initial(), UpkeepReader::duration);
        // Who asks for a first delay beyond the usual longest one means that delay each time.
        Duration longest = initial.compareTo(usual.max()) > 0 ? initial : usual.max();
        Duration max = fields.take("max", longest, UpkeepReader::duration);
        if (max.compareTo(initial) < 0) {
            fields.problem(
                    "max", Durations.format(max) + " is below the initial delay of " + Durations.format(initial));
        }
        return new Backoff(
                initial,
                max,
                fields.take("factor", usual.factor(), number(1, 10)),
                fields.take("jitter", usual.jitter(), number(0, 1)),
                fields.take("resetAfter", usual.resetAfter(), UpkeepReader::duration));
    }

    /** A number, a list of them, or as Supervisor writes it, {@code 0,2}. */
    private static Set<Integer> exitCodes(Object value) {
        List<?> given =
                value instanceof List<?> list ? list : List.of(value.toString().split("\\s*,\\s*", -1));
        Set<Integer> codes = new TreeSet<>();
        given.forEach(code -> codes.add(whole(0, 255).apply(String.valueOf(code))));
        return codes;
    }

    private static int retries(Object value) {
        return value.equals("unlimited")
                ? RestartPolicy.UNLIMITED
                : whole(0, MOST).apply(value);
    }

    private static Duration duration(Object value) {
        Duration duration = Durations.parse(value);
        if (duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("expected at most " + Durations.format(LONGEST) + ", not " + value);
        }
        return duration;
    }

    private static Function<Object, Integer> whole(int least, int most) {
        return value -> {
            String text = value.toString();
            if (text.matches("[0-9]{1,10}") && Long.parseLong(text) >= least && Long.parseLong(text) <= most) {
                return Integer.valueOf(text);
            }
            throw new IllegalArgumentException(
                    "expected a whole number from " + least + " to " + most + ", not '" + value + "'");
        };
    }

    private static Function<Object, Double> number(int least, int most) {
        return value -> {
            String text = value.toString();
            if (text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
                double number = Double.parseDouble(text);
                if (number >= least && number <= most) {
                    return number;
                }
            }
            throw new IllegalArgumentException(
                    "expected a number from " + least + " to " + most + ", not '" + value + "'");
        };
    }
}
