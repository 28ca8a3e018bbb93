package io.reeve.service.jmx;

import io.reeve.service.job.Failures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for an operation on behalf of a caller who wants its outcome. */
final class Outcome {
    private Outcome() {}

    static <T> T of(CompletableFuture<T> operation) {
        try {
            return operation.join();
        } catch (CompletionException e) {
            Throwable cause = Failures.cause(e);
            if (cause instanceof RuntimeException failure) {
                throw failure;
            }
            if (cause instanceof FileSystemException unworded) {
                throw new UncheckedIOException(unworded);
            }
            String message = Failures.message(cause);
            throw new UncheckedIOException(
                    message, cause instanceof IOException world ? world : new IOException(message, cause));
        }
    }
}
