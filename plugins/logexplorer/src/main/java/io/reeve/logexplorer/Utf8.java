package io.reeve.logexplorer;

import java.nio.charset.StandardCharsets;

/** Where characters begin and end in UTF-8 (RFC 3629). Bytes that are none are characters of their own. */
final class Utf8 {
    /** How many bytes of a character can lie before or after a place within it. */
    static final int MARGIN = 3;

    private Utf8() {}

    /** The text of some bytes; what is not UTF-8 shows as U+FFFD. */
    static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** The first index from one on at which a character begins, or the bytes end. */
    static int begin(byte[] bytes, int index, int end) {
        int lead = lead(bytes, index);
        return lead < index ? Math.min(end, lead + length(bytes[lead])) : index;
    }

    /**
     * The last index up to one at which a character ends, as far as can be seen: one that goes on behind {@code end} is
     * not over.
     */
    static int end(byte[] bytes, int index, int end) {
        if (index < end) {
            return lead(bytes, index);
        }
        for (int at = index - 1; at >= Math.max(0, index - MARGIN); at--) {
            if (!goesOn(bytes[at])) {
                return at + length(bytes[at]) > index ? at : index;
            }
        }
        return index;
    }

    /** Where the character begins that has the byte at an index. */
    private static int lead(byte[] bytes, int index) {
        for (int at = index; at >= Math.max(0, index - MARGIN) && index < bytes.length; at--) {
            if (!goesOn(bytes[at])) {
                return at + length(bytes[at]) > index ? at : index;
            }
        }
        return index;
    }

    private static boolean goesOn(byte b) {
        return (b & 0xC0) == 0x80;
    }

    /** How many bytes a character has that begins so. */
    private static int length(byte lead) {
        int b = lead & 0xFF;
        return b >= 0xF5 || b < 0xC2 ? 1 : b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
    }
}
