package io.reeve.scheduler.when;

/** Which days of a month are meant. */
interface Days {

    /** How many days each month of all years has at most. */
    int ALL = 0x7fff_ffff;

    /** The days of a month as a set: bit 0 is the first. Bits beyond the end of the month are 0. */
    int in(Month month);

    /** The last year in which there may be any. */
    default int lastYear() {
        return Span.LAST_YEAR;
    }
}
