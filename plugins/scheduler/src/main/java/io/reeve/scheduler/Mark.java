package io.reeve.scheduler;

/**
 * How much a job had printed when a run began, in bytes since it was defined.
 *
 * @param out of standard output
 * @param err of standard error
 */
record Mark(long out, long err) {

    /** Of a run that has not begun. */
    static final Mark NONE = new Mark(0, 0);
}
