package io.reeve.service.gate;

/** Where changes and denials are recorded. Thread-safe; never fails: an operator must be able to act on a full disk. */
@FunctionalInterface
public interface Audit {

    /** How it went. */
    enum Outcome {
        OK,
        DENIED,
        FAILED
    }

    /**
     * What happened; the texts hold no secrets.
     *
     * @param who the name of the caller; empty if nobody had logged in
     * @param from the caller's address
     * @param door by which door
     * @param what the privilege that it takes, or another word in capitals
     * @param on the bean and member, or the job
     * @param why a sentence; may be empty
     */
    record Event(String who, String from, String door, String what, String on, Outcome outcome, String why) {}

    void record(Event event);
}
