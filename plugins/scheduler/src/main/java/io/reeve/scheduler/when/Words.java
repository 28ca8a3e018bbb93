package io.reeve.scheduler.when;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** What the words of a language have in common. */
enum Words {
    ENGLISH(" to ", ", ", " and "),
    CHINESE(" 至 ", "、", "、");

    private static final int MANY = 3;

    private final String to;
    private final String comma;
    private final String and;

    Words(String to, String comma, String and) {
        this.to = to;
        this.comma = comma;
        this.and = and;
    }

    static Words of(Language language) {
        return switch (language) {
            case ENGLISH -> ENGLISH;
            case CHINESE -> CHINESE;
        };
    }

    /** One, or several as a list. */
    String list(List<String> items) {
        int last = items.size() - 1;
        return last < 1 ? String.join("", items) : String.join(comma, items.subList(0, last)) + and + items.get(last);
    }

    /** Numbers by their names, those that follow each other as ranges. */
    String list(List<NumberSet.Run> runs, IntFunction<String> name) {
        List<String> items = new ArrayList<>();
        for (NumberSet.Run run : runs) {
            if (run.length() >= MANY) {
                items.add(name.apply(run.from()) + to + name.apply(run.to()));
            } else {
                items.add(name.apply(run.from()));
                Stream.of(run.to())
                        .filter(end -> end != run.from())
                        .map(name::apply)
                        .forEach(items::add);
            }
        }
        return list(items);
    }

    /** {@code 02:30}. */
    static String time(int hour, int minute) {
        return two(hour) + ":" + two(minute);
    }

    static String two(int number) {
        return (number < 10 ? "0" : "") + number;
    }

    /** {@code 2nd}. */
    static String ordinal(int number) {
        int unit = number / 10 % 10 == 1 ? 0 : number % 10;
        return number
                + switch (unit) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
    }

    static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** A duration in days, hours, minutes, seconds and milliseconds, leaving out what is 0. */
    String duration(Duration duration) {
        List<String> parts = new ArrayList<>();
        add(parts, duration.toDaysPart(), "day", "天");
        add(parts, duration.toHoursPart(), "hour", "小时");
        add(parts, duration.toMinutesPart(), "minute", "分钟");
        add(parts, duration.toSecondsPart(), "second", "秒");
        add(parts, duration.toMillisPart(), "millisecond", "毫秒");
        return String.join(" ", parts);
    }

    private void add(List<String> parts, long number, String english, String chinese) {
        if (number != 0) {
            parts.add(number + " "
                    + switch (this) {
                        case ENGLISH -> number == 1 ? english : english + "s";
                        case CHINESE -> chinese;
                    });
        }
    }
}
