package io.reeve.scheduler.when;

import java.time.LocalDate;

/**
 * The days of a condition. With a week, the year is that of the week (ISO 8601), so that weeks stay whole at its turn.
 *
 * @param year or {@link #ANY}, like all others
 * @param day of the month; {@link Part#LAST_DAY} is the last
 * @param weekday 1 is Monday, 7 is Sunday
 * @param ordinal the day of the year, counted from 0
 * @param week from 1 to 53
 */
record ConditionDays(int year, int day, int weekday, int ordinal, int week) implements Days {

    private static final int ANY = -1;
    private static final int DAYS_OF_WEEK = 7;

    static ConditionDays of(Parts parts) {
        return new ConditionDays(
                parts.get(Part.Y).orElse(ANY),
                parts.get(Part.D).orElse(ANY),
                parts.get(Part.N).orElse(ANY),
                parts.get(Part.Z).orElse(ANY),
                parts.get(Part.W).orElse(ANY));
    }

    @Override
    public int in(Month month) {
        int days = week == ANY ? ofYear(month) : ofWeek(month);
        if (day != ANY) {
            int number = day == Part.LAST_DAY ? month.length() : day;
            days &= month.days(number, number);
        }
        if (weekday != ANY) {
            days &= month.weekdays(1 << weekday % DAYS_OF_WEEK);
        }
        return days;
    }

    private int ofYear(Month month) {
        if (year != ANY && year != month.year()) {
            return 0;
        }
        return ordinal == ANY ? month.days() : ofOrdinal(month);
    }

    private int ofOrdinal(Month month) {
        long number = LocalDate.of(month.year(), 1, 1).toEpochDay() + ordinal - month.first() + 1;
        return month.days(number, number);
    }

    /** A week may be of the year before or after. */
    private int ofWeek(Month month) {
        int days = 0;
        for (int candidate = month.year() - 1; candidate <= month.year() + 1; candidate++) {
            if (year == ANY || year == candidate) {
                days |= ofWeek(candidate, month);
            }
        }
        return days;
    }

    private int ofWeek(int weekYear, Month month) {
        long start = firstMonday(weekYear) + (week - 1L) * DAYS_OF_WEEK;
        if (start >= firstMonday(weekYear + 1)) {
            return 0;
        }
        long number = start - month.first() + 1;
        return month.days(number, number + DAYS_OF_WEEK - 1);
    }

    /** The epoch day on which the first week begins: the one that 4 January is in. */
    private static long firstMonday(int weekYear) {
        LocalDate day = LocalDate.of(weekYear, 1, 4);
        return day.toEpochDay() - day.getDayOfWeek().getValue() + 1;
    }

    /** The last days of a week-year may be in the year after. */
    @Override
    public int lastYear() {
        if (year == ANY) {
            return Span.LAST_YEAR;
        }
        return week == ANY ? year : year + 1;
    }
}
