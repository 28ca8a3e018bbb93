package io.reeve.service.output;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds newlines eight bytes at a time: capture speed hangs on it. */
final class Newlines {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NEWLINES = 0x0A0A0A0A0A0A0A0AL;
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Newlines() {}

    /** The index of the first newline at or after {@code from} and before {@code end}, -1 where there is none. */
    static int next(byte[] bytes, int from, int end) {
        int index = from;
        for (; index + 8 <= end; index += 8) {
            long zeroWhereNewline = (long) LONG.get(bytes, index) ^ NEWLINES;
            long found = (zeroWhereNewline - LOW_BITS) & ~zeroWhereNewline & HIGH_BITS;
            if (found != 0) {
                return index + Long.numberOfTrailingZeros(found) / 8;
            }
        }
        for (; index < end; index++) {
            if (bytes[index] == '\n') {
                return index;
            }
        }
        return -1;
    }

    /** The index after the newline before the last {@code lines} lines of {@code bytes}; a line may be unfinished. */
    static int startOfLast(byte[] bytes, int count, int lines) {
        int left = lines;
        for (int index = count - 1; index > 0; index--) {
            if (bytes[index - 1] == '\n' && --left <= 0) {
                return index;
            }
        }
        return 0;
    }
}
