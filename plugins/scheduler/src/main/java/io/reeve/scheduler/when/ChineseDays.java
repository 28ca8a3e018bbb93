package io.reeve.scheduler.when;

import java.util.ArrayList;
import java.util.List;

/** Says in Chinese on which days something is due. */
record ChineseDays(CronDays days, NumberSet months) {

    private static final String WEEKDAYS = "日一二三四五六日";
    private static final String NTH = "零一二三四五";
    private static final String WORKDAY = "工作日（周一至周五）";

    /** Empty if it is each day of the year. */
    String words() {
        if (days.areAll()) {
            return months.isAll() ? "" : monthNames() + "每天";
        }
        if (days.either()) {
            return ofMonth() + "以及" + (months.isAll() ? "" : " ") + ofWeek();
        }
        if (days.ofMonth().isAll()) {
            return ofWeek();
        }
        return days.ofWeek().isAll() ? ofMonth() : ofMonth() + "（仅限" + weekdays() + "）";
    }

    private String ofMonth() {
        CronDays.MonthDays month = days.ofMonth();
        NumberSet plain = new NumberSet(month.plain(), 1, 31);
        if (month.isPlain() && plain.step().isPresent()) {
            return (months.isAll() ? "每月" : monthNames()) + "从 " + plain.first() + " 日起每 "
                    + plain.step().getAsInt() + " 天";
        }
        List<String> items = new ArrayList<>();
        if (month.plain() != 0) {
            items.add(Words.CHINESE.list(plain.runs(), String::valueOf) + " 日");
        }
        for (int n : Bits.of(month.beforeLast())) {
            items.add(n == 0 ? "最后一天" : "倒数第 " + (n + 1) + " 天");
        }
        for (int day : Bits.of(month.nearest())) {
            items.add("离 " + day + " 日最近的" + WORKDAY);
        }
        if (month.lastWorkday()) {
            items.add("最后一个" + WORKDAY);
        }
        String ofMonths = months.isAll() ? "每月" : monthNames() + (months.size() > 1 ? "的" : "");
        return ofMonths + (month.plain() == 0 ? "" : " ") + Words.CHINESE.list(items);
    }

    private String ofWeek() {
        String every = days.ofWeek().isPlain() ? "每" : "每月";
        return (months.isAll() ? every : monthNames() + (days.ofWeek().isPlain() ? "的每" : "的")) + weekdays();
    }

    private String weekdays() {
        CronDays.WeekDays week = days.ofWeek();
        List<String> items = new ArrayList<>();
        if (week.plain() != 0) {
            String names = Words.CHINESE.list(week.fromMonday().turningRuns(), ChineseDays::name);
            items.add(week.isPlain() ? names : "每个" + names);
        }
        for (int n = 1; n <= 5; n++) {
            String nth = "第" + NTH.charAt(n) + "个";
            for (int day : Bits.of(week.nth(n))) {
                items.add(nth + name(day));
            }
        }
        for (int day : Bits.of(week.last())) {
            items.add("最后一个" + name(day));
        }
        return Words.CHINESE.list(items).replace(" 至 ", "至");
    }

    /** @param day Sunday is 0 or 7 */
    static String name(int day) {
        return "周" + WEEKDAYS.charAt(day);
    }

    private String monthNames() {
        List<String> items = new ArrayList<>();
        for (NumberSet.Run run : months.turningRuns()) {
            String to = run.to() < run.from() ? " 月至次年 " : " 月至 ";
            items.add(run.length() == 1 ? run.from() + " 月" : run.from() + to + run.to() + " 月");
        }
        return Words.CHINESE.list(items);
    }
}
