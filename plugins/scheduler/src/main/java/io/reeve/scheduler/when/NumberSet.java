package io.reeve.scheduler.when;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Numbers of a field and the shape they have, for words about them.
 *
 * @param set bit n: number n
 * @param min the least number there may be
 * @param count how many there may be
 */
record NumberSet(long set, int min, int count) {

    private static final int MANY = 3;

    /** Numbers that follow each other, both ends included; the end is below the beginning if they go on at the least number. */
    record Run(int from, int to, int length) {}

    static NumberSet ofSixty(long set) {
        return new NumberSet(set, 0, 60);
    }

    static NumberSet ofHours(long set) {
        return new NumberSet(set, 0, 24);
    }

    boolean isAll() {
        return Long.bitCount(set) == count;
    }

    boolean isOnly(int number) {
        return set == 1L << number;
    }

    int size() {
        return Long.bitCount(set);
    }

    int first() {
        return Bits.first(set);
    }

    /** The distance of its numbers, 2 or more, if they are many, evenly spaced and go on until there are no more. */
    OptionalInt step() {
        int[] numbers = Bits.of(set);
        if (numbers.length < MANY || isAll()) {
            return OptionalInt.empty();
        }
        int step = numbers[1] - numbers[0];
        for (int i = 1; i < numbers.length; i++) {
            if (numbers[i] - numbers[i - 1] != step) {
                return OptionalInt.empty();
            }
        }
        boolean isWhole = numbers[0] - min < step && numbers[numbers.length - 1] + step >= min + count;
        return step > 1 && isWhole ? OptionalInt.of(step) : OptionalInt.empty();
    }

    /** The same, if the distance is also that of the last one to the first one after it. */
    OptionalInt evenStep() {
        OptionalInt step = step();
        return step.isPresent() && count % step.getAsInt() == 0 ? step : OptionalInt.empty();
    }

    /** All numbers, as runs; none goes on at the least number. */
    List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        for (int from = first(); from >= 0; from = next(runs)) {
            int end = Long.numberOfTrailingZeros(~(set >>> from)) + from;
            runs.add(new Run(from, end - 1, end - from));
        }
        return runs;
    }

    private int next(List<Run> runs) {
        int end = runs.get(runs.size() - 1).to() + 1;
        return end > 63 ? -1 : Bits.atLeast(set, end);
    }

    /** All numbers, as runs, the last of which may go on at the least number: hours and days of the week do. */
    List<Run> turningRuns() {
        List<Run> runs = new ArrayList<>(runs());
        Run first = runs.get(0);
        Run last = runs.get(runs.size() - 1);
        if (runs.size() > 1 && first.from() == min && last.to() == min + count - 1) {
            runs.set(runs.size() - 1, new Run(last.from(), first.to(), last.length() + first.length()));
            runs.remove(0);
        }
        return runs;
    }
}
