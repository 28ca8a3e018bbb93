package io.reeve.logexplorer;

import com.google.re2j.Pattern;
import java.util.Optional;

/**
 * What lines are searched for.
 *
 * @param needle the text, if it is no regular expression
 * @param pattern the regular expression, if it is one
 * @param window when they were written
 * @param context how many lines around each one are shown
 * @param limit how many of them
 */
record Query(Needle needle, Optional<Pattern> pattern, Window window, int context, int limit) {
    static final int MOST_CONTEXT = 20;
    static final int MOST_MATCHES = 1000;
    private static final int LONGEST_TEXT = 1000;

    /**
     * Reads what a caller says.
     *
     * @throws IllegalArgumentException if this cannot be searched for
     */
    static Query of(String text, boolean regex, Window window, int context, int limit) {
        Limits.check("context", context, 0, MOST_CONTEXT);
        Limits.check("limit", limit, 1, MOST_MATCHES);
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("the text to search for has more than " + LONGEST_TEXT + " characters");
        }
        if (text.indexOf('\n') >= 0) {
            throw new IllegalArgumentException(
                    "the text to search for has a line break: lines are searched one by one");
        }
        return regex
                ? new Query(new Needle(""), Optional.of(Expression.compiled(text)), window, context, limit)
                : new Query(new Needle(text), Optional.empty(), window, context, limit);
    }

    /** Whether lines that have not what is searched for can be passed over without a look at them. */
    boolean jumps() {
        return pattern.isEmpty() && !needle.isEmpty() && window.isEverything();
    }

    /** Whether it is in a line. */
    boolean isIn(byte[] bytes, int from, int to) {
        return pattern.map(each -> each.matcher(Utf8.text(bytes, from, to)).find())
                .orElseGet(() -> needle.find(bytes, from, to) >= 0);
    }
}
