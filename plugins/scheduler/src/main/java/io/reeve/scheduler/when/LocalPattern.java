package io.reeve.scheduler.when;

import java.time.LocalDate;
import java.util.OptionalLong;

/**
 * A set of local times, without any zone. Local times are seconds: what a clock at UTC shows so many seconds after the epoch.
 *
 * @param months bit m: month m
 */
record LocalPattern(DayTimes times, long months, Days days) {

    static final long ALL_MONTHS = Bits.range(1, 12);

    private static final int DAY = 86_400;
    /** After that many years the Gregorian calendar repeats itself to the weekday: what was not found by then never is. */
    private static final int CYCLE = 400;

    /** The first local time that is not before the given one; empty if there is none. */
    OptionalLong atOrAfter(long second) {
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(second, DAY));
        Month month = Month.of(day.getYear(), day.getMonthValue());
        int today = 1 << (day.getDayOfMonth() - 1);
        int set = in(month);
        if ((set & today) != 0) {
            int time = times.atOrAfter(Math.floorMod(second, DAY));
            if (time >= 0) {
                return OptionalLong.of(day.toEpochDay() * DAY + time);
            }
        }
        return firstOf(month, set & -(today << 1));
    }

    /** The first time of the first of these days, or else of a month after it. */
    private OptionalLong firstOf(Month from, int rest) {
        Month month = from;
        int set = rest;
        int lastYear = Math.min(days.lastYear(), from.year() + CYCLE);
        while (set == 0) {
            month = month.next();
            if (month.year() > lastYear) {
                return OptionalLong.empty();
            }
            set = in(month);
        }
        return OptionalLong.of((month.first() + Bits.first(set)) * DAY + times.first());
    }

    private int in(Month month) {
        return Bits.has(months, month.number()) ? days.in(month) : 0;
    }
}
