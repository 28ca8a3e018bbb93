package io.reeve.scheduler.when;

import java.time.LocalDate;

/**
 * A month of a year and what its calendar looks like. Days of the week count from Sunday, which is 0.
 *
 * @param first the epoch day of its first day
 * @param length in days
 */
record Month(int year, int number, long first, int length) {

    private static final int WEEK = 7;
    private static final int SUNDAY = 0;
    private static final int SATURDAY = 6;
    /** The first day of the epoch was a Thursday. */
    private static final int WEEKDAY_OF_EPOCH = 4;

    static Month of(int year, int number) {
        LocalDate first = LocalDate.of(year, number, 1);
        return new Month(year, number, first.toEpochDay(), first.lengthOfMonth());
    }

    Month next() {
        return number == 12 ? of(year + 1, 1) : of(year, number + 1);
    }

    /** All its days. */
    int days() {
        return Days.ALL >>> (31 - length);
    }

    /** Its days from {@code from} to {@code to}, both inclusive and counted from 1; either may lie outside of it. */
    int days(long from, long to) {
        int low = (int) Math.max(from, 1) - 1;
        int high = (int) Math.min(to, length);
        return low >= high ? 0 : (Days.ALL >>> (31 - (high - low))) << low;
    }

    /** The days that fall on one of these days of the week. */
    int weekdays(int set) {
        int first = weekday(1);
        // From the weekday of the first day on, as often as it takes.
        long turned = (((long) set >>> first) | ((long) set << (WEEK - first))) & 0x7f;
        return (int) (turned | (turned << 7) | (turned << 14) | (turned << 21) | (turned << 28)) & days();
    }

    /** The days of the last week, that is the seven last ones. */
    int lastWeek() {
        return days(length - WEEK + 1L, length);
    }

    /** The {@code n}th seven days; the fifth are three at most. */
    int week(int n) {
        return days((n - 1L) * WEEK + 1, (long) n * WEEK);
    }

    /** The weekday (Monday to Friday) of this month that is nearest to the day, as a set; empty if there is no such day. */
    int nearestWorkday(int day) {
        if (day > length) {
            return 0;
        }
        return switch (weekday(day)) {
            case SATURDAY -> days(day == 1 ? 3 : day - 1, day == 1 ? 3 : day - 1);
            case SUNDAY -> days(day == length ? day - 2 : day + 1, day == length ? day - 2 : day + 1);
            default -> days(day, day);
        };
    }

    private int weekday(int day) {
        return Math.floorMod(first + day - 1 + WEEKDAY_OF_EPOCH, WEEK);
    }
}
