package io.reeve.scheduler.when;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says in English on which days something is due. */
record EnglishDays(CronDays days, NumberSet months) {

    private static final String[] NTH = {"", "first", "second", "third", "fourth", "fifth"};

    /** Empty if it is each day of the year. */
    String words() {
        if (days.areAll()) {
            return months.isAll() ? "" : "in " + monthNames();
        }
        if (days.either()) {
            return ofMonth() + " and also " + ofWeek();
        }
        if (days.ofMonth().isAll()) {
            return ofWeek();
        }
        return days.ofWeek().isAll() ? ofMonth() : ofMonth() + ", but only if it is " + weekdays();
    }

    private String ofMonth() {
        CronDays.MonthDays month = days.ofMonth();
        NumberSet plain = new NumberSet(month.plain(), 1, 31);
        String ofMonths = " of " + (months.isAll() ? "every month" : monthNames());
        if (month.isPlain() && plain.step().isPresent()) {
            return "on every " + Words.ordinal(plain.step().getAsInt()) + " day" + ofMonths + ", starting on day "
                    + plain.first();
        }
        List<String> items = new ArrayList<>();
        if (month.plain() != 0) {
            items.add((plain.size() == 1 ? "day " : "days ") + Words.ENGLISH.list(plain.runs(), String::valueOf));
        }
        for (int n : Bits.of(month.beforeLast())) {
            items.add(n == 0 ? "the last day" : "the " + Words.ordinal(n + 1) + " day from the end");
        }
        for (int day : Bits.of(month.nearest())) {
            items.add("the weekday (Monday to Friday) nearest to day " + day);
        }
        if (month.lastWorkday()) {
            items.add("the last weekday (Monday to Friday)");
        }
        return "on " + Words.ENGLISH.list(items) + ofMonths;
    }

    private String ofWeek() {
        if (days.ofWeek().isPlain()) {
            return "on " + weekdays() + (months.isAll() ? "" : " in " + monthNames());
        }
        return "on " + weekdays() + " of " + (months.isAll() ? "every month" : monthNames());
    }

    private String weekdays() {
        CronDays.WeekDays week = days.ofWeek();
        List<String> items = new ArrayList<>();
        if (week.plain() != 0) {
            String names = Words.ENGLISH.list(week.fromMonday().turningRuns(), EnglishDays::name);
            items.add(week.isPlain() ? names : "every " + names);
        }
        for (int n = 1; n <= 5; n++) {
            String nth = "the " + NTH[n] + " ";
            for (int day : Bits.of(week.nth(n))) {
                items.add(nth + name(day));
            }
        }
        for (int day : Bits.of(week.last())) {
            items.add("the last " + name(day));
        }
        return Words.ENGLISH.list(items);
    }

    /** @param day Sunday is 0 or 7 */
    static String name(int day) {
        return DayOfWeek.of(day == 0 ? 7 : day).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    static String month(int number) {
        return java.time.Month.of(number).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private String monthNames() {
        return Words.ENGLISH.list(months.turningRuns(), EnglishDays::month);
    }
}
