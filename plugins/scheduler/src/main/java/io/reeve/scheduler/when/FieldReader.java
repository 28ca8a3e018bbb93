package io.reeve.scheduler.when;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks one field of a cron expression and spells it in one way. It is stricter than cron-utils, which takes {@code 1L} for
 * {@code L}, {@code 0|5} for two expressions and {@code 2#6} for a day.
 *
 * @param whole the expression, quoted, for messages
 * @param problems what is wrong is added here
 */
record FieldReader(Field field, String whole, List<String> problems) {

    private static final Pattern STAR = Pattern.compile("\\*(?:/([0-9]+))?");
    private static final Pattern RANGE = Pattern.compile("([0-9A-Z]+)(?:-([0-9A-Z]+))?(?:/([0-9]+))?");
    private static final Pattern BEFORE_LAST = Pattern.compile("L(?:-([0-9]+))?");
    private static final Pattern WORKDAY = Pattern.compile("([0-9]+)W");
    private static final Pattern LAST_OF_KIND = Pattern.compile("([0-9A-Z]+)L");
    private static final Pattern NTH_OF_KIND = Pattern.compile("([0-9A-Z]+)#([0-9]+)");
    private static final int WRONG = -1;
    private static final int SUNDAY = 7;

    /** Returns the field's canonical text, which is of use only if there was no problem. */
    String read(String token) {
        if (field.isDay() && token.equals("?")) {
            return "*";
        }
        return Stream.of(token.split(",", -1)).map(this::item).collect(Collectors.joining(","));
    }

    private String item(String item) {
        Matcher star = STAR.matcher(item);
        if (star.matches()) {
            return "*" + step(star.group(1));
        }
        return switch (field) {
            case DAY_OF_MONTH -> dayOfMonth(item);
            case DAY_OF_WEEK -> dayOfWeek(item);
            case SECOND, MINUTE, HOUR, MONTH -> range(item);
        };
    }

    private String dayOfMonth(String item) {
        Matcher last = BEFORE_LAST.matcher(item);
        Matcher workday = WORKDAY.matcher(item);
        if (item.equals("LW")) {
            return item;
        } else if (last.matches()) {
            return last.group(1) == null ? "L" : "L-" + number(last.group(1), 1, 30, item);
        } else if (workday.matches()) {
            return value(workday.group(1)) + "W";
        }
        return range(item);
    }

    private String dayOfWeek(String item) {
        Matcher last = LAST_OF_KIND.matcher(item);
        Matcher nth = NTH_OF_KIND.matcher(item);
        if (item.equals("L")) {
            return problem(item, "lacks the day whose last one is meant, as in FRIL");
        } else if (last.matches()) {
            return value(last.group(1)) % SUNDAY + "L";
        } else if (nth.matches()) {
            return value(nth.group(1)) % SUNDAY + "#" + number(nth.group(2), 1, 5, item);
        }
        return range(item);
    }

    private String range(String item) {
        Matcher range = RANGE.matcher(item);
        if (!range.matches()) {
            return problem(item, "is not a value, a range such as 10-50, a step such as */5, or a list of these");
        }
        int low = value(range.group(1));
        String step = step(range.group(3));
        if (range.group(2) != null) {
            return range(low, value(range.group(2)), step);
        }
        return range.group(3) == null ? single(low) : range(low, field.max(), step);
    }

    /** A range whose end is below its beginning goes on at the field's beginning. */
    private String range(int low, int high, String step) {
        if (low == high) {
            return single(low);
        }
        boolean isWeek = field == Field.DAY_OF_WEEK;
        int from = isWeek ? low % SUNDAY : low;
        int to = isWeek && high == 0 ? SUNDAY : high;
        return from == to % SUNDAY && isWeek && low != 0 ? single(from) : from + "-" + to + step;
    }

    private String single(int value) {
        return String.valueOf(field == Field.DAY_OF_WEEK ? value % SUNDAY : value);
    }

    private String step(String digits) {
        int step = digits == null ? 1 : number(digits, 1, field.max(), "/" + digits);
        return step == 1 ? "" : "/" + step;
    }

    private int value(String text) {
        int name = field.names().indexOf(text);
        if (name >= 0) {
            return name + field.min();
        }
        int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : WRONG;
        if (number < field.min() || number > field.max()) {
            problem(text, "is not " + field.range() + Spelling.hint(text, field.names()));
        }
        return number;
    }

    private int number(String digits, int min, int max, String item) {
        int number = digits.length() > 9 ? WRONG : Integer.parseInt(digits);
        if (number < min || number > max) {
            problem(item, "has a number that is not " + min + " to " + max);
        }
        return number;
    }

    private String problem(String what, String why) {
        problems.add(field + ": " + (what.isEmpty() ? "nothing" : what) + " in " + whole + " " + why);
        return what;
    }
}
