package io.reeve.scheduler.when;

import java.time.Duration;
import java.util.OptionalInt;

/** Says in English what a condition means. */
record EnglishCondition(Parts parts) {

    String words() {
        String when = (time() + " " + day()).strip();
        OptionalInt interval = parts.get(Part.U);
        if (interval.isEmpty()) {
            return (isMinute() ? "" : "once ") + when;
        }
        return when + (when.isEmpty() ? "" : ", ") + "whenever the last time was at least "
                + Words.ENGLISH.duration(Duration.ofSeconds(interval.getAsInt())) + " ago";
    }

    private boolean isMinute() {
        return parts.has(Part.I) && parts.has(Part.H);
    }

    private boolean hasTime() {
        return parts.has(Part.H) || parts.has(Part.I);
    }

    private String time() {
        if (isMinute()) {
            return "at " + Words.time(hour(), number(Part.I));
        }
        if (parts.has(Part.I)) {
            return "in minute " + number(Part.I) + " of every hour";
        }
        return parts.has(Part.H) ? "between " + Words.time(hour(), 0) + " and " + Words.time(hour(), 59) : "";
    }

    private String day() {
        String year = parts.has(Part.Y) ? String.valueOf(number(Part.Y)) : "";
        if (parts.has(Part.Z)) {
            return "on day " + (number(Part.Z) + 1) + " of " + (year.isEmpty() ? "every year" : year);
        }
        if (parts.has(Part.W)) {
            String days = hasTime() ? "on every day in " : "in ";
            String weekday = parts.has(Part.N) ? "on " + weekday() + " of " : days;
            return weekday + "ISO week " + number(Part.W) + " of " + (year.isEmpty() ? "every year" : year);
        }
        if (parts.has(Part.N)) {
            return "on every " + weekday() + (year.isEmpty() ? "" : " of " + year);
        }
        return date(year);
    }

    private String date(String year) {
        String month = parts.has(Part.M) ? EnglishDays.month(number(Part.M)) : "";
        if (parts.has(Part.D)) {
            String day = number(Part.D) == Part.LAST_DAY ? "the last day" : "day " + number(Part.D);
            return "on " + day + " of " + inYear(month.isEmpty() ? "every month" : month, year, !month.isEmpty());
        }
        if (!month.isEmpty()) {
            return (hasTime() ? "on every day in " : "in ") + inYear(month, year, true);
        }
        boolean isDaily = parts.has(Part.H);
        return (isDaily ? "every day" : "") + (year.isEmpty() ? "" : (isDaily ? " of " : "in ") + year);
    }

    private static String inYear(String month, String year, boolean once) {
        if (year.isEmpty()) {
            return once ? month + " every year" : month;
        }
        return month + (once ? " " : " of ") + year;
    }

    private String weekday() {
        return EnglishDays.name(number(Part.N));
    }

    private int hour() {
        return number(Part.H);
    }

    private int number(Part part) {
        return parts.get(part).orElseThrow();
    }
}
