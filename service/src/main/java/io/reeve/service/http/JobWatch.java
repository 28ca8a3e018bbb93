package io.reeve.service.http;

/** Tells when something changes about jobs. */
@FunctionalInterface
public interface JobWatch {

    /** Hears of changes, by threads that must not be kept waiting. */
    interface Listener {

        /** A job's state changed, or it is no longer defined. */
        void changed(String job);

        /** A job is defined, or defined anew. */
        void defined(String job);
    }

    /** Tells of every job until what is returned is closed. */
    Watching watch(Listener listener);
}
