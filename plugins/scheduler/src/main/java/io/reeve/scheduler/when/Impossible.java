package io.reeve.scheduler.when;

import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says why there is no such day in any year. */
final class Impossible {

    private Impossible() {}

    static String reason(CronText text, CronFields fields) {
        String months = months(Bits.of(fields.months()));
        String days = text.field(Field.DAY_OF_MONTH).replace(",", " or ");
        String weekdays = text.field(Field.DAY_OF_WEEK);
        return weekdays.equals("*")
                ? "there is no " + days + " " + months
                : "no day-of-month " + days + " in " + months + " is a day-of-week " + weekdays;
    }

    /** Empty if there is such a day. */
    static Optional<String> reason(Parts parts) {
        if (ConditionTimes.pattern(parts).atOrAfter(0).isPresent()) {
            return Optional.empty();
        }
        String year =
                parts.get(Part.Y).stream().mapToObj(y -> y + " has").findFirst().orElse("there is");
        return Optional.of(year + " no " + day(parts));
    }

    private static String day(Parts parts) {
        if (parts.has(Part.W)) {
            return "week " + parts.get(Part.W).orElseThrow();
        }
        if (parts.has(Part.Z)) {
            return "day " + parts.get(Part.Z).orElseThrow() + " (counted from 0)";
        }
        return parts.get(Part.D).orElseThrow() + " " + month(parts.get(Part.M).orElseThrow());
    }

    private static String months(int[] numbers) {
        return IntStream.of(numbers).mapToObj(Impossible::month).collect(Collectors.joining(" or "));
    }

    private static String month(int number) {
        return java.time.Month.of(number).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
}
