package io.reeve.scheduler.when;

/**
 * The days of a cron expression.
 *
 * @param either whether a day matches when one of both fields does, as cron has it where neither begins with a star
 */
record CronDays(MonthDays ofMonth, WeekDays ofWeek, boolean either) implements Days {

    /** Whether it is each day of each month. */
    boolean areAll() {
        return either ? ofMonth.isAll() || ofWeek.isAll() : ofMonth.isAll() && ofWeek.isAll();
    }

    @Override
    public int in(Month month) {
        int one = ofMonth.in(month);
        int other = ofWeek.in(month);
        return either ? one | other : one & other;
    }

    /**
     * The field day-of-month.
     *
     * @param plain bit d: day d
     * @param beforeLast bit n: {@code L-n}, n days before the last one
     * @param nearest bit d: {@code dW}, the weekday nearest to day d
     * @param lastWorkday {@code LW}
     */
    record MonthDays(long plain, long beforeLast, long nearest, boolean lastWorkday) {

        private static final long ALL = 0xffff_fffeL;

        boolean isAll() {
            return plain == ALL;
        }

        /** Whether it names numbered days only. */
        boolean isPlain() {
            return beforeLast == 0 && nearest == 0 && !lastWorkday;
        }

        int in(Month month) {
            int days = (int) (plain >>> 1) & month.days();
            for (int n : Bits.of(beforeLast)) {
                days |= month.days(month.length() - n, month.length() - n);
            }
            for (int day : Bits.of(nearest)) {
                days |= month.nearestWorkday(day);
            }
            return lastWorkday ? days | lastWorkday(month) : days;
        }

        private static int lastWorkday(Month month) {
            return Integer.highestOneBit(month.weekdays(WeekDays.WORKDAYS));
        }
    }

    /**
     * The field day-of-week; days count from Sunday, which is 0.
     *
     * @param plain bit w: each such day
     * @param last bit w: the last such day of a month
     * @param nth bit 8n + w: the nth such day of a month, n from 1 to 5
     */
    record WeekDays(long plain, long last, long nth) {

        static final int WORKDAYS = 0b0111110;
        private static final long ALL = 0x7f;

        boolean isAll() {
            return plain == ALL;
        }

        int in(Month month) {
            int days = month.weekdays((int) plain) | (month.weekdays((int) last) & month.lastWeek());
            for (int n = 1; n <= 5; n++) {
                days |= month.weekdays(nth(n)) & month.week(n);
            }
            return days;
        }

        int nth(int n) {
            return (int) (nth >>> (8 * n)) & (int) ALL;
        }

        /** Whether it names days of each week only. */
        boolean isPlain() {
            return last == 0 && nth == 0;
        }

        /** The plain days, Monday to Sunday being 1 to 7. */
        NumberSet fromMonday() {
            return new NumberSet((plain & ~1) | ((plain & 1) << 7), 1, 7);
        }
    }
}
