package io.reeve.scheduler.when;

import java.time.Duration;
import java.util.OptionalInt;

/** Says in Chinese what a condition means. */
record ChineseCondition(Parts parts) {

    String words() {
        String time = time();
        String day = day();
        boolean needsSpace = !time.isEmpty() && Character.isDigit(time.charAt(0)) && !day.isEmpty();
        String when = day + (needsSpace ? " " : "") + time;
        OptionalInt interval = parts.get(Part.U);
        if (interval.isEmpty()) {
            return when + (parts.has(Part.H) && parts.has(Part.I) ? " " : "") + "触发一次";
        }
        return when + (when.isEmpty() ? "" : "，") + "距上次触发满 "
                + Words.CHINESE.duration(Duration.ofSeconds(interval.getAsInt())) + "即触发";
    }

    private boolean hasTime() {
        return parts.has(Part.H) || parts.has(Part.I);
    }

    private String time() {
        if (parts.has(Part.I)) {
            return parts.has(Part.H) ? Words.time(number(Part.H), number(Part.I)) : "每小时的第 " + number(Part.I) + " 分钟";
        }
        return parts.has(Part.H) ? Words.time(number(Part.H), 0) + " 至 " + Words.time(number(Part.H), 59) + " 之间" : "";
    }

    private String day() {
        String year = parts.has(Part.Y) ? number(Part.Y) + " 年" : "";
        if (parts.has(Part.Z)) {
            return (year.isEmpty() ? "每年" : year) + "的第 " + (number(Part.Z) + 1) + " 天";
        }
        if (parts.has(Part.W)) {
            String days = hasTime() ? "的每天" : "";
            String weekday = parts.has(Part.N) ? "的" + ChineseDays.name(number(Part.N)) : days;
            return (year.isEmpty() ? "每年" : year) + "的 ISO 第 " + number(Part.W) + " 周" + weekday;
        }
        if (parts.has(Part.N)) {
            return (year.isEmpty() ? "" : year + "的") + "每" + ChineseDays.name(number(Part.N));
        }
        return date(year);
    }

    private String date(String year) {
        boolean isDated = parts.has(Part.D);
        if (!parts.has(Part.M)) {
            String daily = parts.has(Part.H) ? "每天" : "";
            return year + (isDated ? "每月" + day(" ") : daily);
        }
        String month = (year.isEmpty() ? "每年 " : year + " ") + number(Part.M) + " 月";
        return month + (isDated ? day(" ") : hasTime() ? "的每天" : "");
    }

    private String day(String space) {
        return number(Part.D) == Part.LAST_DAY ? "最后一天" : space + number(Part.D) + " 日";
    }

    private int number(Part part) {
        return parts.get(part).orElseThrow();
    }
}
