package io.reeve.service.http;

/** Tells when jobs print something. */
@FunctionalInterface
public interface OutputWatch {

    /**
     * Tells of each piece of output of an instance of a job until what is returned is closed, whether there is such a job
     * or not.
     *
     * @param printed called by a thread that must not be kept waiting
     */
    Watching watch(String job, int instance, Runnable printed);
}
