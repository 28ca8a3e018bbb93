package io.reeve.service.job;

import io.reeve.service.config.Bytes;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * How much a job may have of something. Unsigned numbers, of which the highest is {@link #UNLIMITED}.
 *
 * @param soft what it has at first
 * @param hard what it can raise that to
 */
record Limit(long soft, long hard) {
    static final long UNLIMITED = -1;

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

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
        boolean usable = unit == LimitKind.Unit.BYTES || DIGITS.matcher(part).matches();
        OptionalLong amount = usable ? Bytes.parse(part) : OptionalLong.empty();
        return amount.orElseThrow(() -> expected(unit.expected(), whole));
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
