package io.reeve.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Does what may take long elsewhere, and comes back to the scheduler's thread with the result. */
interface Desk {

    /** Does something on the scheduler's thread, once what was noted before is on the disk. */
    void whenRecorded(Runnable action);

    /** Does something on another thread, then goes on with one of two on the scheduler's. */
    <T> void elsewhere(Supplier<T> work, Consumer<T> then, Consumer<String> failed);

    /** Does something on the scheduler's thread after a time. */
    void later(Duration delay, Runnable action);

    Instant now();
}
