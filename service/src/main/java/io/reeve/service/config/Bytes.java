package io.reeve.service.config;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of bytes as settings write them, {@code 1048576} or {@code 512m}, and as people read them. */
public final class Bytes {

    /** What is expected where a number of bytes is. */
    public static final String EXPECTED = "bytes such as 1048576 or 512m";

    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,18})([kmgt]?)", Pattern.CASE_INSENSITIVE);
    private static final String SCALES = "kmgt";
    private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB"};
    private static final int BITS = 10;

    private Bytes() {}

    /** The number, never negative; empty where the text is none, or one that no long holds. */
    public static OptionalLong parse(String text) {
        Matcher amount = AMOUNT.matcher(text);
        if (!amount.matches()) {
            return OptionalLong.empty();
        }
        long number = Long.parseLong(amount.group(1));
        int shift = amount.group(2).isEmpty()
                ? 0
                : BITS * (1 + SCALES.indexOf(amount.group(2).toLowerCase(Locale.ROOT)));
        return number > Long.MAX_VALUE >> shift ? OptionalLong.empty() : OptionalLong.of(number << shift);
    }

    /** That something is more than a limit, both in the largest unit that the limit is a whole number of. */
    public static String moreThan(long number, long limit) {
        int unit = Math.min(Long.numberOfTrailingZeros(limit) / BITS, UNITS.length - 1);
        // Rounded up, so that 200 MiB are never said to be more than 200 MiB.
        BigDecimal exact = new BigDecimal(number).divide(new BigDecimal(1L << (BITS * unit)));
        BigDecimal shown = exact.setScale(1, RoundingMode.CEILING).stripTrailingZeros();
        return "%s %s are more than %d %2$s".formatted(shown.toPlainString(), UNITS[unit], limit >> (BITS * unit));
    }
}
