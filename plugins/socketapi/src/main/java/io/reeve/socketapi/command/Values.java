package io.reeve.socketapi.command;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;

/** Values as PHP would convert them, as far as that makes sense. The errors do not repeat them. */
final class Values {

    private Values() {}

    /** A text, or the digits of a number. */
    static String text(String key, JsonElement value) throws RefusedException {
        if (value instanceof JsonPrimitive plain && !plain.isBoolean()) {
            return plain.getAsString();
        }
        throw new RefusedException(key + ": expected a text");
    }

    /** False are false, 0, {@code "0"} and {@code ""}. */
    static boolean flag(String key, JsonElement value) throws RefusedException {
        if (!(value instanceof JsonPrimitive plain)) {
            throw new RefusedException(key + ": expected true or false");
        }
        if (plain.isBoolean()) {
            return plain.getAsBoolean();
        }
        String text = plain.getAsString();
        return plain.isNumber() ? number(key, value).signum() != 0 : !text.isEmpty() && !text.equals("0");
    }

    /** A number, or a text that is one. */
    static BigDecimal number(String key, JsonElement value) throws RefusedException {
        String text = text(key, value);
        if (text.length() <= 40) {
            try {
                return new BigDecimal(text.strip());
            } catch (NumberFormatException e) {
                throw new RefusedException(key + ": expected a number");
            }
        }
        throw new RefusedException(key + ": expected a number of at most 40 digits");
    }

    /** A whole number that an int can hold. */
    static int whole(String key, JsonElement value) throws RefusedException {
        try {
            BigDecimal number = number(key, value);
            if (Math.abs((long) number.scale()) > 40) {
                throw new RefusedException(key + ": expected a whole number");
            }
            return number.intValueExact();
        } catch (ArithmeticException e) {
            throw new RefusedException(key + ": expected a whole number");
        }
    }
}
