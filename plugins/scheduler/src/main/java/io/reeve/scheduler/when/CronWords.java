package io.reeve.scheduler.when;

import java.time.ZoneId;

/**
 * Says what a cron expression means, from what it matches and not from how it is spelled. The words of cron-utils'
 * CronDescriptor do not serve: it says "at -1 day" for L in a list, "every Tuesday days" for every second day of the week, and
 * in Chinese "the last week of the month" for LW.
 */
final class CronWords {

    private final DayTimes times;
    private final CronDays days;
    private final NumberSet months;

    CronWords(CronFields fields) {
        this.times = fields.times();
        this.days = fields.days();
        this.months = new NumberSet(fields.months(), 1, 12);
    }

    String in(Language language, ZoneId zone) {
        return switch (language) {
            case ENGLISH -> Words.sentence(english()) + " (" + zone + ")";
            case CHINESE -> chinese() + "（" + zone + " 时间）";
        };
    }

    private String english() {
        String when = new EnglishDays(days, months).words();
        boolean isDaily = days.areAll() && times.areFew();
        return new EnglishTimes(times).words() + (isDaily ? " every day" : "") + (when.isEmpty() ? "" : " " + when);
    }

    private String chinese() {
        String when = new ChineseDays(days, months).words();
        boolean isDaily = when.isEmpty() && times.hours() != DayTimes.ALL_HOURS;
        String words = new ChineseTimes(times).words();
        boolean needsSpace = (isDaily || !when.isEmpty()) && Character.isDigit(words.charAt(0));
        return ((isDaily ? "每天" : when) + (needsSpace ? " " : "") + words).replace("） ", "）");
    }
}
