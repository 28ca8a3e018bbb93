package io.reeve.logexplorer;

/** Numbers of callers that have to be in a range. */
final class Limits {
    private Limits() {}

    /** @throws IllegalArgumentException if a number is not between two others, which are possible too */
    static int check(String what, int number, int least, int most) {
        if (number < least || number > most) {
            throw new IllegalArgumentException(what + " is " + number + ": expected " + least + " to " + most);
        }
        return number;
    }
}
