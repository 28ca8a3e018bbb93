package io.reeve.service.job;

/** Which job bears which name. Thread-safe. */
interface Register {
    /**
     * Gives a job its name, by which it is found from now on.
     *
     * @throws IllegalArgumentException if it is another's, or the job depends on what does not exist; then nothing changes
     */
    void enter(Job job);

    /** Frees a job's name. */
    void leave(Job job);
}
