package io.reeve.service.probe;

import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;

/** Foreign texts in messages: one line, of bearable length, without control characters. */
final class Brief {
    private static final int LONGEST = 200;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cf}]+");

    private Brief() {}

    static String text(String foreign) {
        String start = foreign.substring(0, Math.min(foreign.length(), 2 * LONGEST));
        String line = UNPRINTABLE.matcher(start).replaceAll(" ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
    }

    static String message(Throwable failure) {
        Throwable cause = failure.getCause();
        if (failure instanceof CompletionException && cause != null) {
            return message(cause);
        }
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : text(message);
    }
}
