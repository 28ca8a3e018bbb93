package io.reeve.logexplorer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds bytes within bytes, in most places looking at one out of as many as there are to find (Horspool, 1980,
 * "Practical fast searching in strings").
 */
final class Needle {
    private final byte[] bytes;
    /** By the byte under the needle's last one, how far the needle can go on. */
    private final int[] shifts = new int[256];

    Needle(String text) {
        bytes = text.getBytes(StandardCharsets.UTF_8);
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
        int last = bytes.length - 1;
        if (last < 0) {
            return from;
        }
        byte end = bytes[last];
        for (int at = from + last; at < to; at += shifts[within[at] & 0xFF]) {
            if (within[at] == end && Arrays.equals(within, at - last, at, bytes, 0, last)) {
                return at - last;
            }
        }
        return -1;
    }
}
