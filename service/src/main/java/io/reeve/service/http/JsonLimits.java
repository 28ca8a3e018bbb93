package io.reeve.service.http;

/**
 * Refuses, before it is parsed, JSON that would cost out of proportion to its size: too many requests or values, nesting
 * that overflows the stack, numbers whose conversion takes time quadratic in their length.
 */
final class JsonLimits {

    static final int REQUESTS = 1_000;

    private static final int VALUES = 100_000;
    private static final int DEPTH = 64;
    private static final int DIGITS = 100;

    private int depth;
    private int values;
    private int requests = 1;
    private int digits;

    private JsonLimits() {}

    /** @throws IllegalArgumentException that says which limit the text exceeds */
    static void check(String json) {
        JsonLimits limits = new JsonLimits();
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '"') {
                i = endOfString(json, i);
            } else {
                limits.take(c);
            }
        }
    }

    private void take(char c) {
        digits = isPartOfNumber(c) ? digits + 1 : 0;
        switch (c) {
            case '[', '{' -> {
                depth++;
                values++;
            }
            case ']', '}' -> depth--;
            case ',' -> {
                values++;
                requests += depth == 1 ? 1 : 0;
            }
            default -> {}
        }
        require(depth <= DEPTH, "is nested more than " + DEPTH + " deep");
        require(digits <= DIGITS, "has a number of more than " + DIGITS + " digits");
        require(values <= VALUES, "has more than " + VALUES + " values");
        require(requests <= REQUESTS, "has more than " + REQUESTS + " requests in one array");
    }

    private static boolean isPartOfNumber(char c) {
        return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
    }

    private static int endOfString(String json, int start) {
        int i = start + 1;
        while (i < json.length() && json.charAt(i) != '"') {
            i += json.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }

    private static void require(boolean kept, String excess) {
        if (!kept) {
            throw new IllegalArgumentException("the request " + excess);
        }
    }
}
