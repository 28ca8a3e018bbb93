package io.reeve.service.job;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much a job may have of something. Unsigned numbers, of which the highest is {@link #UNLIMITED}.
 *
 * @param soft what it has at first
 * @param hard what it can raise that to
 */
record Limit(long soft, long hard) {
    static final long UNLIMITED = -1;

    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,18})([kmgt]?)", Pattern.CASE_INSENSITIVE);
    private static final String SCALES = "kmgt";

    /** @throws IllegalArgumentException saying what was expected */
    static Limit parse(String text, LimitKind.Unit unit) {
        String[] parts = text.split(":", -1);
        if (parts.length > 2) {
            throw expected(unit.expected(), text);
        }
        Limit limit = new Limit(amount(parts[0], unit, text), amount(parts[parts.length - 1], unit, text));
        if (Long.compareUnsigned(limit.soft, limit.hard) > 0) {
            throw expected("a soft limit no higher than the hard one", text);
        }
        return limit;
    }

    /** Whether more than {@code most} could be had. */
    boolean exceeds(long most) {
        return Long.compareUnsigned(hard, most) > 0;
    }

    private static long amount(String part, LimitKind.Unit unit, String whole) {
        if (part.equals("unlimited")) {
            return UNLIMITED;
        }
        Matcher amount = AMOUNT.matcher(part);
        if (!amount.matches()
                || (unit != LimitKind.Unit.BYTES && !amount.group(2).isEmpty())) {
            throw expected(unit.expected(), whole);
        }
        long number = Long.parseLong(amount.group(1));
        int shift = amount.group(2).isEmpty()
                ? 0
                : 10 * (1 + SCALES.indexOf(amount.group(2).toLowerCase(Locale.ROOT)));
        if (number > Long.MAX_VALUE >> shift) {
            throw expected(unit.expected(), whole);
        }
        return number << shift;
    }

    private static IllegalArgumentException expected(String what, String text) {
        return new IllegalArgumentException("expected " + what + ", not '" + text + "'");
    }

    static String text(long amount) {
        return amount == UNLIMITED ? "unlimited" : Long.toUnsignedString(amount);
    }

    /** As prlimit(1) and {@link #parse} read it, in bytes where bytes are limited. */
    @Override
    public String toString() {
        return soft == hard ? text(hard) : text(soft) + ":" + text(hard);
    }
}
