package io.reeve.logcleaner;

/** Asked between two files, and now and then within a large one, so that others are not held up. */
interface Pace {

    /** Whether a run may go on; if not, it ends as soon as it can. */
    boolean goesOn();

    /** Whether it may also write: the disk has room for that. */
    boolean hasRoom();
}
