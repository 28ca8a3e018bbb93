package io.reeve.service.config;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** Numbers as they were written: an integer stays one, a decimal keeps its digits. */
final class PlainNumber {

    /** Beyond this, turning a short text such as 1e999999999 into an integer would take all memory. */
    private static final int MAX_EXPONENT = 1_000;

    private PlainNumber() {}

    static Optional<Number> parse(String text) {
        try {
            if (text.matches("[-+]?[0-9]+")) {
                BigInteger integer = new BigInteger(text);
                return Optional.of(integer.bitLength() < Long.SIZE ? (Number) integer.longValue() : integer);
            }
            BigDecimal decimal = new BigDecimal(text);
            return Math.abs((long) decimal.scale()) > MAX_EXPONENT ? Optional.empty() : Optional.of(decimal);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
