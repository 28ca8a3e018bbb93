package io.reeve.scheduler.when;

import java.util.stream.LongStream;

/** Sets of the numbers 0 to 63, as the bits of a long. */
final class Bits {

    private static final int[] NONE = {};

    private Bits() {}

    /** The numbers in ascending order. */
    static int[] of(long set) {
        if (set == 0) {
            return NONE;
        }
        return LongStream.iterate(set, rest -> rest != 0, rest -> rest & rest - 1)
                .mapToInt(Long::numberOfTrailingZeros)
                .toArray();
    }

    /** The numbers from {@code low} to {@code high}, both inclusive. */
    static long range(int low, int high) {
        return (-1L >>> (63 - (high - low))) << low;
    }

    static boolean has(long set, int number) {
        return ((set >>> number) & 1) != 0;
    }

    static int first(long set) {
        return Long.numberOfTrailingZeros(set);
    }

    /** The first number that is not below {@code least}; -1 if there is none. */
    static int atLeast(long set, int least) {
        long rest = set & (-1L << least);
        return rest == 0 ? -1 : first(rest);
    }
}
