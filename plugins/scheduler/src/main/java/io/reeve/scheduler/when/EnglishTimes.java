package io.reeve.scheduler.when;

import java.util.List;
import java.util.function.IntFunction;

/** Says in English at which times of a day something is due. */
record EnglishTimes(DayTimes times) {

    String words() {
        return times.areFew() ? "at " + Words.ENGLISH.list(times.texts()) : phrases();
    }

    private String phrases() {
        NumberSet minutes = NumberSet.ofSixty(times.minutes());
        NumberSet seconds = NumberSet.ofSixty(times.seconds());
        if (seconds.isOnly(0)) {
            return lead(minutes, "minute") + hours(isSpread(minutes));
        }
        boolean all = minutes.isAll() && isSpread(seconds);
        String words = lead(seconds, "second") + (all ? "" : " of " + each(minutes, "minute"));
        return words + hours(isSpread(minutes));
    }

    /** @param spread whether what comes before is spread over the hour */
    private String hours(boolean spread) {
        NumberSet hours = NumberSet.ofHours(times.hours());
        if (hours.isAll()) {
            return spread ? "" : " of every hour";
        }
        List<NumberSet.Run> runs = hours.runs();
        if (spread && runs.size() == 1) {
            return " from " + Words.time(runs.get(0).from(), 0) + " to "
                    + Words.time(runs.get(0).to(), 59);
        }
        return spread ? " in " + listed(hours, "hour") : " of " + each(hours, "hour");
    }

    private static boolean isSpread(NumberSet numbers) {
        return numbers.isAll() || numbers.evenStep().isPresent();
    }

    private static String lead(NumberSet numbers, String unit) {
        if (numbers.isAll()) {
            return "every " + unit;
        }
        return numbers.evenStep().stream()
                .mapToObj(step -> "every " + step + " " + unit + "s" + start(numbers, unit))
                .findFirst()
                .orElseGet(() -> "at " + named(numbers, unit));
    }

    private static String each(NumberSet numbers, String unit) {
        if (numbers.isAll()) {
            return "every " + unit;
        }
        return numbers.evenStep().stream()
                .mapToObj(step -> "every " + Words.ordinal(step) + " " + unit + start(numbers, unit))
                .findFirst()
                .orElseGet(() -> listed(numbers, unit));
    }

    private static String listed(NumberSet numbers, String unit) {
        return (numbers.size() == 1 ? "" : "the ") + named(numbers, unit);
    }

    private static String start(NumberSet numbers, String unit) {
        return numbers.first() == 0 ? "" : " from " + unit + " " + numbers.first() + " on";
    }

    private static String named(NumberSet numbers, String unit) {
        IntFunction<String> digits = String::valueOf;
        return (numbers.size() == 1 ? unit : unit + "s") + " " + Words.ENGLISH.list(numbers.runs(), digits);
    }
}
