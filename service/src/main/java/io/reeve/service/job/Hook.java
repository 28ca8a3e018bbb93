package io.reeve.service.job;

import java.time.Duration;
import java.util.List;

/**
 * A command that is run at a moment of an instance's life.
 *
 * @param words the program and its arguments; the whole line where {@code shell} is true
 * @param shell whether {@code /bin/sh -c} runs it
 * @param timeout after which it is killed and has failed
 */
record Hook(List<String> words, boolean shell, Duration timeout) {

    static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
    static final Duration MAX_TIMEOUT = Duration.ofDays(1);
}
