package io.reeve.service.http;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Repairs the escapes of control characters in JSON as it is written. Jolokia 2.6.0 writes their hexadecimal digits a to f
 * as the characters from colon to question mark, so that no client could read what a job prints in colours
 * (https://github.com/jolokia/jolokia/pull/1021).
 */
final class Escapes extends FilterWriter {
    private static final int AFTER_BACKSLASH = 5;
    private static final int DIGITS = 4;

    /** Where in an escape we are: so many digits are still to come; 0 outside of any. */
    private int left;

    Escapes(Writer out) {
        super(out);
    }

    @Override
    public void write(int c) throws IOException {
        out.write(repaired((char) c));
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        write(new String(text, offset, length), 0, length);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        int end = offset + length;
        int next = offset;
        while (next < end) {
            int backslash = left > 0 ? next : text.indexOf('\\', next);
            int stop = backslash < 0 || backslash > end ? end : backslash;
            out.write(text, next, stop - next);
            for (next = stop; next < end && (left > 0 || next == stop); next++) {
                out.write(repaired(text.charAt(next)));
            }
        }
    }

    private char repaired(char c) {
        boolean lastDigit = left == 1;
        if (left == 0) {
            left = c == '\\' ? AFTER_BACKSLASH : 0;
        } else if (left == AFTER_BACKSLASH) {
            left = c == 'u' ? DIGITS : 0;
        } else {
            left--;
        }
        return lastDigit && c >= ':' && c <= '?' ? (char) (c - ':' + 'a') : c;
    }
}
