package io.reeve.scheduler.when;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A field of a condition, from the smallest on. Its letter is that of PHP's date(). */
enum Part {
    U("[1-9][0-9]{0,8}", "a number of seconds"),
    I("[0-5][0-9]", "00 to 59 (two digits)"),
    H("[01][0-9]|2[0-3]", "00 to 23 (two digits)"),
    N("[1-7]", "1 (Monday) to 7 (Sunday)"),
    D("0[1-9]|[12][0-9]|3[01]|@t", "01 to 31 (two digits) or @t, the last day of the month"),
    Z("[1-9]?[0-9]|[12][0-9]{2}|3[0-5][0-9]|36[0-5]", "0 (1 January) to 365"),
    W("0?[1-9]|[1-4][0-9]|5[0-3]", "1 to 53, an ISO week"),
    M("0[1-9]|1[0-2]", "01 to 12 (two digits)"),
    Y("20(?:1[3-9]|[2-9][0-9])", "2013 to 2099");

    /** What {@code @t} is as a number. */
    static final int LAST_DAY = 32;

    private final Pattern form;
    private final String range;

    Part(String form, String range) {
        this.form = Pattern.compile(form);
        this.range = range;
    }

    static Optional<Part> named(String letter) {
        return Arrays.stream(values())
                .filter(part -> part.letter().equals(letter))
                .findFirst();
    }

    static List<String> letters() {
        return Arrays.stream(values()).map(Part::letter).toList();
    }

    boolean accepts(String text) {
        return form.matcher(text).matches();
    }

    /** What is expected of a value. */
    String range() {
        return range;
    }

    int number(String text) {
        return text.equals("@t") ? LAST_DAY : Integer.parseInt(text);
    }

    /** A number as {@link #accepts} takes it, in the one form that is its canonical one. */
    String text(int number) {
        return switch (this) {
            case I, H, M -> two(number);
            case D -> number == LAST_DAY ? "@t" : two(number);
            case U, N, Z, W, Y -> String.valueOf(number);
        };
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }

    /** How long what it names lasts; empty for U, which names nothing. */
    Optional<Period> period() {
        return switch (this) {
            case U -> Optional.empty();
            case I -> Optional.of(Period.MINUTE);
            case H -> Optional.of(Period.HOUR);
            case N, D, Z -> Optional.of(Period.DAY);
            case W -> Optional.of(Period.WEEK);
            case M -> Optional.of(Period.MONTH);
            case Y -> Optional.of(Period.YEAR);
        };
    }

    String letter() {
        return switch (this) {
            case M, D, I, Z -> name().toLowerCase(Locale.ROOT);
            case U, H, N, W, Y -> name();
        };
    }
}
