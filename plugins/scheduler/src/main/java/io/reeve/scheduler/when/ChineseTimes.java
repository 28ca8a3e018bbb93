package io.reeve.scheduler.when;

import java.util.List;
import java.util.OptionalInt;

/** Says in Chinese at which times of a day something is due. Chinese goes from the hour to the second. */
record ChineseTimes(DayTimes times) {

    String words() {
        return times.areFew() ? Words.CHINESE.list(times.texts()) : phrases();
    }

    private String phrases() {
        NumberSet minutes = NumberSet.ofSixty(times.minutes());
        NumberSet seconds = NumberSet.ofSixty(times.seconds());
        if (seconds.isOnly(0)) {
            return hours(isSpread(minutes)) + numbers(minutes, "分钟", "分");
        }
        boolean all = minutes.isAll() && isSpread(seconds);
        return hours(isSpread(minutes)) + (all ? "" : numbers(minutes, "分钟", "分") + "的") + numbers(seconds, "秒", "秒");
    }

    /** @param spread whether what comes after is spread over the hour */
    private String hours(boolean spread) {
        NumberSet hours = NumberSet.ofHours(times.hours());
        if (hours.isAll()) {
            return spread ? "" : "每小时";
        }
        List<NumberSet.Run> runs = hours.runs();
        if (spread && runs.size() == 1) {
            return Words.time(runs.get(0).from(), 0) + " 至 "
                    + Words.time(runs.get(0).to(), 59) + " ";
        }
        OptionalInt step = hours.evenStep();
        if (spread || step.isEmpty()) {
            return Words.CHINESE.list(runs, String::valueOf) + " 点的";
        }
        String start = hours.first() == 0 ? "" : "从 " + hours.first() + " 点起";
        return start + "每 " + step.getAsInt() + " 小时的";
    }

    private static boolean isSpread(NumberSet numbers) {
        return numbers.isAll() || numbers.evenStep().isPresent();
    }

    private static String numbers(NumberSet numbers, String span, String unit) {
        if (numbers.isAll()) {
            return "每" + span;
        }
        return numbers.evenStep().stream()
                .mapToObj(step -> start(numbers, unit) + "每 " + step + " " + span)
                .findFirst()
                .orElseGet(() -> "第 " + Words.CHINESE.list(numbers.runs(), String::valueOf) + " " + unit);
    }

    private static String start(NumberSet numbers, String unit) {
        return numbers.first() == 0 ? "" : "从第 " + numbers.first() + " " + unit + "起";
    }
}
