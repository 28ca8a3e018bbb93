package io.reeve.logexplorer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds bytes within bytes: long ones by looking, in most places, at one out of as many as there are to find (Horspool,
 * 1980, "Practical fast searching in strings"), short ones as the JVM finds strings, by several bytes at a time.
 */
final class Needle {
    private static final int SHORT = 8;
    private static final int BLOCK = 1 << 15;

    private final byte[] bytes;
    /** The same, a character a byte. */
    private final String characters;
    /** By the byte under the needle's last one, how far the needle can go on. */
    private final int[] shifts = new int[256];

    Needle(String text) {
        bytes = text.getBytes(StandardCharsets.UTF_8);
        characters = new String(bytes, StandardCharsets.ISO_8859_1);
        Arrays.fill(shifts, bytes.length);
        for (int i = 0; i < bytes.length - 1; i++) {
            shifts[bytes[i] & 0xFF] = bytes.length - 1 - i;
        }
    }

    boolean isEmpty() {
        return bytes.length == 0;
    }

    /** The first index at which it stands between two others, or -1. */
    int find(byte[] within, int from, int to) {
        if (isEmpty()) {
            return from;
        }
        return bytes.length < SHORT ? findShort(within, from, to) : findLong(within, from, to);
    }

    private int findShort(byte[] within, int from, int to) {
        for (int at = from; to - at >= bytes.length; at += BLOCK - bytes.length + 1) {
            int count = Math.min(BLOCK, to - at);
            int hit = new String(within, at, count, StandardCharsets.ISO_8859_1).indexOf(characters);
            if (hit >= 0) {
                return at + hit;
            }
        }
        return -1;
    }

    private int findLong(byte[] within, int from, int to) {
        int last = bytes.length - 1;
        byte end = bytes[last];
        for (int at = from + last; at < to; at += shifts[within[at] & 0xFF]) {
            if (within[at] == end && Arrays.equals(within, at - last, at, bytes, 0, last)) {
                return at - last;
            }
        }
        return -1;
    }
}
